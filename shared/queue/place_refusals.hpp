#pragma once
// Refusals about paper, crises, stops and visits, in words; see refusals.hpp.
#include "shared/queue/actions.hpp"

namespace skranke::refusals {

Refusal not_offered_in_crisis(const ServiceId& service);
// A campaign that has not begun, or is over.
Refusal not_offered_today(const Service& service, ServiceDay today);
Refusal crisis_already(bool on);

Refusal paper_count(int most);
Refusal not_on_paper(TicketNumber number);
Refusal entered_already(const Ticket& ticket);
Refusal paper_time(UtcTime now);

Refusal unknown_stop(const SiteId& site);
Refusal at_stop_already(const std::string& site);
Refusal not_a_van();
// `left`: who has not been helped at the stop that is left.
Refusal stop_not_closed(const std::string& site, std::size_t left);

Refusal session_size(int most);
Refusal appointment_on_another_day();
Refusal too_many_appointments(std::size_t most);
Refusal unknown_appointment();
Refusal appointment_unchanged();
Refusal preference_unchanged(const Ticket& ticket);

}  // namespace skranke::refusals
