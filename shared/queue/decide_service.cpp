#include <algorithm>

#include "shared/queue/decider.hpp"
#include "shared/queue/forgotten_finish.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/queue/recall.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

constexpr std::size_t longest_referral = 120;

std::optional<Refusal> referral_refused(const FinishService& action) {
    if (action.referred_to.find_first_not_of(" \t") == std::string::npos) return refusals::referral_needed();
    if (const auto found = find_personal_data(action.referred_to)) return refusals::personal_data(*found);
    if (code_points(action.referred_to) > longest_referral)
        return refusals::referral_too_long(longest_referral);
    return std::nullopt;
}

}  // namespace

// "Kald igen" again and again calls nobody sooner, and disturbs everybody who waits.
Decided Decider::operator()(const Recall& action) const {
    const auto recalled = if_called_here(action.ticket, TicketRecalled{});
    if (!recalled) return recalled;
    const Ticket& ticket = **named_or_here(action.ticket);
    const auto wait = until_recall(ticket, actor.now);
    if (wait > std::chrono::seconds{0}) return refused(refusals::recalled_just_now(ticket, wait));
    return recalled;
}

Decided Decider::operator()(const StartService& action) const {
    return if_called_here(action.ticket, ServiceStarted{});
}

Decided Decider::operator()(const MarkNoShow& action) const {
    return if_called_here(action.ticket, TicketNoShow{});
}

Decided Decider::operator()(const FinishService& action) const {
    const auto ticket = in_service_here(action.ticket);
    if (!ticket) return refused(ticket.error());
    std::vector<Outcome> outcomes = action.also;
    outcomes.insert(outcomes.begin(), action.outcome);
    for (auto outcome = outcomes.begin(); outcome != outcomes.end(); ++outcome)
        if (std::find(outcomes.begin(), outcome, *outcome) != outcome)
            return refused(refusals::same_outcome(*outcome));
    const bool is_referred = std::ranges::find(outcomes, Outcome::referred) != outcomes.end();
    if (is_referred)
        if (auto refusal = referral_refused(action)) return refused(*std::move(refusal));
    return event(**ticket, ServiceFinished{
                               .outcome = action.outcome,
                               .referred_to = is_referred ? action.referred_to : std::string{},
                               .also = action.also,
                               .finished_late = action.finished_late ||
                                                is_finish_forgotten(day, municipality, **ticket, actor.now)});
}

Decided Decider::operator()(const ReturnToQueue& action) const {
    const auto found = named_or_here(action.ticket);
    if (!found) return refused(found.error());
    const Ticket& ticket = **found;
    if (ticket.status == TicketStatus::no_show) {
        if (ticket.returned_after_no_show) return refused(refusals::returned_before(ticket));
        return event(ticket, TicketReturned{});
    }
    if (ticket.status == TicketStatus::in_service || ticket.status == TicketStatus::paused)
        return refused(refusals::cannot_return_served(ticket));
    return if_called_here(ticket.id, TicketReturned{});
}

}  // namespace skranke
