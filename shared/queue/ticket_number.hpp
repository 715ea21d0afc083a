#pragma once
// The number on a ticket.
#include <algorithm>
#include <compare>

namespace skranke {

// "A 042": the letter of the device's series and its running number. Tells nothing about the citizen.
struct TicketNumber {
    char letter = 'A';
    int number = 0;
    auto operator<=>(const TicketNumber&) const = default;
};

// Three digits, for the display: above it a series is used up for the day.
inline constexpr int largest_ticket_number = 999;

// What counts as a series' last number where nobody knows it: far enough beyond the last that is known to
// have been given out.
constexpr TicketNumber last_if_unknown(TicketNumber known) {
    constexpr int left_out = 100;  // more than a device gives out between two copies of its disk
    return {.letter = known.letter, .number = std::min(known.number + left_out, largest_ticket_number)};
}

}  // namespace skranke
