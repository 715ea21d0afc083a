#include "shared/queue/people_refusals.hpp"

#include <fmt/format.h>

#include "shared/queue/labels.hpp"

namespace skranke::refusals {

namespace {

using Kind = Refusal::Kind;

}  // namespace

Refusal no_enquiry_to_withdraw() {
    return {.kind = Kind::unknown_enquiry,
            .danish = "Der er ingen tælling at fortryde her. Se, om den er fortrudt allerede.",
            .english = "there is no count to take back at this desk: see \"enquiries\""};
}

Refusal unknown_enquiry() {
    return {.kind = Kind::unknown_enquiry,
            .danish = "Den hjælp kan ikke blive til et nummer. Udlever et nyt nummer i stedet.",
            .english = "no ticket can be made of that enquiry: issue a new number instead"};
}

Refusal may_not_identify() {
    return {.kind = Kind::cannot_serve,
            .danish = "Emnet kræver legitimation. Det er en vejleders opgave – tilkald en kollega.",
            .english = "the service needs the citizen's identity: that is an advisor's task"};
}

Refusal has_a_number(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return {.kind = Kind::unknown_enquiry,
            .danish = fmt::format("Den hjælp blev til {}. Find nummeret i køen.", number),
            .english = fmt::format("that help became {}: look for the number in the line", number)};
}

Refusal help_asked_before() {
    return {.kind = Kind::help_asked_before,
            .danish = "En kollega er allerede tilkaldt hertil. Kaldet kan ses på de andre skærme.",
            .english = "a colleague has been asked for at this desk already; the others can see it"};
}

Refusal help_answered_before(const HelpRequest& request) {
    return {.kind = Kind::no_help_wanted,
            .danish = fmt::format("{} er allerede på vej.", request.answered_by.text),
            .english = fmt::format("{} is on the way already", request.answered_by.text)};
}

Refusal no_help_wanted() {
    return {.kind = Kind::no_help_wanted,
            .danish = "Ingen har brug for en kollega lige nu.",
            .english = "nobody asks for a colleague now"};
}

Refusal task_needs_title() {
    return {.kind = Kind::bad_task,
            .danish = "Skriv, hvad opgaven er.",
            .english = "say what the task is (--title)"};
}

Refusal task_title_too_long(std::size_t longest) {
    return {.kind = Kind::bad_task,
            .danish = fmt::format("Opgaven er for lang. Skriv højst {} tegn.", longest),
            .english = fmt::format("the task is too long: write at most {} letters", longest)};
}

Refusal task_takes_no_time() {
    return {.kind = Kind::bad_task,
            .danish = "Vælg, hvor mange minutter opgaven tager – fra 1 til 480.",
            .english = "a task takes from 1 to 480 minutes (--minutes)"};
}

Refusal unknown_task() {
    return {.kind = Kind::unknown_task,
            .danish = "Opgaven er ikke i banken længere. Vælg en anden.",
            .english = "that task is not in the bank any more: see \"tasks\""};
}

Refusal task_is_taken(const Task& task) {
    return {.kind = Kind::unknown_task,
            .danish = fmt::format("{} har taget opgaven. Vælg en anden.", task.held_by.text),
            .english = fmt::format("{} has taken the task: choose another", task.held_by.text)};
}

}  // namespace skranke::refusals
