#pragma once
// A municipality to try things out with, and the catalogue that a new one starts from.
#include "automerge/automerge.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

const MunicipalityId& demo_municipality_id();

// Two sites, their desks, the services and some staff; byte for byte the same document wherever it is made,
// so that two demo nodes that never met are of one municipality.
automerge::Document new_demo_municipality_document();

// What citizens come for, with KL's subject numbers.
std::vector<Service> default_services();

}  // namespace skranke
