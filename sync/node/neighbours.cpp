#include "sync/node/neighbours.hpp"

#include <algorithm>

#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"
#include "sync/node/municipality_document.hpp"
#include "sync/repo/repository.hpp"

namespace skranke {

namespace {

namespace fs = std::filesystem;

void look_into(const fs::path& folder, const MunicipalityId& municipality, Random& random,
               Neighbours& neighbours) {
    auto database = Database::open({.file = database_file(folder), .access = DatabaseAccess::look});
    if (!database) return;
    auto repository = Repository::open(std::move(*database), random);
    if (!repository) return;
    const auto* document = (*repository)->find(municipality_document_id(municipality));
    if (!document) return;
    neighbours.found = true;
    for (auto& device : read_municipality(municipality, *document).devices) {
        if (std::ranges::find(neighbours.devices, device.id, &Device::id) == neighbours.devices.end())
            neighbours.devices.push_back(std::move(device));
    }
}

}  // namespace

Neighbours look_for_neighbours(const fs::path& folder, const MunicipalityId& municipality, Random& random) {
    Neighbours neighbours;
    std::error_code failure;
    const auto own = fs::weakly_canonical(folder, failure);
    if (failure) return neighbours;
    for (fs::directory_iterator entry(own.parent_path(), failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code not_there;
        if (entry->path() == own || !fs::is_regular_file(database_file(entry->path()), not_there)) continue;
        look_into(entry->path(), municipality, random, neighbours);
    }
    return neighbours;
}

}  // namespace skranke
