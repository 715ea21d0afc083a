#include "shared/queue/actions.hpp"

#include <algorithm>

#include "shared/base/canary.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

using Decided = std::expected<Decision, Refusal>;

constexpr int last_number = 999;
constexpr std::size_t longest_referral = 120;
constexpr auto days_apart_at_most = std::chrono::days{14};

std::unexpected<Refusal> refused(Refusal refusal) { return std::unexpected<Refusal>(std::move(refusal)); }

bool has_ended(const Ticket& ticket) {
    return ticket.status == TicketStatus::finished || ticket.status == TicketStatus::no_show;
}

bool takes_part(const DoubleCall& double_call, const DeskId& desk) {
    return double_call.stands.desk == desk ||
           std::ranges::any_of(double_call.others, [&](const Call& call) { return call.desk == desk; });
}

// Decides one kind of action in each overload.
struct Decider {
    const Day& day;
    const Municipality& municipality;
    const Actor& actor;
    IssueSeries series;

    Decided operator()(const OpenDay&) const {
        if (day.opened) return refused(refusals::day_already_open(day.day));
        return event(DayOpened{});
    }

    Decided operator()(const IssueTicket& action) const {
        if (!municipality.find_offered(action.service))
            return refused(refusals::unknown_service(action.service));
        if (series.letter == 0) return refused(refusals::no_number_series());
        if (series.next_number > last_number) return refused(refusals::series_used_up(series.letter));
        if (action.appointment && service_day_of(*action.appointment) != day.day)
            return refused(refusals::appointment_on_another_day(day.day));
        return event(TicketIssued{.number = {.letter = series.letter, .number = series.next_number},
                                  .service = action.service,
                                  .escort = action.escort,
                                  .arrival = is_loose(Canary::arrival_by_own_clock)
                                                 ? actor.now
                                                 : std::max(actor.now, day.latest_arrival),
                                  .appointment = action.appointment});
    }

    Decided operator()(const CallNext&) const {
        const auto next = next_ticket(view());
        if (const Ticket* present = day.at_desk(actor.desk); present && !is_passed(*present, next))
            return refused(busy(*present));
        if (next) return call(*next->ticket, next->reason);
        const auto others = waiting_for_others(view());
        if (others.empty()) return refused(refusals::nobody_waits());
        return refused(refusals::only_for_others(others.size(), able_desks_for(*others.front())));
    }

    Decided operator()(const CallTicket& action) const {
        const Ticket* ticket = day.find(action.ticket);
        if (!ticket) return refused(refusals::unknown_ticket());
        if (const Ticket* present = day.at_desk(actor.desk)) return refused(busy(*present));
        if (is_loose(Canary::end_taken_back) && has_ended(*ticket)) return call(*ticket, CallReason{});
        if (ticket->status == TicketStatus::finished) return refused(refusals::already_ended(*ticket));
        if (ticket->status != TicketStatus::waiting)
            return refused(refusals::not_waiting(*ticket, desk_name(ticket->desk)));
        if (const auto hindered = hindrance(municipality, view().server, ticket->service))
            return refused(refusals::cannot_serve(*ticket, *hindered, able_desks_for(*ticket)));
        const auto reason = reason_to_call(view(), *ticket, action.because);
        if (reason.rule != CallRule::chosen_by_staff) return call(*ticket, reason);
        if (!permitted(Permission::call_out_of_order)) return refused(refusals::may_not_call_out_of_order());
        if (!action.because) return refused(refusals::reason_needed(*ticket));
        return call(*ticket, reason);
    }

    Decided operator()(const Recall& action) const { return if_called_here(action.ticket, TicketRecalled{}); }
    Decided operator()(const StartService& action) const {
        return if_called_here(action.ticket, ServiceStarted{});
    }
    Decided operator()(const MarkNoShow& action) const {
        return if_called_here(action.ticket, TicketNoShow{});
    }

    Decided operator()(const FinishService& action) const {
        const auto ticket = in_service_here(action.ticket);
        if (!ticket) return refused(ticket.error());
        if (action.outcome != Outcome::referred) return event(**ticket, ServiceFinished{action.outcome, {}});
        if (action.referred_to.find_first_not_of(" \t") == std::string::npos)
            return refused(refusals::referral_needed());
        if (const auto found = find_personal_data(action.referred_to))
            return refused(refusals::personal_data(*found));
        if (code_points(action.referred_to) > longest_referral)
            return refused(refusals::referral_too_long(longest_referral));
        return event(**ticket, ServiceFinished{action.outcome, action.referred_to});
    }

    Decided operator()(const ReturnToQueue& action) const {
        const auto found = named_or_here(action.ticket);
        if (!found) return refused(found.error());
        const Ticket& ticket = **found;
        if (ticket.status == TicketStatus::no_show) {
            if (ticket.returned_after_no_show) return refused(refusals::returned_before(ticket));
            return event(ticket, TicketReturned{});
        }
        if (ticket.status == TicketStatus::in_service) return refused(refusals::cannot_return_served(ticket));
        return if_called_here(ticket.id, TicketReturned{});
    }

    Decided operator()(const TransferTicket& action) const {
        const auto ticket = in_service_here(action.ticket);
        if (!ticket) return refused(ticket.error());
        const Service* service = municipality.find_offered(action.to);
        if (!service) return refused(refusals::unknown_service(action.to));
        if ((*ticket)->service == action.to) return refused(refusals::same_service(**ticket, service->name));
        return event(**ticket, TicketTransferred{action.to});
    }

