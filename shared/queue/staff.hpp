#pragma once
// Who works at the site now: on the floor, on a break, away with an urgent task. What a person said last
// counts, in the order of events, so that every node names the same people.
#include <array>
#include <optional>
#include <string_view>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"
#include "shared/text/language.hpp"

namespace skranke {

struct Day;

enum class StaffStatus {
    off,          // not at work here, or gone from the floor
    on_floor,     // På gulvet: can take the next citizen
    paused,       // I pause
    urgent_task,  // Optaget af haste: an urgent task outside the queue
};
// In the order in which they are offered.
inline constexpr std::array every_staff_status{StaffStatus::on_floor, StaffStatus::paused,
                                               StaffStatus::urgent_task, StaffStatus::off};

// The event: somebody said where they, or a colleague who forgot to, are.
struct StaffStatusSet {
    PersonId who{};
    StaffStatus status = StaffStatus::on_floor;
};

// The action. `who` empty: whoever acts.
struct SetStaffStatus {
    StaffStatus status = StaffStatus::on_floor;
    PersonId who{};
};

// Where somebody is, since when, and at which desk they said so.
struct StaffPresence {
    StaffStatus status = StaffStatus::off;
    UtcTime since{};
    DeskId desk{};
    bool operator==(const StaffPresence&) const = default;
};

// What the day knows of a person; off where nothing was said.
StaffPresence presence_of(const Day& day, const PersonId& person);
std::size_t count_of(const Day& day, StaffStatus status);

std::string_view label(StaffStatus status, Language language = Language::danish);
// Lower case and stable: on disk, on the wire and on the command line.
std::string_view identifier(StaffStatus status);
std::optional<StaffStatus> staff_status_from(std::string_view identifier);

}  // namespace skranke
