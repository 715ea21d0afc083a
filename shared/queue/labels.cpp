#include "shared/queue/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::string_view in(Language language, std::string_view danish, std::string_view english) {
    return language == Language::danish ? danish : english;
}

}  // namespace

std::string_view label(TicketStatus status, Language language) {
    switch (status) {
        case TicketStatus::waiting: return in(language, "Venter", "Waiting");
        case TicketStatus::called: return in(language, "Kaldt", "Called");
        case TicketStatus::in_service: return in(language, "I gang", "In service");
        case TicketStatus::finished: return in(language, "Afsluttet", "Finished");
        case TicketStatus::no_show: return in(language, "Udeblevet", "No-show");
        case TicketStatus::day_closed: return in(language, "Dagen lukket", "Day closed");
        case TicketStatus::paused: return in(language, "Pause", "Paused");
        case TicketStatus::left: return in(language, "Gået", "Left");
        case TicketStatus::cancelled: return in(language, "Annulleret", "Cancelled");
    }
    std::unreachable();
}

std::string_view label(Outcome outcome, Language language) {
    switch (outcome) {
        case Outcome::solved: return in(language, "Løst", "Solved");
        case Outcome::resolved_at_first_contact:
            return in(language, "Straksafklaret", "Resolved at first contact");
        case Outcome::assisted_self_service: return in(language, "Medbetjent", "Assisted self-service");
        case Outcome::referred: return in(language, "Henvist til …", "Referred to …");
        case Outcome::out_of_scope: return in(language, "Uden for opgaven", "Outside the task");
        case Outcome::left_without_help: return in(language, "Gik uden hjælp", "Left without help");
    }
    std::unreachable();
}

std::string_view label(PriorityClass priority_class, Language language) {
    switch (priority_class) {
        case PriorityClass::escorted: return in(language, "Ledsaget", "Escorted");
        case PriorityClass::ordinary: return in(language, "Almindelig", "Ordinary");
    }
    std::unreachable();
}

std::string_view label(CallRule rule, Language language) {
    switch (rule) {
        case CallRule::longest_wait: return in(language, "længst ventetid", "longest wait");
        case CallRule::only_waiting: return in(language, "den eneste", "the only one");
        case CallRule::escorted: return in(language, "ledsaget", "escorted");
        case CallRule::appointment: return in(language, "aftalt tid", "appointment");
        case CallRule::transferred: return in(language, "viderestillet", "transferred");
        case CallRule::returned: return in(language, "tilbage i køen", "back in the queue");
        case CallRule::express: return in(language, "kort ærinde", "short errand");
        case CallRule::waited_long: return in(language, "ventet længe", "waited long");
        case CallRule::overtaken_often: return in(language, "overhalet flere gange", "overtaken often");
        case CallRule::chosen_by_staff: return in(language, "valgt af medarbejderen", "chosen by staff");
    }
    std::unreachable();
}

std::string_view label(ChosenBecause because, Language language) {
    switch (because) {
        case ChosenBecause::special_consideration:
            return in(language, "Særlige hensyn", "Special consideration");
        case ChosenBecause::agreed_with_citizen:
            return in(language, "Aftalt med borgeren", "Agreed with the citizen");
        case ChosenBecause::continues_here: return in(language, "Fortsætter her", "Continues here");
        case ChosenBecause::quick_question: return in(language, "Kort spørgsmål", "Quick question");
    }
    std::unreachable();
}

std::string number_text(TicketNumber number) { return ticket_number_text(number.letter, number.number); }

std::string numbers_text(std::span<const TicketNumber> numbers, Language language) {
    constexpr std::size_t named_at_most = 6;
    const bool danish = language == Language::danish;
    std::vector<std::string> names;
    for (const TicketNumber number : numbers.first(std::min(numbers.size(), named_at_most)))
        names.push_back(number_text(number));
    if (numbers.size() > named_at_most)
        names.push_back(
            fmt::format("{}{}{}", numbers.size() - named_at_most, no_break_space, danish ? "til" : "more"));
    return list_text(names, danish ? " og " : " and ");
}

std::string_view identifier(TicketStatus status) {
    switch (status) {
        case TicketStatus::waiting: return "waiting";
        case TicketStatus::called: return "called";
        case TicketStatus::in_service: return "in_service";
        case TicketStatus::finished: return "finished";
        case TicketStatus::no_show: return "no_show";
        case TicketStatus::day_closed: return "day_closed";
        case TicketStatus::paused: return "paused";
        case TicketStatus::left: return "left";
        case TicketStatus::cancelled: return "cancelled";
    }
    std::unreachable();
}

std::string_view identifier(Outcome outcome) {
    switch (outcome) {
        case Outcome::solved: return "solved";
        case Outcome::resolved_at_first_contact: return "resolved_at_first_contact";
        case Outcome::assisted_self_service: return "assisted_self_service";
        case Outcome::referred: return "referred";
        case Outcome::out_of_scope: return "out_of_scope";
        case Outcome::left_without_help: return "left_without_help";
    }
    std::unreachable();
}

