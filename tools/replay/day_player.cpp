#include "tools/replay/day_player.hpp"

#include <algorithm>
#include <utility>

#include "shared/queue/priority_rule.hpp"

namespace skranke::replay {

namespace {

using namespace std::chrono_literals;

// A call that finds its desk busy or nobody waiting is tried again, until the day is over.
constexpr auto try_again_after = 30s;
constexpr auto day_ends_after_last = 2h;
// Staff look at a double call when they have a moment.
constexpr auto answer_after = 2min;

Action end_action(const PlannedCall& call, const TicketId& ticket) {
    switch (call.ending) {
        case Ending::finished: return FinishService{ticket, call.outcome, {}};
        case Ending::no_show: return MarkNoShow{ticket};
        case Ending::returned: return ReturnToQueue{ticket};
        case Ending::transferred: return TransferTicket{ticket, call.transferred_to};
    }
    std::unreachable();
}

int progress_of(TicketStatus status) {
    switch (status) {
        case TicketStatus::waiting:
        case TicketStatus::no_show:
        case TicketStatus::day_closed: return 0;
        case TicketStatus::left:
        case TicketStatus::cancelled: return 0;
        case TicketStatus::called: return 1;
        case TicketStatus::paused:
        case TicketStatus::in_service: return 2;
        case TicketStatus::finished: return 3;
    }
    std::unreachable();
}

// The desk where the citizen has been for longest.
DeskId likely_desk(const Ticket& ticket) {
    const DoubleCall& double_call = *ticket.double_call;
    DeskId desk = double_call.stands.desk;
    int furthest = progress_of(ticket.status);
    for (std::size_t i = 0; i < double_call.others.size(); ++i) {
        if (progress_of(double_call.others_reached[i]) <= furthest) continue;
        furthest = progress_of(double_call.others_reached[i]);
        desk = double_call.others[i].desk;
    }
    return desk;
}

}  // namespace

DayPlayer::DayPlayer(std::vector<PlayedNode> nodes, std::vector<std::vector<DeskId>> desks,
                     VirtualClock& clock, PlayOptions options)
    : nodes_(std::move(nodes)),
      nodes_of_site_(desks.size()),
      desks_(std::move(desks)),
      clock_(clock),
      options_(std::move(options)),
      issued_at_site_(desks_.size(), 0) {
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (!nodes_[i].looks_on) nodes_of_site_[nodes_[i].site].push_back(i);
    // A star: what two nodes have to tell each other goes by the first.
    for (std::size_t i = 1; i < nodes_.size(); ++i)
        links_.push_back(std::make_unique<wire::MemoryLink>(nodes_.front().node->local_peer(),
                                                            nodes_[i].node->local_peer()));
}

Result<PlayCounts> DayPlayer::play(const DayPlan& plan) {
    plan_ = &plan;
    called_.assign(plan.calls.size(), {});
    last_planned_ = plan.opens;
    for (std::size_t i = 0; i < plan.arrivals.size(); ++i) schedule(plan.arrivals[i].at, Kind::arrive, i);
    for (std::size_t i = 0; i < plan.calls.size(); ++i) schedule(plan.calls[i].at, Kind::call, i);
    if (!plan.arrivals.empty()) last_planned_ = std::max(last_planned_, plan.arrivals.back().at);
    for (const PlannedCall& call : plan.calls)
        last_planned_ = std::max(last_planned_, call.at + call.ended_after);
    if (options_.cut) {
        schedule(options_.cut->from, Kind::cut);
        schedule(options_.cut->until, Kind::heal);
    }

    counts_.began = plan.opens;
    clock_.set(plan.opens);
    if (auto opened = open_day(); !opened) return std::unexpected(opened.error());
    while (!acts_.empty()) {
        const Act act = acts_.top();
        if (options_.until && act.at > *options_.until) break;
        acts_.pop();
        clock_.set(act.at);
        report(act.at);
        if (auto played = play(act); !played) return std::unexpected(played.error());
        if (auto settled = settle(); !settled) return std::unexpected(settled.error());
    }
    if (!options_.until)
        if (auto closed = close_desks(); !closed) return std::unexpected(closed.error());
    counts_.ended = options_.until ? *options_.until : clock_.now();
    counts_.frames = 0;
    for (const auto& link : links_) counts_.frames += link->frames_carried();
    if (options_.progress) options_.progress(1, counts_.ended);
    return counts_;
}

void DayPlayer::schedule(UtcTime at, Kind kind, std::size_t index) {
    acts_.push({.at = at, .sequence = next_sequence_++, .kind = kind, .index = index});
}

Result<void> DayPlayer::play(const Act& act) {
    switch (act.kind) {
        case Kind::cut:
            for (auto& link : links_) link->cut();
            return {};
        case Kind::heal:
            for (auto& link : links_) link->heal();
            schedule(act.at + answer_after, Kind::answer);
            return {};
        case Kind::answer: {
            const auto answered = answer_double_calls();
            if (!answered) return std::unexpected(answered.error());
            if (*answered) schedule(act.at + answer_after, Kind::answer);
            return {};
        }
        case Kind::arrive: return arrive(plan_->arrivals[act.index]);
        case Kind::call: return call(act.index);
        case Kind::recall: return recall(act.index);
        case Kind::start: return start(act.index);
        case Kind::end: return end(act.index);
    }
    std::unreachable();
}

Result<void> DayPlayer::open_day() {
    for (const auto& nodes : nodes_of_site_) {
        for (const std::size_t i : nodes) {
            const auto day = nodes_[i].node->snapshot()->day;
            if (day->opened && day->day == plan_->day) continue;
            const auto opened = perform(*nodes_[i].node, OpenDay{plan_->day, true}, {});
            if (!opened) return std::unexpected(opened.error());
            if (auto settled = settle(); !settled) return settled;
        }
    }
    return {};
}

Result<void> DayPlayer::arrive(const PlannedArrival& arrival) {
    const auto& nodes = nodes_at(arrival.site);
    QueueNode& node = *nodes_[nodes[issued_at_site_[arrival.site]++ % nodes.size()]].node;
    const auto issued = perform(node, IssueTicket{arrival.service, arrival.escort}, {});
    if (!issued) return std::unexpected(issued.error());
    if (!*issued) return fail(ErrorCode::refused, "a citizen could not be given a number");
    return {};
}

Result<void> DayPlayer::call(std::size_t index) {
    const PlannedCall& planned = plan_->calls[index];
    const DeskId& desk = desks_[planned.site][planned.desk];
    QueueNode& node = node_for_desk(planned.site, planned.desk);

    // The call of one queue is the first of that service by the rule; "next" where that is the first of all.
    std::optional<Action> action;
    const auto snapshot = node.snapshot();
    const auto line = calling_order({.day = *snapshot->day,
                                     .municipality = *snapshot->municipality,
                                     .server = {.desk = desk, .person = {}},
                                     .now = clock_.now()});
    const auto wanted = std::ranges::find_if(line, [&](const Ticket* ticket) {
        return planned.service.empty() || ticket->service == planned.service;
    });
    if (wanted != line.end()) {
        if (wanted == line.begin())
            action = CallNext{};
        else
            // The recorded desks serve lines of their own.
            action = CallTicket{.ticket = (*wanted)->id, .because = ChosenBecause::continues_here};
        const auto called = perform(node, *action, desk);
        if (!called) return std::unexpected(called.error());
        if (*called) {
            called_[index] = (*called)->ticket.id;
            const UtcTime now = clock_.now();
            if (planned.recalled_after) schedule(now + *planned.recalled_after, Kind::recall, index);
            if (planned.started_after) schedule(now + *planned.started_after, Kind::start, index);
            schedule(now + planned.ended_after, Kind::end, index);
            return {};
        }
    }
    const UtcTime again = clock_.now() + try_again_after;
    if (again > last_planned_ + day_ends_after_last)
        ++counts_.given_up;
    else
        schedule(again, Kind::call, index);
    return {};
}

Result<void> DayPlayer::recall(std::size_t index) {
    const PlannedCall& planned = plan_->calls[index];
    const auto done = perform(node_for_desk(planned.site, planned.desk), Recall{called_[index]},
                              desks_[planned.site][planned.desk]);
    if (!done) return std::unexpected(done.error());
    return {};
}

Result<void> DayPlayer::start(std::size_t index) {
    const PlannedCall& planned = plan_->calls[index];
    const auto done = perform(node_for_desk(planned.site, planned.desk), StartService{called_[index]},
                              desks_[planned.site][planned.desk]);
    if (!done) return std::unexpected(done.error());
    return {};
}

Result<void> DayPlayer::end(std::size_t index) {
    const PlannedCall& planned = plan_->calls[index];
    QueueNode& node = node_for_desk(planned.site, planned.desk);
    const DeskId& desk = desks_[planned.site][planned.desk];
    auto done = perform(node, end_action(planned, called_[index]), desk);
    // Whoever came is not where the plan wanted to send them, or has been there: they are helped here.
    if (done && !*done && planned.ending == Ending::transferred)
        done = perform(node, FinishService{called_[index], planned.outcome, {}}, desk);
    if (!done) return std::unexpected(done.error());
    return {};
}

Result<bool> DayPlayer::answer_double_calls() {
    bool any = false;
    for (const auto& nodes : nodes_of_site_) {
        if (nodes.empty()) continue;
        QueueNode& node = *nodes_[nodes.front()].node;
        const auto snapshot = node.snapshot();
        for (const Ticket& ticket : snapshot->day->tickets) {
            if (!ticket.double_call) continue;
            any = true;
            const DeskId desk = likely_desk(ticket);
            const auto answered =
                perform(node, ClearDoubleCall{ticket.id, DoubleCallAnswer::at_desk, desk}, desk);
            if (!answered) return std::unexpected(answered.error());
            if (*answered) ++counts_.double_calls_answered;
        }
    }
    return any;
}

// Nobody goes home from a desk with a citizen at it.
Result<void> DayPlayer::close_desks() {
    for (auto& link : links_)
        if (link->is_cut()) link->heal();
    if (auto settled = settle(); !settled) return settled;
    const auto answered = answer_double_calls();
    if (!answered) return std::unexpected(answered.error());
    if (auto settled = settle(); !settled) return settled;
    for (const auto& nodes : nodes_of_site_) {
        if (nodes.empty()) continue;
        QueueNode& node = *nodes_[nodes.front()].node;
        const auto snapshot = node.snapshot();
        for (const Ticket& ticket : snapshot->day->tickets) {
            if (ticket.status != TicketStatus::called && ticket.status != TicketStatus::in_service) continue;
            const Action action = ticket.status == TicketStatus::called ? Action{MarkNoShow{ticket.id}}
                                                                        : Action{FinishService{ticket.id}};
            const auto done = perform(node, action, *ticket.desk);
            if (!done) return std::unexpected(done.error());
        }
    }
    return settle();
}

Result<std::optional<Performed>> DayPlayer::perform(QueueNode& node, const Action& action,
                                                    const DeskId& desk) {
    auto performed = node.perform(action, desk);
    if (performed) {
        ++counts_.actions;
        return std::optional<Performed>{*std::move(performed)};
    }
    if (const auto* error = std::get_if<Error>(&performed.error())) return std::unexpected(*error);
    ++counts_.refused;
    return std::optional<Performed>{};
}

Result<void> DayPlayer::settle() {
    // What reaches the middle of the star may have to go on from there.
    bool carried = true;
    while (carried) {
        carried = false;
        for (auto& link : links_) {
            if (link->is_cut()) continue;
            const std::size_t before = link->frames_carried();
            if (auto settled = link->settle(); !settled) return settled;
            carried = carried || link->frames_carried() > before;
        }
        if (links_.size() < 2) break;
    }
    return {};
}

QueueNode& DayPlayer::node_for_desk(std::size_t site, std::size_t desk) {
    const auto& nodes = nodes_at(site);
    return *nodes_[nodes[desk % nodes.size()]].node;
}

void DayPlayer::report(UtcTime now) {
    if (!options_.progress) return;
    const UtcTime end = options_.until.value_or(last_planned_);
    const double passed = end > plan_->opens ? std::chrono::duration<double>(now - plan_->opens) /
                                                   std::chrono::duration<double>(end - plan_->opens)
                                             : 1.0;
    const int percent = static_cast<int>(std::clamp(passed, 0.0, 1.0) * 100);
    if (percent == last_reported_percent_) return;
    last_reported_percent_ = percent;
    options_.progress(std::clamp(passed, 0.0, 1.0), now);
}

}  // namespace skranke::replay
