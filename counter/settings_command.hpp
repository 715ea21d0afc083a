#pragma once
// What a manager or site administrator asks for on the settings' page. See command.hpp.
#include <string>

namespace skranke {

enum class SettingsSection { services, sites, people, desks };

struct ShowSettings {
    SettingsSection section = SettingsSection::services;
};
struct SearchSettings {
    std::string text;  // all that stands in the field
};
struct OpenForm {
    SettingsSection section = SettingsSection::services;
    std::string id{};  // of a service, site, person or desk; empty: a new one
};
// A field of the form that is open: all that stands in it, or what was chosen.
struct FillIn {
    std::string field;
    std::string text;
};
struct StoreForm {};
struct AskTakeOut {};  // the colleague in the form

}  // namespace skranke
