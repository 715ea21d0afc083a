#include <algorithm>

#include "shared/base/canary.hpp"
#include "shared/queue/day_refusals.hpp"
#include "shared/queue/decider.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

// Whoever only hands out numbers says what the citizen says: nothing follows until staff see the card.
Escort Decider::escort_said_by(Escort said) const {
    return said == Escort::none || permitted(Permission::serve) ? said : Escort::claimed;
}

Decided Decider::operator()(const IssueTicket& action) const {
    if (!action.from_enquiry.empty()) return issue_after_help(action);
    if (const auto service = offered(action.service); !service) return refused(service.error());
    if (const auto refusal = unknown_preference(action.prefers)) return refused(*refusal);
    if (day.course.closed) return refused(refusals::day_is_closed(*day.course.closed));
    if (day.course.intake_closed && !(action.although_closed && permitted(Permission::direct_day)))
        return refused(
            refusals::intake_is_closed(*day.course.intake_closed, permitted(Permission::direct_day)));
    if (series.letter == 0) return refused(refusals::no_number_series());
    if (series.held) return refused(refusals::series_held(known_last()));
    if (series.next_number > largest_ticket_number) return refused(refusals::series_used_up(series.letter));
    if (action.appointment && service_day_of(*action.appointment) != day.day)
        return refused(refusals::appointment_on_another_day(day.day));
    return event(TicketIssued{.number = {.letter = series.letter, .number = series.next_number},
                              .service = action.service,
                              .escort = escort_said_by(action.escort),
                              .arrival = is_loose(Canary::arrival_by_own_clock)
                                             ? actor.now
                                             : std::max(actor.now, day.latest_arrival),
                              .appointment = action.appointment,
                              .prefers = action.prefers});
}

Decided Decider::operator()(const ConfirmLastNumber& action) const {
    if (series.letter == 0) return refused(refusals::no_number_series());
    if (!series.held) return refused(refusals::series_not_held(series.letter));
    const TicketNumber known = known_last();
    const int last = action.last.value_or(last_if_unknown(known).number);
    if (last < known.number || last > largest_ticket_number) return refused(refusals::bad_last_number(known));
    return Decision{.events = {}, .reason_in_words = {}, .last_number = last};
}

TicketNumber Decider::known_last() const {
    return {.letter = series.letter, .number = series.next_number - 1};
}

}  // namespace skranke
