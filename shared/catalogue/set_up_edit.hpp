#pragma once
// A change of what a municipality has set up, as a person asks for it: its services, its sites (their names,
// who goes before whom there, how the day is there), its people, its desks. `before` is what the editor saw;
// what differs in `after` is written, and nothing else. So two who change different things, apart, both have
// their way.
#include <optional>
#include <variant>

#include "shared/catalogue/catalogue_edit.hpp"

namespace skranke {

struct SiteEdit {
    std::optional<Site> before{};  // none: a new site
    Site after{};
    bool operator==(const SiteEdit&) const = default;
};

struct PersonEdit {
    std::optional<Person> before{};  // none: a new colleague
    std::optional<Person> after{};   // none: works here no longer; what was done keeps the initials
    bool operator==(const PersonEdit&) const = default;
};

struct DeskEdit {
    std::optional<Desk> before{};  // none: a new desk
    Desk after{};
    bool operator==(const DeskEdit&) const = default;
};

using SetUpEdit = std::variant<CatalogueEdit, SiteEdit, PersonEdit, DeskEdit>;

}  // namespace skranke
