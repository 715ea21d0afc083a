#pragma once
// What citizens can have help with in a crisis, in every municipality alike: fixed here, so that one switch
// is enough, with no network and nobody who has set it up.
#include <vector>

#include "shared/queue/municipality.hpp"

namespace skranke {

const std::vector<Service>& crisis_services();
bool is_crisis_service(const ServiceId& service);

}  // namespace skranke
