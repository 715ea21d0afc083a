#pragma once
// A form of the settings: from a service, a site, a colleague or a desk to texts by field, and back. Pure.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "counter/settings_state.hpp"
#include "shared/catalogue/set_up_edit.hpp"
#include "shared/catalogue/set_up_fault.hpp"
#include "shared/text/language.hpp"

namespace skranke {

// Nothing if there is none of that id (any more). A new desk is `here` until somebody says otherwise.
std::optional<SettingsForm> open_form(const OpenForm& wanted, const Municipality& municipality,
                                      const SiteId& here);

bool is_changed(const SettingsForm& form);

// What storing the form would ask of the node, and what stands in the way.
struct ReadForm {
    SetUpEdit edit;
    std::vector<SetUpFault> faults;  // by the fields' names
};
ReadForm read_form(const SettingsForm& form, const Municipality& municipality);

// What stands in a field; empty if it has none.
std::string_view typed_in(const SettingsForm& form, std::string_view field);

// Words in one text, as competences and capabilities are kept while they are typed.
std::vector<std::string> words_of(std::string_view text);
std::string with_or_without(std::string_view words, std::string_view word);

inline constexpr std::string_view flag_is_set = "ja";

}  // namespace skranke
