#pragma once
// How far the volunteers have come together, over all days that the device has. A year of closed days is
// counted once: only days that have changed since are looked at again.
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "sync/node/snapshot.hpp"

namespace skranke {

// What each of them is hoped to reach.
inline constexpr std::size_t guidances_per_volunteer = 100;

struct VolunteerFigures {
    std::size_t guidances = 0, volunteers = 0;
    ServiceDay since{};  // the earliest day that the device has
    bool operator==(const VolunteerFigures&) const = default;
};

class VolunteerProgress {
public:
    // Nothing where nobody is a volunteer.
    std::optional<VolunteerFigures> update(const Snapshot& snapshot);

private:
    struct Counted {
        std::shared_ptr<const Day> day;
        std::size_t guidances = 0;
    };
    std::set<PersonId> volunteers_;
    std::vector<Counted> counted_;  // in the order of the snapshot's days
};

}  // namespace skranke