std::string_view identifier(Escort escort) {
    switch (escort) {
        case Escort::none: return "none";
        case Escort::card_shown: return "card_shown";
        case Escort::card_not_shown: return "card_not_shown";
        case Escort::claimed: return "claimed";
    }
    std::unreachable();
}

std::string_view identifier(PriorityClass priority_class) {
    return priority_class == PriorityClass::escorted ? "escorted" : "ordinary";
}

std::string_view identifier(CallRule rule) {
    switch (rule) {
        case CallRule::longest_wait: return "longest_wait";
        case CallRule::only_waiting: return "only_waiting";
        case CallRule::escorted: return "escorted";
        case CallRule::appointment: return "appointment";
        case CallRule::transferred: return "transferred";
        case CallRule::returned: return "returned";
        case CallRule::express: return "express";
        case CallRule::waited_long: return "waited_long";
        case CallRule::overtaken_often: return "overtaken_often";
        case CallRule::chosen_by_staff: return "chosen_by_staff";
    }
    std::unreachable();
}

std::string_view identifier(ChosenBecause because) {
    switch (because) {
        case ChosenBecause::special_consideration: return "special_consideration";
        case ChosenBecause::agreed_with_citizen: return "agreed_with_citizen";
        case ChosenBecause::continues_here: return "continues_here";
        case ChosenBecause::quick_question: return "quick_question";
    }
    std::unreachable();
}

std::optional<Outcome> outcome_from(std::string_view text) {
    for (const Outcome outcome :
         {Outcome::solved, Outcome::resolved_at_first_contact, Outcome::assisted_self_service,
          Outcome::referred, Outcome::out_of_scope, Outcome::left_without_help})
        if (identifier(outcome) == text) return outcome;
    return std::nullopt;
}

std::optional<Escort> escort_from(std::string_view text) {
    for (const Escort escort : {Escort::none, Escort::card_shown, Escort::card_not_shown})
        if (identifier(escort) == text) return escort;
    return std::nullopt;
}

std::optional<CallRule> call_rule_from(std::string_view text) {
    for (const CallRule rule :
         {CallRule::longest_wait, CallRule::only_waiting, CallRule::escorted, CallRule::appointment,
          CallRule::transferred, CallRule::returned, CallRule::express, CallRule::waited_long,
          CallRule::overtaken_often, CallRule::chosen_by_staff})
        if (identifier(rule) == text) return rule;
    return std::nullopt;
}

std::optional<ChosenBecause> chosen_because_from(std::string_view text) {
    for (const ChosenBecause because : every_because)
        if (identifier(because) == text) return because;
    return std::nullopt;
}

std::string_view label(SessionKind kind, Language language) {
    switch (kind) {
        case SessionKind::psychiatric_ward: return in(language, "Psykiatrisk afdeling", "Psychiatric ward");
        case SessionKind::school: return in(language, "Skole", "School");
        case SessionKind::association: return in(language, "Forening", "Association");
        case SessionKind::elsewhere: return in(language, "Et andet sted", "Elsewhere");
    }
    std::unreachable();
}

std::string_view label(AppointmentState state, Language language) {
    switch (state) {
        case AppointmentState::agreed: return in(language, "Aftalt", "Agreed");
        case AppointmentState::helped: return in(language, "Hjulpet", "Helped");
        case AppointmentState::did_not_come: return in(language, "Kom ikke", "Did not come");
        case AppointmentState::cancelled: return in(language, "Aflyst", "Cancelled");
    }
    std::unreachable();
}

std::string code_of(const SessionAppointment& appointment, Language language) {
    return fmt::format("{} · {}{}{}", time_of_day(appointment.at, language), in(language, "nr.", "no."),
                       no_break_space, appointment.number);
}

std::string_view label(ReducedBecause because, Language language) {
    switch (because) {
        case ReducedBecause::election: return in(language, "valg", "election");
        case ReducedBecause::training: return in(language, "kursus", "training");
        case ReducedBecause::illness: return in(language, "sygdom", "illness");
        case ReducedBecause::other: return in(language, "andet", "other");
    }
    std::unreachable();
}

std::string_view identifier(SessionKind kind) {
    switch (kind) {
        case SessionKind::psychiatric_ward: return "psychiatric_ward";
        case SessionKind::school: return "school";
        case SessionKind::association: return "association";
        case SessionKind::elsewhere: return "elsewhere";
    }
    std::unreachable();
}

std::string_view identifier(AppointmentState state) {
    switch (state) {
        case AppointmentState::agreed: return "agreed";
        case AppointmentState::helped: return "helped";
        case AppointmentState::did_not_come: return "did_not_come";
        case AppointmentState::cancelled: return "cancelled";
    }
    std::unreachable();
}

std::optional<AppointmentState> appointment_state_from(std::string_view text) {
    for (const AppointmentState state : every_appointment_state)
        if (text == identifier(state)) return state;
    return std::nullopt;
}

std::optional<SessionKind> session_kind_from(std::string_view text) {
    for (const SessionKind kind : every_session_kind)
        if (text == identifier(kind)) return kind;
    return std::nullopt;
}

}  // namespace skranke
