#include "shared/queue/staff.hpp"

#include <algorithm>
#include <utility>

#include "shared/queue/day.hpp"

namespace skranke {

StaffPresence presence_of(const Day& day, const PersonId& person) {
    const auto found = day.staff.find(person);
    return found == day.staff.end() ? StaffPresence{} : found->second;
}

std::size_t count_of(const Day& day, StaffStatus status) {
    return static_cast<std::size_t>(
        std::ranges::count_if(day.staff, [&](const auto& entry) { return entry.second.status == status; }));
}

std::string_view label(StaffStatus status, Language language) {
    const bool danish = language == Language::danish;
    switch (status) {
        case StaffStatus::off: return danish ? "Ikke på gulvet" : "Not on the floor";
        case StaffStatus::on_floor: return danish ? "På gulvet" : "On the floor";
        case StaffStatus::paused: return danish ? "I pause" : "On a break";
        case StaffStatus::urgent_task: return danish ? "Optaget af haste" : "Busy with an urgent task";
    }
    std::unreachable();
}

std::string_view identifier(StaffStatus status) {
    switch (status) {
        case StaffStatus::off: return "off";
        case StaffStatus::on_floor: return "on_floor";
        case StaffStatus::paused: return "paused";
        case StaffStatus::urgent_task: return "urgent_task";
    }
    std::unreachable();
}

std::optional<StaffStatus> staff_status_from(std::string_view text) {
    for (const StaffStatus status : every_staff_status)
        if (identifier(status) == text) return status;
    return std::nullopt;
}

}  // namespace skranke
