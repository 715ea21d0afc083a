#pragma once
// What citizens come for, as a new municipality starts: default_services.toml, which is part of the program.
#include <vector>

#include "shared/queue/municipality.hpp"

namespace skranke {

const std::vector<Service>& default_services();

}  // namespace skranke
