#include "shared/queue/day_moves.hpp"

namespace skranke {

namespace {

// One overload for each kind of event that is about the day; all others change nothing.
struct DayMover {
    Day& day;

    void operator()(const DayOpened&) const { day.opened = true; }
    template <typename AboutATicket>
    void operator()(const AboutATicket&) const {}
};

}  // namespace

bool is_about_the_day(const Event& event) { return event.ticket.empty(); }

void apply_to_day(Day& day, const Event& event) {
    std::visit(DayMover{day}, event.kind);
    apply_to_course(day.course, event);
}

}  // namespace skranke
