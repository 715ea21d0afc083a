#pragma once
// What a machine's documents say, read past its node: for checkers, who do not take a node's word for it.
#include <set>
#include <string>
#include <vector>

#include "sync/node/queue_document.hpp"
#include "tools/simulate/machine.hpp"

namespace skranke::simulation {

struct WrittenDay {
    DayIdentity identity;
    std::vector<Event> events;
};

std::vector<WrittenDay> written_days(const MunicipalityId& municipality, Machine& machine);
// Of all days.
std::set<std::string> event_keys(const MunicipalityId& municipality, Machine& machine);

}  // namespace skranke::simulation