    Decided operator()(const ClearDoubleCall& action) const {
        const Ticket* ticket = action.ticket.empty() ? double_called_here() : day.find(action.ticket);
        if (!ticket)
            return refused(action.ticket.empty() ? refusals::no_double_call_here()
                                                 : refusals::unknown_ticket());
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

    std::vector<std::string> able_desks_for(const Ticket& ticket) const {
        return able_desks(municipality, day.site, view().server, ticket.service);
    }

    QueueView view() const { return {day, municipality, Server{actor.desk, actor.person}, actor.now}; }

    bool permitted(Permission permission) const {
        const Person* person = municipality.find(actor.person);
        return !person || may(person->role, permission);
    }

    std::string desk_name(const std::optional<DeskId>& id) const {
        if (!id) return {};
        const Desk* desk = municipality.find(*id);
        return desk ? desk->name : id->text;
    }

    Refusal busy(const Ticket& present) const { return refusals::desk_busy(desk_name(actor.desk), present); }

    // Never: whoever has been called is not passed any more.
    static bool is_passed(const Ticket& present, const std::optional<NextTicket>& next) {
        return is_loose(Canary::called_citizen_passed) && present.status == TicketStatus::called && next &&
               priority_class(*next->ticket) == PriorityClass::escorted;
    }

    const Ticket* double_called_here() const {
        const auto found = std::ranges::find_if(day.tickets, [&](const Ticket& ticket) {
            return ticket.double_call && takes_part(*ticket.double_call, actor.desk);
        });
        return found == day.tickets.end() ? nullptr : &*found;
    }

    std::expected<const Ticket*, Refusal> named_or_here(const TicketId& id) const {
        const Ticket* ticket = id.empty() ? day.at_desk(actor.desk) : day.find(id);
        if (ticket) return ticket;
        return refused(id.empty() ? refusals::no_ticket_at_desk(desk_name(actor.desk))
                                  : refusals::unknown_ticket());
    }

    Decided if_called_here(const TicketId& id, EventKind kind) const {
        const auto found = named_or_here(id);
        if (!found) return refused(found.error());
        const Ticket& ticket = **found;
        if (has_ended(ticket)) return refused(refusals::already_ended(ticket));
        if (ticket.desk && ticket.desk != actor.desk)
            return refused(refusals::at_another_desk(ticket, desk_name(ticket.desk)));
        if (ticket.status != TicketStatus::called) return refused(refusals::not_called(ticket));
        return event(ticket, std::move(kind));
    }

    std::expected<const Ticket*, Refusal> in_service_here(const TicketId& id) const {
        const auto found = named_or_here(id);
        if (!found) return found;
        const Ticket& ticket = **found;
        if (has_ended(ticket)) return refused(refusals::already_ended(ticket));
        if (ticket.desk && ticket.desk != actor.desk)
            return refused(refusals::at_another_desk(ticket, desk_name(ticket.desk)));
        if (ticket.status != TicketStatus::in_service) return refused(refusals::not_in_service(ticket));
        return found;
    }

    Decided call(const Ticket& ticket, const CallReason& reason) const {
        auto decision = event(ticket, TicketCalled{.reason = in_full_words(reason),
                                                   .rule = reason.rule,
                                                   .overtook = reason.overtook,
                                                   .because = reason.because});
        decision.reason_in_words = in_words(reason);
        return decision;
    }

    Decision event(EventKind kind) const {
        return Decision{
            .events = {DecidedEvent{.ticket = {}, .after = {}, .desk = actor.desk, .kind = std::move(kind)}},
            .reason_in_words = {}};
    }
    Decision event(const Ticket& ticket, EventKind kind) const {
        Decision decision = event(std::move(kind));
        decision.events.front().ticket = ticket.id;
        decision.events.front().after = ticket.last_event;
        return decision;
    }
};

bool needs_desk(const Action& action) {
    return !std::holds_alternative<OpenDay>(action) && !std::holds_alternative<IssueTicket>(action);
}

}  // namespace

std::expected<Decision, Refusal> decide(const Day& day, const Municipality& municipality, const Actor& actor,
                                        const Action& action, IssueSeries series) {
    if (!day.opened && !std::holds_alternative<OpenDay>(action)) return refused(refusals::day_not_open());
    if (actor.desk.empty()) {
        if (needs_desk(action)) return refused(refusals::no_desk());
    } else {
        const Desk* desk = municipality.find(actor.desk);
        if (!desk) return refused(refusals::unknown_desk(actor.desk));
        if (!day.site.empty() && desk->site != day.site) return refused(refusals::desk_elsewhere(*desk));
    }
    if (!actor.person.empty() && !municipality.find(actor.person))
        return refused(refusals::unknown_person(actor.person));
    const Decider decider{day, municipality, actor, series};
    // Whoever is there may open the day: the doors are open.
    if (std::holds_alternative<IssueTicket>(action)) {
        if (!decider.permitted(Permission::issue)) return refused(refusals::may_not_issue());
    } else if (!std::holds_alternative<OpenDay>(action)) {
        if (!decider.permitted(Permission::serve)) return refused(refusals::may_not_serve());
    }
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
        const ServiceDay latest{std::chrono::sys_days{known.date} + days_apart_at_most};
        if (action.day > latest) return refused(refusals::day_too_late(action.day, latest));
    }
    return Decision{.events = {DecidedEvent{.ticket = {}, .after = {}, .desk = {}, .kind = DayOpened{}}},
                    .reason_in_words = {}};
}

}  // namespace skranke
