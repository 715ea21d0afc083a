#include "shared/queue/moves.hpp"

#include <algorithm>

#include "shared/base/canary.hpp"
#include "shared/queue/undo.hpp"

namespace skranke {

namespace {

bool is_first_call_of_leg(const Ticket& ticket) {
    return ticket.legs.size() == static_cast<std::size_t>(ticket.transfers);
}

// The leg that the ticket is in, where it has been called.
void note_call(Ticket& ticket, const Call& call) {
    if (is_first_call_of_leg(ticket))
        ticket.legs.push_back(Leg{.service = ticket.service,
                                  .desk = call.desk,
                                  .waits_since = ticket.leg_since,
                                  .called_at = call.at,
                                  .started_at = {},
                                  .ended_at = {}});
    Leg& leg = ticket.legs.back();
    leg.desk = call.desk;
    leg.started_at.reset();
    leg.ended_at.reset();
    leg.paused = {};
}

void leave_desk(Ticket& ticket) {
    ticket.status = TicketStatus::waiting;
    ticket.calls.clear();
    ticket.call_reason.clear();
    ticket.desk.reset();
    ticket.person.reset();
    ticket.started_at.reset();
    ticket.paused_at.reset();
    ticket.ended_at.reset();
    ticket.outcome.reset();
    ticket.also.clear();
    ticket.referred_to.clear();
    ticket.answered_on_floor = false;
    if (!ticket.legs.empty()) ticket.legs.back().finished_late = false;
}

// Who was helped while there was only paper never stood in the line.
void note_paper(Ticket& ticket, const Event& event, const FromPaper& paper) {
    ticket.manual = true;
    ticket.issued_at = paper.came_at;
    if (!paper.helped) return;
    ticket.status = TicketStatus::finished;
    ticket.outcome = Outcome::solved;
    ticket.ended_at = event.at;
}

// One overload for each kind of event: true if the move is legal and has been made.
struct Mover {
    Ticket& ticket;
    const Event& event;

    bool at_its_desk(TicketStatus status) const {
        return ticket.status == status && ticket.desk == event.desk;
    }

    // What is about the day moves no ticket; issuing, answering a double call and undoing are the fold's.
    template <class NoMove>
    bool operator()(const NoMove&) const {
        return false;
    }

    bool operator()(const TicketCalled& called) const {
        const bool again = is_loose(Canary::end_taken_back) && ticket.status == TicketStatus::finished;
        if (ticket.status != TicketStatus::waiting && !again) return false;
        hold_at(ticket, call_from(event));
        ticket.call_reason = called.reason;
        ticket.turns.push_back({.order = event.order,
                                .at = event.at,
                                .desk = event.desk,
                                .person = event.person,
                                .rule = called.rule,
                                .overtook = called.overtook});
        return true;
    }

    bool operator()(const TicketRecalled&) const {
        if (!at_its_desk(TicketStatus::called)) return false;
        ticket.calls.push_back(call_from(event));
        return true;
    }

    // Of one who waits; the place in the line stays.
    bool operator()(const TicketPreference& preference) const {
        if (ticket.status != TicketStatus::waiting) return false;
        ticket.prefers = preference.person;
        return true;
    }

    // Wherever the visit is.
    bool operator()(const TicketNeeds& known) const {
        if (has_ended(ticket)) return false;
        ticket.needs = known.needs;
        return true;
    }

    bool operator()(const ServiceStarted&) const {
        if (!at_its_desk(TicketStatus::called)) return false;
        ticket.status = TicketStatus::in_service;
        ticket.person = event.person;
        ticket.started_at = event.at;
        ticket.legs.back().started_at = event.at;
        return true;
    }

    bool operator()(const ServiceFinished& finished) const {
        if (!at_its_desk(TicketStatus::in_service)) return false;
        ticket.status = TicketStatus::finished;
        ticket.ended_at = event.at;
        ticket.outcome = finished.outcome;
        ticket.also = finished.also;
        ticket.referred_to = finished.referred_to;
        ticket.legs.back().ended_at = event.at;
        ticket.legs.back().finished_late = finished.finished_late;
        return true;
    }

    bool operator()(const ServicePaused&) const {
        if (!at_its_desk(TicketStatus::in_service)) return false;
        ticket.status = TicketStatus::paused;
        ticket.paused_at = event.at;
        return true;
    }

    bool operator()(const ServiceResumed&) const {
        if (!at_its_desk(TicketStatus::paused)) return false;
        ticket.status = TicketStatus::in_service;
        // A clock that was set back makes no pause negative.
        ticket.legs.back().paused += std::max(event.at - *ticket.paused_at, std::chrono::milliseconds{0});
        ticket.paused_at.reset();
        return true;
    }

