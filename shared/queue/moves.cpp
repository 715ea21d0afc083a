#include "shared/queue/moves.hpp"

#include "shared/base/canary.hpp"
#include "shared/queue/undo.hpp"

namespace skranke {

namespace {

void leave_desk(Ticket& ticket) {
    ticket.status = TicketStatus::waiting;
    ticket.calls.clear();
    ticket.call_reason.clear();
    ticket.desk.reset();
    ticket.person.reset();
    ticket.started_at.reset();
    ticket.ended_at.reset();
    ticket.outcome.reset();
    ticket.referred_to.clear();
    ticket.answered_on_floor = false;
}

// One overload for each kind of event: true if the move is legal and has been made.
struct Mover {
    Ticket& ticket;
    const Event& event;

    bool at_its_desk(TicketStatus status) const {
        return ticket.status == status && ticket.desk == event.desk;
    }

    bool operator()(const DayOpened&) const { return false; }
    bool operator()(const TicketIssued&) const { return false; }
    bool operator()(const DoubleCallCleared&) const { return false; }
    bool operator()(const IntakeClosed&) const { return false; }
    bool operator()(const IntakeOpened&) const { return false; }
    bool operator()(const DayClosed&) const { return false; }
    bool operator()(const DayReopened&) const { return false; }
    // What is about the day moves no ticket.
    template <class AboutTheDay>
    bool operator()(const AboutTheDay&) const {
        return false;
    }
    bool operator()(const StepUndone&) const { return false; }

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

    bool operator()(const ServiceStarted&) const {
        if (!at_its_desk(TicketStatus::called)) return false;
        ticket.status = TicketStatus::in_service;
        ticket.person = event.person;
        ticket.started_at = event.at;
        return true;
    }

    bool operator()(const ServiceFinished& finished) const {
        if (!at_its_desk(TicketStatus::in_service)) return false;
        ticket.status = TicketStatus::finished;
        ticket.ended_at = event.at;
        ticket.outcome = finished.outcome;
        ticket.referred_to = finished.referred_to;
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
        if (!at_its_desk(TicketStatus::in_service) || ticket.service == transferred.to) return false;
        leave_desk(ticket);
        ticket.service = transferred.to;
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
    ticket.position = QueuePosition{.arrival = issued.arrival, .issued = event.order};
    ticket.issued_by = event.device;
    ticket.appointment = issued.appointment;
    ticket.from_enquiry = issued.from_enquiry;
    ticket.last_event = event.key;
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
}

void put_back_in_line(Ticket& ticket) {
    leave_desk(ticket);
    ticket.returned = true;
}

}  // namespace skranke
