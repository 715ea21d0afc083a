#pragma once
// A change of the services that a municipality offers, and what one catalogue says that another does not.
#include <optional>
#include <span>
#include <vector>

#include "shared/queue/municipality.hpp"

namespace skranke {

// `before` is what the editor saw; what differs in `after` is written, and nothing else. So two who change
// different fields of one service, apart, both have their way.
struct ServiceEdit {
    std::optional<Service> before{};  // none: the service is new
    Service after{};
};

struct CatalogueEdit {
    std::vector<ServiceEdit> services{};
    std::vector<ServiceId> order{};  // in which all are to stand; empty: new ones last
    bool empty() const { return services.empty() && order.empty(); }
};

// What makes `wanted` of `present`. A service that `wanted` does not have is ended, not removed, and stands
// last: what was done under it keeps its name. X99 is never ended; it stays as it is.
CatalogueEdit edit_to(std::span<const Service> present, std::span<const Service> wanted);

// The same edit, said of what is there now: what others have changed meanwhile stays, and what is so already
// is left out. Services that are new, or not there, are as they were.
CatalogueEdit rebased(CatalogueEdit edit, std::span<const Service> present);

}  // namespace skranke
