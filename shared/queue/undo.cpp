#include "shared/queue/undo.hpp"

#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

std::optional<StepKind> kind_of(const auto&) { return std::nullopt; }
std::optional<StepKind> kind_of(const TicketCalled&) { return StepKind::called; }
std::optional<StepKind> kind_of(const ServiceStarted&) { return StepKind::started; }
std::optional<StepKind> kind_of(const ServiceFinished&) { return StepKind::finished; }
std::optional<StepKind> kind_of(const TicketNoShow&) { return StepKind::no_show; }
std::optional<StepKind> kind_of(const TicketReturned&) { return StepKind::returned; }
std::optional<StepKind> kind_of(const TicketTransferred&) { return StepKind::transferred; }
std::optional<StepKind> kind_of(const ServicePaused&) { return StepKind::paused; }
std::optional<StepKind> kind_of(const ServiceResumed&) { return StepKind::resumed; }
std::optional<StepKind> kind_of(const TicketWithdrawn&) { return StepKind::withdrawn; }

// The ticket comes back to the desk that made the step.
bool brings_back(StepKind kind) {
    return kind == StepKind::finished || kind == StepKind::no_show || kind == StepKind::returned ||
           kind == StepKind::transferred || kind == StepKind::paused;
}

bool is_recent(const LastStep& step, UtcTime now) { return now - step.at <= undo_within; }

}  // namespace

std::optional<StepKind> step_kind(const EventKind& kind) {
    return std::visit([](const auto& one) { return kind_of(one); }, kind);
}

const Ticket* undoable_at(const Day& day, const DeskId& desk, UtcTime now) {
    const Ticket* latest = nullptr;
    for (const Ticket& ticket : day.tickets) {
        if (!ticket.last_step || ticket.last_step->desk != desk) continue;
        if (ticket.status == TicketStatus::day_closed) continue;
        if (!latest || latest->last_step->order < ticket.last_step->order) latest = &ticket;
    }
    return latest && !undo_refused(day, *latest, desk, now) ? latest : nullptr;
}

std::optional<Refusal> undo_refused(const Day& day, const Ticket& ticket, const DeskId& desk, UtcTime now) {
    if (ticket.status == TicketStatus::day_closed) return refusals::already_ended(ticket);
    const auto& step = ticket.last_step;
    if (!step || step->desk != desk) return refusals::nothing_to_undo(ticket);
    if (!is_recent(*step, now)) return refusals::too_late_to_undo(ticket);
    const Ticket* present = day.at_desk(desk);
    if (present && present->id != ticket.id && brings_back(step->kind))
        return refusals::undo_with_another_here(ticket, *present);
    return std::nullopt;
}

bool undoes(const Event& undone, const Event& step) {
    const auto* names = std::get_if<StepUndone>(&undone.kind);
    return names && names->step == step.key && undone.desk == step.desk && step_kind(step.kind);
}

Ticket taken_back(Ticket earlier, StepKind step, const Event& undone) {
    earlier.last_step.reset();
    earlier.last_event = undone.key;
    ++earlier.steps_undone;
    if (step == StepKind::called) ++earlier.calls_undone;
    return earlier;
}

}  // namespace skranke
