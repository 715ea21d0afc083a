#pragma once
// A plausible day of the demo municipality, made up by a seed: people come in waves, desks call whoever is
// next.
#include "shared/queue/municipality.hpp"
#include "tools/replay/day_plan.hpp"

namespace skranke::replay {

struct DemoSite {
    SiteKind kind = SiteKind::library;
    std::size_t desks = 1;  // that are staffed
};

// People come until the doors close; whoever waits then is still called.
DayPlan plan_demo_day(const std::vector<DemoSite>& sites, UtcTime opens, UtcTime closes, Random& random);

}  // namespace skranke::replay
