// Refusals of what a desk wants with its own ticket, beyond calling and finishing: see refusals.hpp.
#include <fmt/format.h>

#include "shared/queue/labels.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/queue/undo.hpp"
#include "shared/text/format.hpp"

namespace skranke::refusals {

namespace {

using Kind = Refusal::Kind;

}  // namespace

Refusal nothing_to_undo() {
    const auto minutes = undo_within.count();
    return {.kind = Kind::nothing_to_undo,
            .danish = fmt::format("Skranken har ikke gjort noget de sidste {} minutter, der kan fortrydes.",
                                  minutes),
            .english = fmt::format("This desk has done nothing in the last {} minutes that can be undone.",
                                   minutes)};
}

Refusal nothing_to_undo(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return {.kind = Kind::nothing_to_undo,
            .danish = fmt::format("Det sidste, der skete med {}, kan ikke fortrydes her.", number),
            .english = fmt::format("The last that happened to {} cannot be undone at this desk.", number)};
}

Refusal too_late_to_undo(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    const auto minutes = undo_within.count();
    return {.kind = Kind::nothing_to_undo,
            .danish = fmt::format("Der er gået mere end {} minutter. Tag {} videre herfra, hvor det er nu.",
                                  minutes, number),
            .english = fmt::format("More than {} minutes have passed: go on with {} as it is now.", minutes,
                                   number)};
}

Refusal undo_with_another_here(const Ticket& ticket, const Ticket& present) {
    const std::string number = number_text(ticket.number), here = number_text(present.number);
    return {.kind = Kind::desk_busy,
            .danish = fmt::format("{} kommer tilbage til skranken, og {} er her. Gør {} færdig først.",
                                  number, here, here),
            .english = fmt::format("{} would come back to the desk, and {} is here: finish {} first.", number,
                                   here, here)};
}

Refusal recalled_just_now(const Ticket& ticket, std::chrono::seconds wait) {
    const std::string number = number_text(ticket.number);
    return {.kind = Kind::recalled_just_now,
            .danish = fmt::format("{} er lige kaldt. Giv borgeren {}, før du kalder igen.", number,
                                  counted(wait.count(), "sekund", "sekunder", Language::danish)),
            .english = fmt::format("{} was called just now: give the citizen {} before calling again.",
                                   number, counted(wait.count(), "second", "seconds", Language::english))};
}

Refusal not_paused(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return {.kind = Kind::not_paused,
            .danish = fmt::format("{} er ikke sat på pause.", number),
            .english = fmt::format("{} is not paused.", number)};
}

Refusal nothing_paused(const std::string& desk) {
    return {.kind = Kind::not_paused,
            .danish = fmt::format(
                "Der er ikke netop ét nummer på pause ved {}. Nævn det, der skal genoptages.", desk),
            .english = fmt::format("{} has not exactly one number paused: name the one to resume.", desk)};
}

Refusal same_topic(const Ticket& ticket, const std::string& service) {
    const std::string number = number_text(ticket.number);
    return {.kind = Kind::same_topic,
            .danish = fmt::format("{} har allerede emnet {}. Vælg et andet.", number, service),
            .english = fmt::format("{} already has {}: choose another.", number, service)};
}

Refusal same_outcome(Outcome outcome) {
    return {.kind = Kind::same_outcome,
            .danish = fmt::format("{} er valgt to gange. Vælg hvert udfald én gang.", label(outcome)),
            .english = fmt::format("\"{}\" is chosen twice: choose each outcome once.", identifier(outcome))};
}

Refusal checked_before(const Ticket& ticket) {
    const std::string number = number_text(ticket.number);
    return {.kind = Kind::nothing_changes,
            .danish = fmt::format("Det er allerede noteret for {}.", number),
            .english = fmt::format("This is noted for {} already.", number)};
}

Refusal desk_cannot_take(const Ticket& ticket, const std::string& desk) {
    const std::string number = number_text(ticket.number);
    return {.kind = Kind::cannot_serve,
            .danish = fmt::format("{} kan ikke hjælpe {} med det emne. Vælg en anden skranke.", desk, number),
            .english = fmt::format("{} cannot help {} with that: choose another desk.", desk, number)};
}

Refusal unknown_partner(const PartnerId& partner) {
    return {
        .kind = Kind::unknown_desk,
        .danish = fmt::format("{} har ingen plads her. Henvis borgeren, eller vælg en anden.", partner.text),
        .english = fmt::format("{} has no desk here: refer the citizen, or choose another.", partner.text)};
}

}  // namespace skranke::refusals
