#include <algorithm>

#include "shared/queue/decider.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

bool takes_part(const DoubleCall& double_call, const DeskId& desk) {
    return double_call.stands.desk == desk ||
           std::ranges::any_of(double_call.others, [&](const Call& call) { return call.desk == desk; });
}

}  // namespace

Decided Decider::operator()(const ClearDoubleCall& action) const {
    const Ticket* ticket = action.ticket.empty() ? double_called_here() : day.find(action.ticket);
    if (!ticket)
        return refused(action.ticket.empty() ? refusals::no_double_call_here() : refusals::unknown_ticket());
    if (!ticket->double_call) return refused(refusals::no_double_call(*ticket));
    DoubleCallCleared cleared{.answer = action.answer, .desk = {}, .settles = {}};
    if (action.answer == DoubleCallAnswer::at_desk) {
        cleared.desk = action.desk.empty() ? actor.desk : action.desk;
        if (!takes_part(*ticket->double_call, cleared.desk))
            return refused(refusals::desk_not_in_double_call(*ticket, desk_name(cleared.desk)));
    }
    cleared.settles.push_back(ticket->double_call->stands.event);
    for (const Call& call : ticket->double_call->others) cleared.settles.push_back(call.event);
    return event(*ticket, std::move(cleared));
}

const Ticket* Decider::double_called_here() const {
    const auto found = std::ranges::find_if(day.tickets, [&](const Ticket& ticket) {
        return ticket.double_call && takes_part(*ticket.double_call, actor.desk);
    });
    return found == day.tickets.end() ? nullptr : &*found;
}

}  // namespace skranke
