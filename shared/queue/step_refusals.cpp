// Refusals of what a desk wants with its own ticket, beyond calling and finishing: see refusals.hpp.
#include <fmt/format.h>

#include "shared/queue/labels.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/queue/undo.hpp"

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

}  // namespace skranke::refusals
