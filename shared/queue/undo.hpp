#pragma once
// Taking back the last step that a desk made on a ticket: which steps can be, for how long, and what is then
// as if it had not been. The step and its undoing both stay among the events.
#include <chrono>
#include <optional>

#include "shared/queue/actions.hpp"
#include "shared/queue/day.hpp"

namespace skranke {

// Long enough to notice a wrong key, too short to rewrite what happened.
inline constexpr std::chrono::minutes undo_within{2};

// What the desk could take back now: its own latest step, if nothing came after it on the ticket and it is
// not too old. Null: nothing. O(tickets).
const Ticket* undoable_at(const Day& day, const DeskId& desk, UtcTime now);
// Why the actor may not take the ticket's last step back; nothing if they may.
std::optional<Refusal> undo_refused(const Day& day, const Ticket& ticket, const DeskId& desk, UtcTime now);

// Nothing if steps of this kind are never taken back.
std::optional<StepKind> step_kind(const EventKind& kind);
// The event takes the step back: the same desk's, the latest of the ticket that its writer knew.
bool undoes(const Event& undone, const Event& step);
// `earlier`, the ticket as it was before the step, as it is once the step is taken back. All is as before,
// but for what has been announced: a call that citizens may have heard stays counted. The wait goes on until
// a call that nobody takes back: a slip of the finger never makes a wait look shorter than it was.
Ticket taken_back(Ticket earlier, StepKind step, const Event& undone);

}  // namespace skranke
