// Numbers on paper: set aside while there is a screen, entered once there is one again.
#include <algorithm>

#include "shared/queue/day_refusals.hpp"
#include "shared/queue/decider.hpp"
#include "shared/queue/place_refusals.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

constexpr int block_at_most = 200;

}  // namespace

Decided Decider::operator()(const ReservePaper& action) const {
    if (series.letter == 0) return refused(refusals::no_number_series());
    if (series.held) return refused(refusals::series_held(known_last()));
    if (action.count < 1 || action.count > block_at_most)
        return refused(refusals::paper_count(block_at_most));
    const int last = series.next_number + action.count - 1;
    if (last > largest_ticket_number) return refused(refusals::series_used_up(series.letter));
    return event(PaperBlockReserved{.letter = series.letter, .first = series.next_number, .last = last});
}

Decided Decider::operator()(const EnterPaper& action) const {
    const bool on_paper = std::ranges::any_of(
        day.paper_blocks, [&](const PaperBlock& block) { return block.has(action.number); });
    if (!on_paper) return refused(refusals::not_on_paper(action.number));
    if (const Ticket* entered = day.find(action.number)) return refused(refusals::entered_already(*entered));
    // Of what was offered on paper nobody knows: what is known at all is taken.
    if (!municipality.find(action.service)) return refused(refusals::unknown_service(action.service));
    if (action.came_at > actor.now || service_day_of(action.came_at) != day.day)
        return refused(refusals::paper_time(actor.now));
    if (!action.helped && day.course.closed) return refused(refusals::day_is_closed(*day.course.closed));
    return event(TicketIssued{.number = action.number,
                              .service = action.service,
                              .arrival = action.came_at,
                              .paper = FromPaper{.came_at = action.came_at, .helped = action.helped}});
}

}  // namespace skranke
