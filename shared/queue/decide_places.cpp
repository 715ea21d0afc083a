// What belongs to the place and not to one citizen's turn: crisis, stops of a van, visits, whom somebody
// waits for.
#include <algorithm>

#include "shared/queue/crisis_services.hpp"
#include "shared/queue/decider.hpp"
#include "shared/queue/place_refusals.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

constexpr int participants_at_most = 500;
constexpr std::size_t appointments_at_most = 200;

}  // namespace

std::expected<const Service*, Refusal> Decider::offered(const ServiceId& service) const {
    if (const Service* found = municipality.find_offered(service, day.day)) return found;
    const Service* known = municipality.find(service);
    if (municipality.crisis && known && !known->ended)
        return std::unexpected(refusals::not_offered_in_crisis(service));
    if (known && !known->ended) return std::unexpected(refusals::not_offered_today(*known, day.day));
    return std::unexpected(refusals::unknown_service(service));
}

std::optional<Refusal> Decider::unknown_preference(const PersonId& person) const {
    if (person.empty() || municipality.find(person)) return std::nullopt;
    return refusals::unknown_person(person);
}

Decided Decider::operator()(const SwitchCrisis& action) const {
    if (municipality.crisis.has_value() == action.on) return refused(refusals::crisis_already(action.on));
    return Decision{.events = {}, .reason_in_words = {}, .set_up = CrisisSwitched{action.on}};
}

Decided Decider::operator()(const SwitchStop& action) const {
    const Site* here = municipality.find(day.site);
    if (!here || here->kind != SiteKind::mobile) return refused(refusals::not_a_van());
    const Site* to = municipality.find(action.to);
    if (!to || to->kind != SiteKind::mobile) return refused(refusals::unknown_stop(action.to));
    if (to == here) return refused(refusals::at_stop_already(here->name));
    const auto left = std::ranges::count_if(day.tickets, [](const Ticket& one) { return !has_ended(one); });
    if (left > 0) return refused(refusals::stop_not_closed(here->name, static_cast<std::size_t>(left)));
    return Decision{.events = {}, .reason_in_words = {}, .set_up = DeviceMoved{action.to}};
}

Decided Decider::operator()(const HoldSession& action) const {
    if (action.participants < 1 || action.participants > participants_at_most)
        return refused(refusals::session_size(participants_at_most));
    return event(SessionHeld{.kind = action.kind, .participants = action.participants});
}

Decided Decider::operator()(const MakeSessionAppointment& action) const {
    const UtcTime at = std::chrono::floor<std::chrono::minutes>(action.at);
    if (service_day_of(at) != day.day) return refused(refusals::appointment_on_another_day());
    if (day.session_appointments.size() >= appointments_at_most)
        return refused(refusals::too_many_appointments(appointments_at_most));
    return event(SessionAppointmentMade{.kind = action.kind, .at = at});
}

Decided Decider::operator()(const MoveSessionAppointment& action) const {
    const SessionAppointment* found = day.find_appointment(action.appointment);
    if (!found) return refused(refusals::unknown_appointment());
    if (found->state == action.to) return refused(refusals::appointment_unchanged());
    return event(SessionAppointmentMoved{.appointment = action.appointment, .to = action.to});
}

Decided Decider::operator()(const PreferPerson& action) const {
    const auto found = named_or_here(action.ticket);
    if (!found) return refused(found.error());
    const Ticket& ticket = **found;
    if (has_ended(ticket)) return refused(refusals::already_ended(ticket));
    if (ticket.status != TicketStatus::waiting)
        return refused(refusals::not_waiting(ticket, desk_name(ticket.desk)));
    if (const auto refusal = unknown_preference(action.person)) return refused(*refusal);
    if (ticket.prefers == action.person) return refused(refusals::preference_unchanged(ticket));
    return event(ticket, TicketPreference{action.person});
}

Decided Decider::operator()(const NoteNeeds& action) const {
    const auto found = named_or_here(action.ticket);
    if (!found) return refused(found.error());
    const Ticket& ticket = **found;
    if (has_ended(ticket)) return refused(refusals::already_ended(ticket));
    if (ticket.needs == action.needs) return refused(refusals::preference_unchanged(ticket));
    return event(ticket, TicketNeeds{action.needs});
}

}  // namespace skranke
