// What the simulated staff do on bad days and at places of other kinds: paper, a crisis, a visit, somebody
// who would rather wait for a certain person, somebody who hears badly.
#include <algorithm>

#include "tools/simulate/people.hpp"

namespace skranke::simulation {

void People::do_something_rare(const Desk& desk, const Snapshot& snapshot) {
    if (!happens(habits_.rare_things)) return;
    const Day& day = *snapshot.day;
    switch (world_.random.below(6)) {
        case 0: {
            const auto switched = act(desk, SwitchCrisis{!snapshot.municipality->crisis});
            if (switched && switched->result) world_.walked(RarePath::crisis_switched);
            return;
        }
        case 1: return look_after_visit(desk, day);
        case 2: act(desk, ReservePaper{.count = 5}); return;
        case 3: return enter_from_paper(desk, day);
        case 4:
            for (const Ticket& ticket : day.tickets)
                if (!has_ended(ticket) && happens(0.5))
                    return (void)act(desk,
                                     NoteNeeds{.ticket = ticket.id, .needs = {Need::hearing, Need::calm}});
            return;
        default: {
            const auto waiting = day.waiting();
            if (waiting.empty()) return;
            const auto& staff = world_.municipality.staff;
            act(desk, PreferPerson{.ticket = waiting[world_.random.below(waiting.size())]->id,
                                   .person = staff[world_.random.below(staff.size())].id});
        }
    }
}

// Times are agreed on, most of those citizens come, and the visit is stored.
void People::look_after_visit(const Desk& desk, const Day& day) {
    const auto agreed =
        std::ranges::find(day.session_appointments, AppointmentState::agreed, &SessionAppointment::state);
    if (agreed != day.session_appointments.end()) {
        act(desk, MoveSessionAppointment{
                      .appointment = agreed->event,
                      .to = happens(0.8) ? AppointmentState::helped : AppointmentState::did_not_come});
    } else if (happens(0.5)) {
        act(desk, MakeSessionAppointment{.kind = SessionKind::school,
                                         .at = world_.machines[desk.machine]->clock().now()});
    } else {
        act(desk, HoldSession{.kind = SessionKind::school, .participants = 12});
    }
}

void People::enter_from_paper(const Desk& desk, const Day& day) {
    if (day.paper_blocks.empty()) act(desk, ReservePaper{.count = 5});
    if (day.paper_blocks.empty()) return;
    const PaperBlock& block = day.paper_blocks.back();
    const auto length = static_cast<std::uint64_t>(block.last - block.first + 1);
    const int number = block.first + static_cast<int>(world_.random.below(length));
    const auto now = world_.machines[desk.machine]->clock().now();
    const auto entered = act(desk, EnterPaper{.number = {block.letter, number},
                                              .service = world_.municipality.services.front().id,
                                              .came_at = now - std::chrono::minutes{20},
                                              .helped = happens(0.7)});
    if (entered && entered->result) world_.walked(RarePath::paper_entered);
}

// All who wait, wait for somebody else: one of them is asked, and does not mind.
void People::let_anybody_call(const Desk& desk, const Day& day) {
    for (const Ticket* ticket : day.waiting()) {
        if (ticket->prefers.empty()) continue;
        world_.walked(RarePath::waited_for_somebody);
        act(desk, PreferPerson{.ticket = ticket->id, .person = {}});
        return;
    }
}

}  // namespace skranke::simulation
