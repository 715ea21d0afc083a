// Refusals because of who asks, where, or for whom: see refusals.hpp.
#include <fmt/format.h>

#include <utility>

#include "shared/queue/labels.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/text/format.hpp"

namespace skranke::refusals {

namespace {

using Kind = Refusal::Kind;

}  // namespace

Refusal may_not_issue() {
    return {.kind = Kind::not_permitted,
            .danish = "Din rolle udleverer ikke numre. Spørg en vejleder.",
            .english = "Your role does not issue numbers: ask an advisor."};
}

Refusal may_not_serve() {
    return {.kind = Kind::not_permitted,
            .danish = "Din rolle kalder ikke borgere. Spørg en vejleder, eller skift person.",
            .english = "Your role does not call citizens: ask an advisor, or switch person."};
}

Refusal may_not_call_out_of_order() {
    return {.kind = Kind::not_permitted,
            .danish = "Din rolle kalder i køens rækkefølge. Kald næste, eller spørg en vejleder.",
            .english = "Your role calls in the order of the line: call the next one, or ask an advisor."};
}

Refusal cannot_serve(const Ticket& ticket, Hindrance hindrance, const std::vector<std::string>& able_desks) {
    const std::string number = number_text(ticket.number);
    switch (hindrance) {
        case Hindrance::desk_lacks_capability:
            if (able_desks.empty())
                return {.kind = Kind::cannot_serve,
                        .danish = fmt::format("Ingen skranke her har det udstyr, som {} skal bruge. Henvis "
                                              "borgeren til et andet sted.",
                                              number),
                        .english = fmt::format("No desk here has what {} needs: refer the citizen.", number)};
            return {.kind = Kind::cannot_serve,
                    .danish = fmt::format("{} kræver udstyr, som kun {} har. Kald nummeret dér.", number,
                                          list_text(able_desks, " eller ")),
                    .english = fmt::format("{} needs what only {} has: call it there.", number,
                                           list_text(able_desks, " or "))};
        case Hindrance::person_lacks_competence:
            return {
                .kind = Kind::cannot_serve,
                .danish = fmt::format("{} har et emne, som du ikke er sat på. Tilkald en kollega.", number),
                .english = fmt::format("{} is for a service that you do not give: ask a colleague.", number)};
        case Hindrance::person_may_not_identify:
            return {.kind = Kind::cannot_serve,
                    .danish = fmt::format("{} kræver legitimation. Det er en vejleders opgave.", number),
                    .english =
                        fmt::format("{} needs the citizen's identity: that is an advisor's task.", number)};
        case Hindrance::waits_for_somebody:
            return {.kind = Kind::cannot_serve,
                    .danish = fmt::format("{} venter på {} og beholder sin plads. Kald et andet nummer.",
                                          number, ticket.prefers.text),
                    .english = fmt::format("{} waits for {} and keeps its place: let anybody call it first "
                                           "(prefer {} --for anybody).",
                                           number, ticket.prefers.text, number)};
        case Hindrance::person_does_not_serve: return may_not_serve();
        case Hindrance::sent_on_to_a_desk:
        case Hindrance::sent_on_to_a_partner:
            if (able_desks.empty())
                return {.kind = Kind::cannot_serve,
                        .danish = fmt::format("{} skal kaldes af en vejleder. Kald et andet nummer.", number),
                        .english = fmt::format("{} is for an advisor to call: call another.", number)};
            return {.kind = Kind::cannot_serve,
                    .danish = fmt::format("{} er viderestillet til {}. Kald nummeret dér.", number,
                                          list_text(able_desks, " eller ")),
                    .english = fmt::format("{} was transferred to {}: call it there.", number,
                                           list_text(able_desks, " or "))};
    }
    std::unreachable();
}

Refusal only_for_others(std::size_t count, const std::vector<std::string>& able_desks) {
    const std::string waiting =
        count == 1 ? std::string{"den ene"} : fmt::format("de{}{}", no_break_space, count);
    if (able_desks.empty())
        return {.kind = Kind::only_for_others,
                .danish = fmt::format("Kun en kollega kan hjælpe {}, der venter.", waiting),
                .english = fmt::format("Only a colleague can help the {} waiting.", count)};
    return {
        .kind = Kind::only_for_others,
        .danish = fmt::format("Kun {} kan hjælpe {}, der venter.", list_text(able_desks, " eller "), waiting),
        .english = fmt::format("Only {} can help the {} waiting.", list_text(able_desks, " or "), count)};
}

Refusal reason_needed(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return {
        .kind = Kind::reason_needed,
        .danish = fmt::format("{} er ikke den næste. Vælg, hvorfor nummeret kaldes før de andre.", number),
        .english =
            fmt::format("{} is not next: say why it is called before the others (--because).", number)};
}

Refusal appointment_on_another_day(ServiceDay day) {
    return {.kind = Kind::bad_appointment,
            .danish = fmt::format("Den aftalte tid er ikke den {}. Vælg en tid i dag.", date_text(day)),
            .english = fmt::format("The appointment is not on {}: choose a time of that day.", to_iso(day))};
}

}  // namespace skranke::refusals
