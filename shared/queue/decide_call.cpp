#include "shared/base/canary.hpp"
#include "shared/queue/decider.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

// Never: whoever has been called is not passed any more.
bool is_passed(const Ticket& present, const std::optional<NextTicket>& next) {
    return is_loose(Canary::called_citizen_passed) && present.status == TicketStatus::called && next &&
           priority_class(*next->ticket) == PriorityClass::escorted;
}

}  // namespace

Decided Decider::operator()(const CallNext&) const {
    const auto next = next_ticket(view());
    if (const Ticket* present = day.at_desk(actor.desk); present && !is_passed(*present, next))
        return refused(busy(*present));
    if (next) return call(*next->ticket, next->reason);
    const auto others = waiting_for_others(view());
    if (others.empty()) return refused(refusals::nobody_waits());
    return refused(refusals::only_for_others(others.size(), able_desks_for(*others.front())));
}

Decided Decider::operator()(const CallTicket& action) const {
    const Ticket* ticket = day.find(action.ticket);
    if (!ticket) return refused(refusals::unknown_ticket());
    if (const Ticket* present = day.at_desk(actor.desk)) return refused(busy(*present));
    if (is_loose(Canary::end_taken_back) && has_ended(*ticket)) return call(*ticket, CallReason{});
    if (has_ended(*ticket) && ticket->status != TicketStatus::no_show)
        return refused(refusals::already_ended(*ticket));
    if (ticket->status != TicketStatus::waiting)
        return refused(refusals::not_waiting(*ticket, desk_name(ticket->desk)));
    // Whoever the citizen was sent on to may be at lunch: another may call, and say why.
    const auto hindered = hindrance(municipality, view().server, *ticket);
    if (hindered && hindered != Hindrance::sent_on_to_a_desk)
        return refused(refusals::cannot_serve(*ticket, *hindered, able_desks_for(*ticket)));
    const auto reason = reason_to_call(view(), *ticket, action.because);
    if (reason.rule != CallRule::chosen_by_staff) return call(*ticket, reason);
    if (!permitted(Permission::call_out_of_order)) return refused(refusals::may_not_call_out_of_order());
    if (!action.because) return refused(refusals::reason_needed(*ticket));
    return call(*ticket, reason);
}

Decided Decider::call(const Ticket& ticket, const CallReason& reason) const {
    auto decision = event(ticket, TicketCalled{.reason = in_full_words(reason),
                                               .rule = reason.rule,
                                               .overtook = reason.overtook,
                                               .because = reason.because});
    decision.reason_in_words = in_words(reason);
    return decision;
}

}  // namespace skranke
