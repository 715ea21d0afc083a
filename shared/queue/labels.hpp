#pragma once
// What states, outcomes and classes are called: in words for people, and as identifiers for machines.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shared/queue/day.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/text/language.hpp"

namespace skranke {

std::string_view label(TicketStatus status, Language language = Language::danish);
std::string_view label(Outcome outcome, Language language = Language::danish);
std::string_view label(PriorityClass priority_class, Language language = Language::danish);
std::string_view label(CallRule rule, Language language = Language::danish);  // "ledsaget"
std::string_view label(ChosenBecause because, Language language = Language::danish);
std::string_view label(SessionKind kind, Language language = Language::danish);
std::string_view label(AppointmentState state, Language language = Language::danish);  // "Hjulpet"
// What a citizen with an appointment is called instead of by name: "10.15 · nr. 1".
std::string code_of(const SessionAppointment& appointment, Language language = Language::danish);
std::string_view label(ReducedBecause because, Language language = Language::danish);  // "valg"
std::string number_text(TicketNumber number);  // "A 042", with a no-break space
// "A 041, A 042 og A 043"; of a long list the first, and how many more: "… og 3 til".
std::string numbers_text(std::span<const TicketNumber> numbers, Language language);

// Lower case and stable: in exports and on the command line.
std::string_view identifier(TicketStatus status);           // "in_service"
std::string_view identifier(Outcome outcome);               // "resolved_at_first_contact"
std::string_view identifier(Escort escort);                 // "card_shown"
std::string_view identifier(PriorityClass priority_class);  // "escorted"
std::string_view identifier(CallRule rule);                 // "longest_wait"
std::string_view identifier(ChosenBecause because);         // "agreed_with_citizen"
std::string_view identifier(SessionKind kind);              // "school"
std::optional<SessionKind> session_kind_from(std::string_view identifier);
std::string_view identifier(AppointmentState state);  // "did_not_come"
std::optional<AppointmentState> appointment_state_from(std::string_view identifier);
std::optional<Outcome> outcome_from(std::string_view identifier);
std::optional<Escort> escort_from(std::string_view identifier);
std::optional<CallRule> call_rule_from(std::string_view identifier);
std::optional<ChosenBecause> chosen_because_from(std::string_view identifier);

}  // namespace skranke
