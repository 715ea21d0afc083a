#pragma once
// What a new site or desk is called in documents, on command lines and in links: made of its name once, and
// kept when the name changes.
#include <string>
#include <string_view>

#include "shared/base/ids.hpp"

namespace skranke {

// "Værestedet Svalen" → "vaerestedet-svalen". Empty if no letter or digit is in the name.
SiteId site_id_of(std::string_view name);
// At the site: "hovedbiblioteket/skranke-4".
DeskId desk_id_of(const SiteId& site, std::string_view name);

}  // namespace skranke
