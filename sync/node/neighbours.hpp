#pragma once
// Other nodes whose folders lie beside this one, as a demo's do: the devices that they know of.
#include <filesystem>
#include <vector>

#include "shared/base/random.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

struct Neighbours {
    bool found = false;           // at least one folder holds a node of the municipality
    std::vector<Device> devices;  // that the readable ones know of
};

// Looks and leaves everything as it is. What cannot be read, or is in use, is passed over.
Neighbours look_for_neighbours(const std::filesystem::path& folder, const MunicipalityId& municipality,
                               Random& random);

}  // namespace skranke
