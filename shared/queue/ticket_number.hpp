#pragma once
// The number on a ticket.
#include <compare>

namespace skranke {

// "A 042": the letter of the device's series and its running number. Tells nothing about the citizen.
struct TicketNumber {
    char letter = 'A';
    int number = 0;
    auto operator<=>(const TicketNumber&) const = default;
};

}  // namespace skranke
