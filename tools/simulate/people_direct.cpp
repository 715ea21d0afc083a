// How the simulated staff open and close their day: intake before the doors, the day when all have gone home,
// and now and then by mistake in the middle of it.
#include "tools/simulate/people.hpp"

namespace skranke::simulation {

namespace {

constexpr Time intake_closes_before = std::chrono::minutes{30};

CloseDay closing(const Day& day) {
    CloseDay close;
    for (const Ticket& ticket : day.tickets)
        if (!has_ended(ticket)) close.leftovers.push_back(ticket.id);
    return close;
}

}  // namespace

// True: there was something to do.
bool People::direct_day(const Desk& desk, const Day& day) {
    const bool doors_are_closed = world_.heap.now() > closing_;
    if (day.course.closed) {
        if (doors_are_closed || !happens(0.7)) return false;
        const auto reopened = act(desk, ReopenDay{});
        if (reopened && reopened->result) world_.walked(RarePath::closed_day_reopened);
        return true;
    }
    const bool nobody_is_left = closing(day).leftovers.empty();
    if ((doors_are_closed && nobody_is_left && happens(0.5)) || happens(habits_.closed_by_mistake)) {
        const auto closed = act(desk, closing(day));
        if (closed && closed->result && !nobody_is_left) world_.walked(RarePath::closed_with_leftovers);
        return true;
    }
    const bool soon_closing = world_.heap.now() > closing_ - intake_closes_before && !doors_are_closed;
    if (!soon_closing || day.course.intake_closed || !happens(habits_.intake_closed)) return false;
    const auto closed = act(desk, CloseIntake{});
    if (closed && closed->result) world_.walked(RarePath::intake_closed);
    return true;
}

}  // namespace skranke::simulation
