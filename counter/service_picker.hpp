#pragma once
// Choosing a service among many: ten by key, the rest by searching. Shared by "Nyt nummer" and "Viderestil".
#include <string>
#include <vector>

#include "counter/console_state.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

struct ServiceOption {
    std::string key;  // "1" … "9", "0"
    ServiceId id;
    std::string name;
    bool chosen = false;
};

// At most ten of those offered on that day. Without a search campaigns and then the usual ones, "Ved ikke
// eller andet" last; with one the best matches. `except` is left out: a ticket cannot be transferred to the
// service that it has.
std::vector<ServiceOption> service_options(const Municipality& municipality, ServiceDay day,
                                           const ServicePicker& picker, const ServiceId& except = {});

// Every word of `search` is in `name`, capital or small, Æ, Ø and Å included.
bool matches_search(std::string_view name, std::string_view search);

// Letters as they compare: small, Æ, Ø and Å too.
std::string in_small_letters(std::string_view text);

}  // namespace skranke
