#include "shared/queue/actions.hpp"

#include <algorithm>

#include "shared/queue/day_refusals.hpp"
#include "shared/queue/decider.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

constexpr auto days_apart_at_most = std::chrono::days{14};

// What an action asks for before it is looked at: most are done at a desk, by somebody who may serve.
struct Needs {
    bool desk = true;
    bool open_day = true;
    std::optional<Permission> permission = Permission::serve;
};
Needs needs_of(const auto&) { return {}; }
// Whoever is there may open the day: the doors are open.
Needs needs_of(const OpenDay&) { return {.desk = false, .open_day = false, .permission = {}}; }
Needs needs_to_direct() { return {.desk = false, .permission = Permission::direct_day}; }
Needs needs_of(const CloseIntake&) { return needs_to_direct(); }
Needs needs_of(const OpenIntake&) { return needs_to_direct(); }
Needs needs_of(const CloseDay&) { return needs_to_direct(); }
Needs needs_of(const ReopenDay&) { return needs_to_direct(); }
Needs needs_of(const ConfirmLastNumber&) { return {.desk = false, .permission = Permission::issue}; }
// Everybody says where they are, and may need or be a colleague.
Needs needs_of(const SetStaffStatus&) { return {.desk = false, .permission = {}}; }
Needs needs_of(const RequestHelp&) { return {.permission = {}}; }
Needs needs_of(const AnswerHelp&) { return {.permission = {}}; }
Needs needs_of(const CloseHelp&) { return {.permission = {}}; }
Needs needs_of(const WithdrawTicket&) { return {.desk = false, .permission = Permission::issue}; }
Needs needs_of(const CheckEscort&) { return {.desk = false, .permission = Permission::serve}; }
// Wherever the municipality is at the moment.
Needs needs_of(const SwitchCrisis&) {
    return {.desk = false, .open_day = false, .permission = Permission::direct_day};
}
// The driver of a van is a host: stops change, numbers are handed out, on screens or on paper.
Needs needs_to_issue() { return {.desk = false, .permission = Permission::issue}; }
Needs needs_of(const SwitchStop&) {
    return {.desk = false, .open_day = false, .permission = Permission::issue};
}
Needs needs_of(const IssueTicket&) { return needs_to_issue(); }
Needs needs_of(const ReservePaper&) { return needs_to_issue(); }
Needs needs_of(const EnterPaper&) { return needs_to_issue(); }
Needs needs_of(const PreferPerson&) { return needs_to_issue(); }
Needs needs_of(const NoteNeeds&) { return needs_to_issue(); }
Needs needs_of(const HoldSession&) { return {.desk = false}; }
Needs needs_of(const MakeSessionAppointment&) { return {.desk = false}; }
Needs needs_of(const MoveSessionAppointment&) { return {.desk = false}; }

Refusal refusal_without(Permission permission) {
    switch (permission) {
        case Permission::issue: return refusals::may_not_issue();
        case Permission::direct_day: return refusals::may_not_direct_day();
        default: return refusals::may_not_serve();
    }
}

}  // namespace

std::expected<Decision, Refusal> decide(const Day& day, const Municipality& municipality, const Actor& actor,
                                        const Action& action, IssueSeries series) {
    const Needs needs = std::visit([](const auto& one) { return needs_of(one); }, action);
    if (!day.opened && needs.open_day) return refused(refusals::day_not_open());
    if (actor.desk.empty()) {
        if (needs.desk) return refused(refusals::no_desk());
    } else {
        const Desk* desk = municipality.find(actor.desk);
        if (!desk) return refused(refusals::unknown_desk(actor.desk));
        if (!day.site.empty() && desk->site != day.site && !travels_to(municipality, *desk, day.site))
            return refused(refusals::desk_elsewhere(*desk));
    }
    if (!actor.person.empty() && !municipality.find(actor.person))
        return refused(refusals::unknown_person(actor.person));
    const Decider decider{day, municipality, actor, series};
    if (needs.permission && !decider.permitted(*needs.permission))
        return refused(refusal_without(*needs.permission));
    return std::visit(decider, action);
}

std::expected<Decision, Refusal> decide_open_day(const OpenDay& action, const DayLimits& limits,
                                                 UtcTime now) {
    if (limits.last_open == action.day) return refused(refusals::day_already_open(action.day));
    if (!action.date_confirmed) {
        const ServiceDay earliest = std::max(limits.earliest, limits.last_open.value_or(limits.earliest));
        if (action.day < earliest) return refused(refusals::day_too_early(action.day, earliest));
        const ServiceDay today = service_day_of(now);
        const ServiceDay known = std::min(today, limits.last_open.value_or(today));
        const ServiceDay latest = known + days_apart_at_most;
        if (action.day > latest) return refused(refusals::day_too_late(action.day, latest));
    }
    Decision opening{.events = {DecidedEvent{.ticket = {}, .after = {}, .desk = {}, .kind = DayOpened{}}},
                     .reason_in_words = {}};
    for (const Task& task : limits.unfinished)
        opening.events.push_back(
            {.ticket = {}, .after = {}, .desk = {}, .kind = TaskAdded{.task = task.id, .words = task.words}});
    return opening;
}

}  // namespace skranke
