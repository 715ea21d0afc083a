#pragma once
// The legal moves of one ticket, and what each does to it. Nothing here knows of other tickets or of events
// made apart: that is ticket_fold's.
#include "shared/queue/day.hpp"

namespace skranke {

Ticket issue_ticket(const Event& event, const TicketIssued& issued);
// False, and nothing changed, if the ticket's state or the desk does not allow it. Counts as the ticket's
// latest event. Opening a day, issuing, clearing a double call and undoing a step are no moves.
bool apply_move(Ticket& ticket, const Event& event);

Call call_from(const Event& event);
// As if the call had just been made: where a person says that the citizen is there after all.
void hold_at(Ticket& ticket, const Call& call);
// Back in the line with its time kept.
void put_back_in_line(Ticket& ticket);

}  // namespace skranke
