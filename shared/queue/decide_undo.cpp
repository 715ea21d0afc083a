#include "shared/queue/decider.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/queue/undo.hpp"

namespace skranke {

Decided Decider::operator()(const UndoStep& action) const {
    const Ticket* ticket =
        action.ticket.empty() ? undoable_at(day, actor.desk, actor.now) : day.find(action.ticket);
    if (!ticket)
        return refused(action.ticket.empty() ? refusals::nothing_to_undo() : refusals::unknown_ticket());
    if (auto refusal = undo_refused(day, *ticket, actor.desk, actor.now)) return refused(*std::move(refusal));
    return event(*ticket, StepUndone{ticket->last_step->event});
}

}  // namespace skranke
