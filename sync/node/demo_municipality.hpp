#pragma once
// A municipality to try things out with.
#include "automerge/automerge.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

const MunicipalityId& demo_municipality_id();

// Two sites, their desks, the services and some staff; byte for byte the same document wherever it is made,
// so that two demo nodes that never met are of one municipality.
automerge::Document new_demo_municipality_document();

}  // namespace skranke
