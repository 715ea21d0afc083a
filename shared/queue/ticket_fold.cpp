#include "shared/queue/ticket_fold.hpp"

#include <algorithm>
#include <utility>

#include "shared/base/canary.hpp"
#include "shared/queue/moves.hpp"
#include "shared/queue/undo.hpp"

namespace skranke {

namespace {

bool among(const std::vector<EventKey>& keys, const EventKey& key) {
    return std::ranges::find(keys, key) != keys.end();
}

// Leaves the state as it is, so that what was written beside it still fits.
bool is_beside_the_state(const EventKind& kind) {
    return std::holds_alternative<TicketRecalled>(kind) || std::holds_alternative<TopicAdded>(kind) ||
           std::holds_alternative<EscortChecked>(kind) || std::holds_alternative<TicketPreference>(kind) ||
           std::holds_alternative<TicketNeeds>(kind);
}

// Says that nothing else happened, and is wrong if something did.
bool yields(const EventKind& kind) {
    return std::holds_alternative<StepUndone>(kind) || std::holds_alternative<TicketWithdrawn>(kind);
}

// Of two events written beside each other on the same step, the one with less comes first.
int turn_of(const EventKind& kind) {
    if (std::holds_alternative<TopicAdded>(kind) || std::holds_alternative<EscortChecked>(kind) ||
        std::holds_alternative<TicketPreference>(kind) || std::holds_alternative<TicketNeeds>(kind))
        return 0;
    return yields(kind) ? 2 : 1;
}

// Two devices at one desk that did the same while apart agree: neither overrules the other.
bool same_move(const Event& one, const Event& other) {
    const auto on_floor = [](const Event& event) {
        return std::holds_alternative<TicketAnsweredOnFloor>(event.kind);
    };
    // Whoever it was: the citizen has been helped, and has left.
    if (on_floor(one) && on_floor(other)) return true;
    if (one.desk != other.desk || one.kind.index() != other.kind.index()) return false;
    if (const auto* finished = std::get_if<ServiceFinished>(&one.kind)) {
        const auto& same = std::get<ServiceFinished>(other.kind);
        return finished->outcome == same.outcome && finished->referred_to == same.referred_to &&
               finished->also == same.also;
    }
    if (const auto* transferred = std::get_if<TicketTransferred>(&one.kind)) {
        const auto& same = std::get<TicketTransferred>(other.kind);
        return transferred->to == same.to && transferred->desk == same.desk &&
               transferred->partner == same.partner && transferred->to_front == same.to_front;
    }
    if (const auto* withdrawn = std::get_if<TicketWithdrawn>(&one.kind))
        return withdrawn->why == std::get<TicketWithdrawn>(other.kind).why;
    // Two calls are never one: they may have been made to two citizens' ears.
    return !std::holds_alternative<TicketCalled>(one.kind);
}

// Whoever does this says that the citizen stood in front of them, or was asked to come.
bool claims_citizen(const EventKind& kind) {
    return std::holds_alternative<TicketCalled>(kind) || std::holds_alternative<ServiceStarted>(kind) ||
           std::holds_alternative<ServiceFinished>(kind) || std::holds_alternative<TicketTransferred>(kind) ||
           std::holds_alternative<ServicePaused>(kind) || std::holds_alternative<ServiceResumed>(kind) ||
           std::holds_alternative<TicketAnsweredOnFloor>(kind);
}

// From here on somebody has the citizen.
bool takes_citizen(const EventKind& kind) {
    return std::holds_alternative<TicketCalled>(kind) || std::holds_alternative<TicketAnsweredOnFloor>(kind);
}

bool has_left_desk(TicketStatus status) {
    return status == TicketStatus::waiting || status == TicketStatus::no_show ||
           status == TicketStatus::left || status == TicketStatus::cancelled;
}

int progress(TicketStatus status) {
    switch (status) {
        case TicketStatus::waiting:
        case TicketStatus::left:
        case TicketStatus::cancelled:
        case TicketStatus::no_show: return 0;
        case TicketStatus::called: return 1;
        case TicketStatus::paused:
        case TicketStatus::in_service: return 2;
        case TicketStatus::finished:
        case TicketStatus::day_closed: return 3;
    }
    std::unreachable();
}

bool settles(const DoubleCallCleared& cleared, const std::optional<Call>& call) {
    return cleared.settles.empty() || (call && among(cleared.settles, call->event));
}

// The step that each event was written on: what came after a topic, a card or a wish is still on the step
// before those.
std::vector<const EventKey*> steps_of(std::span<const Event* const> events) {
    std::vector<const EventKey*> steps;
    steps.reserve(events.size());
    std::vector<std::size_t> without_a_step;
    for (const Event* event : events) {
        const auto before =
            std::ranges::find(without_a_step, event->after,
                              [&](std::size_t one) -> const EventKey& { return events[one]->key; });
        steps.push_back(before == without_a_step.end() ? &event->after : steps[*before]);
        if (turn_of(event->kind) == 0) without_a_step.push_back(steps.size() - 1);
    }
    return steps;
}

}  // namespace

std::vector<const Event*> arranged(std::span<const Event* const> events) {
    const auto steps = steps_of(events);
    std::vector<const Event*> ordered;
    ordered.reserve(events.size());
    const auto add = [&](const Event* event) {
        if (std::ranges::find(ordered, event) == ordered.end()) ordered.push_back(event);
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        for (int turn = 0; turn < turn_of(events[i]->kind); ++turn)
            for (std::size_t beside = 0; beside < events.size(); ++beside)
                if (*steps[beside] == *steps[i] && turn_of(events[beside]->kind) == turn) add(events[beside]);
        add(events[i]);
    }
    return ordered;
}

bool TicketFold::Branch::contains(const EventKey& key) const {
    return std::ranges::any_of(events, [&](const Event* event) { return event->key == key; });
}

void TicketFold::Branch::record(const Event& event) {
    events.push_back(&event);
    now.push_back(event.key);
    ticket.last_event = event.key;
}

bool TicketFold::Branch::undo(const Event& event) {
    const auto& undone = std::get<StepUndone>(event.kind);
    if (!earlier || !among(now, undone.step) || event.desk != last_move->desk) return false;
    ticket = taken_back(*std::exchange(earlier, {}), *step_kind(last_move->kind), event);
    before = std::exchange(now, {});
    last_move = &event;
    record(event);
    return true;
}

bool TicketFold::Branch::add(const Event& event) {
    if (among(now, event.after)) {
        if (std::holds_alternative<StepUndone>(event.kind)) return undo(event);
        auto unmoved = step_kind(event.kind) ? std::optional(ticket) : std::nullopt;
        if (!apply_move(ticket, event)) return false;
        earlier = std::move(unmoved);
        if (!is_beside_the_state(event.kind)) {
            before = std::exchange(now, {});
            last_move = &event;
        }
        if (takes_citizen(event.kind)) holder = call_from(event);
        record(event);
        return true;
    }
    if (!last_move || !among(before, event.after) || !same_move(*last_move, event)) return false;
    record(event);
    return true;
}

void TicketFold::Branch::confirm(const Event& cleared) {
    earlier.reset();
    ticket.last_step.reset();
    if (has_left_desk(ticket.status)) {
        hold_at(ticket, *holder);
        before.clear();
        now.clear();
        last_move = nullptr;
    }
    record(cleared);
}

void TicketFold::Branch::return_to_line(const Event& cleared) {
    put_back_in_line(ticket);
    earlier.reset();
    ticket.last_step.reset();
    before = std::exchange(now, {});
    last_move = &cleared;
    told = false;
    record(cleared);
}

bool TicketFold::Branch::agrees_to_return(const Event& event, const DoubleCallCleared& cleared) const {
    const auto* made = last_move ? std::get_if<DoubleCallCleared>(&last_move->kind) : nullptr;
    return made && cleared.answer == DoubleCallAnswer::in_queue_again && among(before, event.after);
}

TicketFold::TicketFold(const Event& event, const TicketIssued& issued) {
    standing_.ticket = issue_ticket(event, issued);
    standing_.record(event);
    events_.push_back(&event);
}

void TicketFold::add(const Event& event) {
    events_.push_back(&event);
    if (const auto* cleared = std::get_if<DoubleCallCleared>(&event.kind))
        clear(event, *cleared);
    else if (!standing_.add(event))
        add_beside(event);
}

void TicketFold::add_beside(const Event& event) {
    for (Branch& branch : beside_) {
        if (!branch.add(event)) continue;
        // Also after a person has answered: whoever wrote this did not know of the answer, and disagrees.
        if (claims_citizen(event.kind)) tell(branch);
        return;
    }
    const bool undoes = std::holds_alternative<StepUndone>(event.kind);
    if (!takes_citizen(event.kind) && !undoes) return;
    auto branch = branch_up_to(event.after);
    if (!branch || !branch->add(event)) return;
    if (undoes && has_left_desk(branch->ticket.status)) return;
    tell(*branch);
    beside_.push_back(std::move(*branch));
}

void TicketFold::clear(const Event& event, const DoubleCallCleared& cleared) {
    if (double_calls_ == 0) return;
    const bool fits = among(standing_.now, event.after);
    // Written beside what the standing desk has done since, and in step with it.
    const bool agrees = stands_at_desk(cleared) && standing_.contains(event.after);
    if (open() && (fits || agrees) && clear_standing(event, cleared)) return;
    if (standing_.agrees_to_return(event, cleared)) {
        standing_.record(event);
        after_clear_.emplace(event.key, standing_);
        return;
    }
    clear_beside(event, cleared);
}

bool TicketFold::clear_standing(const Event& event, const DoubleCallCleared& cleared) {
    if (cleared.answer == DoubleCallAnswer::in_queue_again) {
        beside_.push_back(standing_);
        standing_.return_to_line(event);
    } else {
        Branch* chosen = standing_.at(cleared.desk) ? &standing_ : nullptr;
        for (Branch& branch : beside_) {
            if (!branch.told || !branch.at(cleared.desk) || !settles(cleared, branch.holder)) continue;
            if (!chosen || progress(branch.ticket.status) > progress(chosen->ticket.status)) chosen = &branch;
        }
        if (!chosen) return false;
        if (chosen != &standing_) std::swap(*chosen, standing_);
        standing_.told = false;
        standing_.confirm(event);
    }
    for (Branch& branch : beside_)
        if (settles(cleared, branch.holder)) branch.told = false;
    after_clear_.emplace(event.key, standing_);
    return true;
}

void TicketFold::clear_beside(const Event& event, const DoubleCallCleared& cleared) {
    if (cleared.answer == DoubleCallAnswer::in_queue_again) {
        Branch line = standing_;
        for (const Branch& branch : beside_)
            if (branch.contains(event.after)) line = branch;
        line.return_to_line(event);
        after_clear_.emplace(event.key, line);
        beside_.push_back(std::move(line));
        return;
    }
    if (stands_at_desk(cleared)) {
        standing_.record(event);
        after_clear_.emplace(event.key, standing_);
        return;
    }
    for (Branch& branch : beside_) {
        if (!branch.at(cleared.desk)) continue;
        branch.confirm(event);
        after_clear_.emplace(event.key, branch);
        return;
    }
}

bool TicketFold::stands_at_desk(const DoubleCallCleared& cleared) const {
    return cleared.answer == DoubleCallAnswer::at_desk && standing_.at(cleared.desk) &&
           settles(cleared, standing_.holder) && !has_left_desk(standing_.ticket.status);
}

bool TicketFold::open() const { return std::ranges::any_of(beside_, &Branch::told); }

void TicketFold::tell(Branch& branch) {
    if (is_loose(Canary::double_call_untold)) return;
    if (!open()) ++double_calls_;
    branch.told = true;
}

std::optional<TicketFold::Branch> TicketFold::branch_up_to(EventKey key) const {
    std::vector<const Event*> later;
    std::optional<Branch> branch;
    while (!branch) {
        const Event* event = find(key);
        // Longer than all events: they claim to come after one another in a circle.
        if (!event || later.size() > events_.size()) return std::nullopt;
        if (const auto cleared = after_clear_.find(key); cleared != after_clear_.end()) {
            branch = cleared->second;
        } else if (const auto* issued = std::get_if<TicketIssued>(&event->kind)) {
            branch.emplace();
            branch->ticket = issue_ticket(*event, *issued);
            branch->record(*event);
        } else {
            later.push_back(event);
            key = event->after;
        }
    }
    branch->told = false;
    while (!later.empty()) {
        if (!branch->add(*later.back())) return std::nullopt;
        later.pop_back();
    }
    return branch;
}

const Event* TicketFold::find(const EventKey& key) const {
    const auto found = std::ranges::find(events_, key, &Event::key);
    return found == events_.end() ? nullptr : *found;
}

Ticket TicketFold::ticket() const {
    Ticket ticket = standing_.ticket;
    ticket.overruled_events = static_cast<int>(events_.size() - standing_.events.size());
    ticket.double_calls = double_calls_;
    if (!open() || !standing_.holder) return ticket;

    std::vector<const Branch*> told;
    for (const Branch& branch : beside_)
        if (branch.told && branch.holder->event != standing_.holder->event) told.push_back(&branch);
    if (told.empty()) return ticket;
    std::ranges::sort(told, {}, [&](const Branch* branch) { return find(branch->holder->event)->order; });
    auto& double_call = ticket.double_call.emplace();
    double_call.stands = *standing_.holder;
    for (const Branch* branch : told) {
        double_call.others.push_back(*branch->holder);
        double_call.others_reached.push_back(branch->ticket.status);
    }
    return ticket;
}

}  // namespace skranke
