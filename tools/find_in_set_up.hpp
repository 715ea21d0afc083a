#pragma once
// Whom and what a command line names: by id, or by the name that people use. The error lists what there is.
#include <string>

#include "shared/base/result.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke::tools {

Result<SiteId> find_site(const std::string& text, const Municipality& municipality);
// A name like "Skranke 1" may stand at several sites: the own site's comes first.
Result<DeskId> find_desk(const std::string& text, const Snapshot& snapshot);
Result<PersonId> find_person(const std::string& text, const Municipality& municipality);
Result<ServiceId> find_service(const std::string& text, const Municipality& municipality);

}  // namespace skranke::tools