    bool operator()(const TopicAdded& added) const {
        if (!at_its_desk(TicketStatus::in_service) || added.topic == ticket.service ||
            std::ranges::find(ticket.topics, added.topic) != ticket.topics.end())
            return false;
        ticket.topics.push_back(added.topic);
        return true;
    }

    bool operator()(const TicketWithdrawn& withdrawn) const {
        if (ticket.status != TicketStatus::waiting) return false;
        ticket.status = withdrawn.why == Withdrawal::left ? TicketStatus::left : TicketStatus::cancelled;
        ticket.ended_at = event.at;
        return true;
    }

    bool operator()(const EscortChecked& checked) const {
        if (ticket.status != TicketStatus::waiting) return false;
        ticket.escort = checked.card_shown ? Escort::card_shown : Escort::card_not_shown;
        ticket.card_seen_at = checked.card_shown ? std::optional(event.at) : std::nullopt;
        return true;
    }

    bool operator()(const TicketNoShow&) const {
        if (!at_its_desk(TicketStatus::called)) return false;
        ticket.status = TicketStatus::no_show;
        ticket.ended_at = event.at;
        return true;
    }

    bool operator()(const TicketReturned&) const {
        if (ticket.status == TicketStatus::no_show) {
            if (ticket.returned_after_no_show) return false;
            ticket.returned_after_no_show = true;
        } else if (!at_its_desk(TicketStatus::called)) {
            return false;
        }
        put_back_in_line(ticket);
        return true;
    }

    bool operator()(const TicketTransferred& transferred) const {
        const bool goes_elsewhere = ticket.service != transferred.to || !transferred.partner.empty() ||
                                    (!transferred.desk.empty() && transferred.desk != event.desk);
        if (!at_its_desk(TicketStatus::in_service) || !goes_elsewhere) return false;
        ticket.legs.back().ended_at = event.at;
        leave_desk(ticket);
        ticket.service = transferred.to;
        ticket.for_desk = transferred.desk.empty() ? std::nullopt : std::optional(transferred.desk);
        ticket.for_partner = transferred.partner.empty() ? std::nullopt : std::optional(transferred.partner);
        ticket.to_front = transferred.to_front;
        ticket.leg_since = event.at;
        ++ticket.transfers;
        return true;
    }

    bool operator()(const TicketAnsweredOnFloor&) const {
        if (ticket.status != TicketStatus::waiting) return false;
        ticket.status = TicketStatus::finished;
        ticket.desk = event.desk;
        ticket.person = event.person;
        if (!ticket.first_called_at) ticket.first_called_at = event.at;
        ticket.started_at = ticket.ended_at = event.at;
        ticket.outcome = Outcome::resolved_at_first_contact;
        ticket.answered_on_floor = true;
        return true;
    }
};

}  // namespace

Ticket issue_ticket(const Event& event, const TicketIssued& issued) {
    Ticket ticket;
    ticket.id = TicketId{event.key.text};
    ticket.number = issued.number;
    ticket.service = issued.service;
    ticket.first_service = issued.service;
    ticket.escort = issued.escort;
    ticket.issued_at = issued.came_at.value_or(event.at);
    ticket.leg_since = ticket.issued_at;
    ticket.position = QueuePosition{.arrival = issued.arrival, .issued = event.order};
    ticket.issued_by = event.device;
    ticket.appointment = issued.appointment;
    ticket.from_enquiry = issued.from_enquiry;
    ticket.prefers = issued.prefers;
    ticket.kept_overnight = !issued.kept_from.empty();
    ticket.last_event = event.key;
    if (issued.paper) note_paper(ticket, event, *issued.paper);
    return ticket;
}

bool apply_move(Ticket& ticket, const Event& event) {
    if (!std::visit(Mover{ticket, event}, event.kind)) return false;
    ticket.last_event = event.key;
    ticket.last_step.reset();
    if (const auto kind = step_kind(event.kind))
        ticket.last_step = LastStep{
            .event = event.key, .kind = *kind, .order = event.order, .at = event.at, .desk = event.desk};
    return true;
}

Call call_from(const Event& event) {
    return Call{.event = event.key,
                .desk = event.desk,
                .person = event.person,
                .device = event.device,
                .at = event.at,
                .ticket = event.ticket};
}

void hold_at(Ticket& ticket, const Call& call) {
    leave_desk(ticket);
    ticket.status = TicketStatus::called;
    ticket.calls = {call};
    ticket.desk = call.desk;
    ticket.person = call.person;
    if (!ticket.first_called_at) ticket.first_called_at = call.at;
    note_call(ticket, call);
}

void put_back_in_line(Ticket& ticket) {
    leave_desk(ticket);
    ticket.returned = true;
}

}  // namespace skranke
