#include "shared/queue/day_course.hpp"

#include <algorithm>

#include "shared/queue/actions.hpp"
#include "shared/queue/day.hpp"

namespace skranke {

namespace {

bool among(const std::vector<Leftover>& leftovers, const Leftover& wanted) {
    return std::ranges::find(leftovers, wanted) != leftovers.end();
}

struct CourseMover {
    DayCourse& course;
    DoneBy by;

    void operator()(const IntakeClosed&) const { course.intake_closed = by; }
    void operator()(const IntakeOpened&) const { course.intake_closed.reset(); }
    void operator()(const DayClosed& closed) const {
        course.closed = by;
        course.kept_overnight = closed.kept_overnight;
        for (const Leftover& leftover : closed.leftovers)
            if (!among(course.leftovers, leftover)) course.leftovers.push_back(leftover);
    }
    void operator()(const DayReopened&) const {
        course.closed.reset();
        course.kept_overnight = false;
        course.leftovers.clear();
    }
    template <typename SomethingElse>
    void operator()(const SomethingElse&) const {}
};

}  // namespace

void apply_to_course(DayCourse& course, const Event& event) {
    std::visit(CourseMover{course, {.at = event.at, .person = event.person}}, event.kind);
}

void settle_leftovers(Day& day) {
    if (!day.course.closed) return;
    for (Ticket& ticket : day.tickets) {
        if (has_ended(ticket)) continue;
        if (!among(day.course.leftovers, {.ticket = ticket.id, .last_event = ticket.last_event})) {
            ticket.overlooked_at_closing = true;
            continue;
        }
        ticket.status = TicketStatus::day_closed;
        ticket.ended_at = day.course.closed->at;
    }
}

std::vector<DecidedEvent> kept_overnight(const Day& closed, UtcTime now) {
    std::vector<DecidedEvent> carried;
    if (!closed.course.kept_overnight) return carried;
    for (const Ticket& ticket : closed.tickets) {
        if (ticket.status != TicketStatus::day_closed) continue;
        carried.push_back({.ticket = {},
                           .after = {},
                           .desk = {},
                           .kind = TicketIssued{.number = ticket.number,
                                                .service = ticket.service,
                                                .escort = ticket.escort,
                                                .arrival = now,
                                                .prefers = ticket.prefers,
                                                .kept_from = ticket.id},
                           .key = {"kept-" + ticket.id.text}});
    }
    return carried;
}

}  // namespace skranke
