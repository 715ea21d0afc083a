#include "shared/queue/day_refusals.hpp"

#include <fmt/format.h>

#include "shared/queue/labels.hpp"
#include "shared/text/format.hpp"

namespace skranke::refusals {

namespace {

using Kind = Refusal::Kind;

std::string named(const std::vector<const Ticket*>& tickets, Language language) {
    std::vector<TicketNumber> numbers;
    numbers.reserve(tickets.size());
    for (const Ticket* ticket : tickets) numbers.push_back(ticket->number);
    return numbers_text(numbers, language);
}

}  // namespace

Refusal intake_is_closed(const DoneBy& closed, bool may_override) {
    const std::string danish =
        fmt::format("Der er lukket for nye numre siden {}.", at_time(closed.at, Language::danish));
    const std::string english =
        fmt::format("No new numbers are given out since {}", at_time(closed.at, Language::english));
    if (may_override)
        return {.kind = Kind::intake_closed,
                .danish = danish + " Vælg ”Udlever alligevel”, hvis borgeren skal have et nummer.",
                .english = english + ": hand one out all the same (--although-closed)."};
    return {.kind = Kind::intake_closed,
            .danish = danish + " Spørg en vejleder, om borgeren kan få et nummer alligevel.",
            .english = english + ": ask an advisor whether the citizen can have one all the same."};
}

Refusal day_is_closed(const DoneBy& closed) {
    return {.kind = Kind::day_closed,
            .danish = fmt::format("Dagen blev lukket {}. Genåbn dagen, før du udleverer numre.",
                                  at_time(closed.at, Language::danish)),
            .english = fmt::format("The day was closed at {}: open it again before issuing (reopen-day).",
                                   at_time(closed.at, Language::english))};
}

Refusal may_not_direct_day() {
    return {.kind = Kind::not_permitted,
            .danish = "Din rolle åbner og lukker ikke dagen. Spørg en vejleder, eller skift person.",
            .english = "Your role does not open or close the day: ask an advisor, or switch person."};
}

Refusal leftovers_not_named(const std::vector<const Ticket*>& left) {
    if (left.empty())
        return {.kind = Kind::leftovers_not_named,
                .danish = "Køen har ændret sig imens: alle er hjulpet. Luk dagen igen.",
                .english = "The queue has changed meanwhile, and everybody is helped: close the day again."};
    return {.kind = Kind::leftovers_not_named,
            .danish = fmt::format("{} er ikke hjulpet endnu. Hjælp dem først, eller luk dagen med dem nævnt.",
                                  named(left, Language::danish)),
            .english = fmt::format(
                "{} not helped yet: help them first, or close the day naming them (--with-leftovers).",
                named(left, Language::english) + (left.size() == 1 ? " is" : " are"))};
}

Refusal intake_closed_already() {
    return {.kind = Kind::course_unchanged,
            .danish = "Der er allerede lukket for nye numre. I kan roligt gå videre.",
            .english = "No new numbers are given out already: go on."};
}

Refusal intake_open_already() {
    return {.kind = Kind::course_unchanged,
            .danish = "Der er allerede åbent for nye numre. I kan roligt gå videre.",
            .english = "New numbers are given out already: go on."};
}

Refusal day_closed_already(const DoneBy& closed) {
    return {.kind = Kind::course_unchanged,
            .danish = fmt::format("Dagen blev lukket {}. Alle er nævnt; I kan gå hjem.",
                                  at_time(closed.at, Language::danish)),
            .english = fmt::format("The day was closed at {}, and everybody is named: nothing is left to do.",
                                   at_time(closed.at, Language::english))};
}

Refusal day_not_closed() {
    return {.kind = Kind::course_unchanged,
            .danish = "Dagen er ikke lukket. I kan roligt gå videre.",
            .english = "The day is not closed: go on."};
}

}  // namespace skranke::refusals
