#pragma once
// Every refusal in words: what is in the way, and what to do instead. Danish for the console, English for
// the command line.
#include "shared/queue/actions.hpp"
#include "shared/queue/eligibility.hpp"
#include "shared/queue/free_text_filter.hpp"

namespace skranke::refusals {

Refusal day_not_open();
Refusal day_already_open(ServiceDay day);
Refusal day_too_early(ServiceDay day, ServiceDay earliest);
Refusal day_too_late(ServiceDay day, ServiceDay latest);

Refusal unknown_service(const ServiceId& service);
Refusal unknown_ticket();
Refusal unknown_desk(const DeskId& desk);
Refusal desk_elsewhere(const Desk& desk);
Refusal no_desk();
Refusal unknown_person(const PersonId& person);

Refusal no_number_series();
Refusal series_used_up(char letter);
Refusal series_held(TicketNumber last_known);
Refusal series_not_held(char letter);
Refusal bad_last_number(TicketNumber last_known);
Refusal nobody_waits();
Refusal desk_busy(const std::string& desk, const Ticket& ticket);
Refusal no_ticket_at_desk(const std::string& desk);

// The ticket's state is another than the action needs; the words say which it is and what helps.
Refusal not_waiting(const Ticket& ticket, const std::string& its_desk);
Refusal not_called(const Ticket& ticket);
Refusal not_in_service(const Ticket& ticket);
Refusal already_ended(const Ticket& ticket);
Refusal at_another_desk(const Ticket& ticket, const std::string& its_desk);
Refusal returned_before(const Ticket& ticket);
Refusal cannot_return_served(const Ticket& ticket);

// Who asks may not, or cannot: see eligibility.hpp. `able_desks`: the names of those that could.
Refusal may_not_issue();
Refusal may_not_serve();
Refusal may_not_call_out_of_order();
Refusal cannot_serve(const Ticket& ticket, Hindrance hindrance, const std::vector<std::string>& able_desks);
Refusal only_for_others(std::size_t count, const std::vector<std::string>& able_desks);
Refusal reason_needed(const Ticket& ticket);
Refusal appointment_on_another_day(ServiceDay day);

Refusal same_service(const Ticket& ticket, const std::string& service);
Refusal referral_needed();
Refusal referral_too_long(std::size_t longest);
Refusal personal_data(PersonalData found);
Refusal no_double_call(const Ticket& ticket);
Refusal no_double_call_here();
Refusal desk_not_in_double_call(const Ticket& ticket, const std::string& desk);

// Taking a step back: see undo.hpp.
Refusal nothing_to_undo();
Refusal nothing_to_undo(const Ticket& ticket);
Refusal too_late_to_undo(const Ticket& ticket);
Refusal undo_with_another_here(const Ticket& ticket, const Ticket& present);

// What else a desk does with its citizen.
Refusal recalled_just_now(const Ticket& ticket, std::chrono::seconds wait);
Refusal not_paused(const Ticket& ticket);
Refusal nothing_paused(const std::string& desk);
Refusal same_topic(const Ticket& ticket, const std::string& service);
Refusal same_outcome(Outcome outcome);
Refusal checked_before(const Ticket& ticket);
Refusal desk_cannot_take(const Ticket& ticket, const std::string& desk);
Refusal unknown_partner(const PartnerId& partner);

}  // namespace skranke::refusals
