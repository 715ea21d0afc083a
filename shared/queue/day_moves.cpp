#include "shared/queue/day_moves.hpp"

#include <algorithm>

#include "shared/queue/people_moves.hpp"

namespace skranke {

namespace {

// One overload for each kind of event that is about the day; all others change nothing.
struct DayMover {
    Day& day;
    const Event& event;

    DoneBy by() const { return {.at = event.at, .person = event.person}; }

    void operator()(const DayOpened&) const { day.opened = true; }
    void operator()(const PaperBlockReserved& block) const {
        if (!day.paper_blocks.empty() && day.paper_blocks.back().event == event.key) return;
        day.paper_blocks.push_back({.event = event.key,
                                    .letter = block.letter,
                                    .first = block.first,
                                    .last = block.last,
                                    .device = event.device,
                                    .reserved = by()});
    }
    void operator()(const SessionHeld& session) const {
        if (!day.sessions.empty() && day.sessions.back().event == event.key) return;
        day.sessions.push_back(
            {.event = event.key, .kind = session.kind, .participants = session.participants, .held = by()});
    }
    void operator()(const SessionAppointmentMade& made) const {
        if (day.find_appointment(event.key)) return;
        const auto same_time = std::ranges::count(day.session_appointments, made.at, &SessionAppointment::at);
        day.session_appointments.push_back({.event = event.key,
                                            .kind = made.kind,
                                            .at = made.at,
                                            .number = static_cast<int>(same_time) + 1,
                                            .made = by()});
    }
    void operator()(const SessionAppointmentMoved& moved) const {
        const auto found =
            std::ranges::find(day.session_appointments, moved.appointment, &SessionAppointment::event);
        if (found != day.session_appointments.end()) found->state = moved.to;
    }
    void operator()(const StaffStatusSet& set) const { apply(day, event, set); }
    void operator()(const EnquiryRecorded& recorded) const { apply(day, event, recorded); }
    void operator()(const EnquiryWithdrawn& withdrawn) const { apply(day, event, withdrawn); }
    void operator()(const HelpRequested& requested) const { apply(day, event, requested); }
    void operator()(const HelpAnswered& answered) const { apply(day, event, answered); }
    void operator()(const HelpClosed& closed) const { apply(day, event, closed); }
    void operator()(const TaskAdded& added) const { apply(day, event, added); }
    void operator()(const TaskMoved& moved) const { apply(day, event, moved); }
    template <typename AboutATicket>
    void operator()(const AboutATicket&) const {}
};

}  // namespace

bool is_about_the_day(const Event& event) { return event.ticket.empty(); }

void apply_to_day(Day& day, const Event& event) {
    std::visit(DayMover{day, event}, event.kind);
    apply_to_course(day.course, event);
}

}  // namespace skranke
