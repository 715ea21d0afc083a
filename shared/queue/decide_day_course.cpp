#include <algorithm>

#include "shared/queue/day_refusals.hpp"
#include "shared/queue/decider.hpp"

namespace skranke {

namespace {

std::vector<const Ticket*> not_helped(const Day& day) {
    std::vector<const Ticket*> left;
    for (const Ticket& ticket : day.tickets)
        if (!has_ended(ticket)) left.push_back(&ticket);
    return left;
}

bool are_the_same(const std::vector<const Ticket*>& left, const std::vector<TicketId>& named) {
    return left.size() == named.size() && std::ranges::all_of(left, [&](const Ticket* ticket) {
               return std::ranges::find(named, ticket->id) != named.end();
           });
}

}  // namespace

Decided Decider::operator()(const CloseIntake&) const {
    if (day.course.closed) return refused(refusals::day_closed_already(*day.course.closed));
    if (day.course.intake_closed) return refused(refusals::intake_closed_already());
    return event(IntakeClosed{});
}

Decided Decider::operator()(const OpenIntake&) const {
    if (day.course.closed) return refused(refusals::day_is_closed(*day.course.closed));
    if (!day.course.intake_closed) return refused(refusals::intake_open_already());
    return event(IntakeOpened{});
}

// A closed day is closed again where somebody turned out to be under way: then those are named, too.
Decided Decider::operator()(const CloseDay& action) const {
    const auto left = not_helped(day);
    if (day.course.closed && left.empty()) return refused(refusals::day_closed_already(*day.course.closed));
    if (!are_the_same(left, action.leftovers)) return refused(refusals::leftovers_not_named(left));
    const Site* site = municipality.find(day.site);
    DayClosed closed{.leftovers = {}, .kept_overnight = site && site->keep_overnight};
    for (const Ticket* ticket : left)
        closed.leftovers.push_back({.ticket = ticket->id, .last_event = ticket->last_event});
    return event(std::move(closed));
}

Decided Decider::operator()(const ReopenDay&) const {
    if (!day.course.closed) return refused(refusals::day_not_closed());
    return event(DayReopened{});
}

}  // namespace skranke
