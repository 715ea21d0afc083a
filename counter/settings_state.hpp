#pragma once
// What the console remembers of the settings' page: what is looked at, and what has been typed and not yet
// stored. Plain values; `SettingsChanges` changes them, `settings_screen` reads them.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "counter/settings_command.hpp"
#include "shared/catalogue/kle_list.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

using FieldTexts = std::map<std::string, std::string, std::less<>>;

struct SettingsForm {
    // As it stood when the form was opened: what differs is stored.
    std::variant<Service, Site, Person, Desk> before;
    bool is_new = false;
    FieldTexts as_opened;   // by field
    FieldTexts typed;       // likewise
    bool tried = false;     // to store it: then even what is empty is told
    std::string refusal{};  // the node's, of no single field
};

struct SettingsPage {
    SettingsSection section = SettingsSection::services;
    std::string search{};
    std::optional<SettingsForm> form{};
    std::string latest{};                    // the row that was opened last
    std::optional<std::uint64_t> storing{};  // the intent that is not yet answered
    KleList kle{};                           // of this node
};

// Asked before something is lost.
struct SettingsQuestion {
    bool takes_out = false;  // a colleague; else what was typed is thrown away
};

}  // namespace skranke
