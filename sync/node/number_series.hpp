#pragma once
// Which letter a device's numbers carry, and which number comes next. Each device has a series of its own,
// so that numbers never meet, however long devices are apart.
#include <optional>
#include <set>
#include <span>

#include "shared/base/random.hpp"
#include "shared/queue/event.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

bool is_series_letter(char letter);  // A to Z without I, O and Q, which read as 1, 0 and 0

// The letters that some device has.
std::set<char> letters_in_use(std::span<const Device> devices);
// In the order in which letters are granted: M and W last, for they are the widest on a display.
std::optional<char> first_free_letter(const std::set<char>& taken);
// One of the first eight that are free: devices that are set up apart, and know nothing of each other, then
// seldom choose the same.
std::optional<char> any_free_letter(const std::set<char>& taken, Random& random);

// The letter that a device issues under. A new one where another device, set up apart, holds the same and
// has the smaller id; nothing for a device without a series, or when no letter is left.
std::optional<char> letter_to_issue_under(std::span<const Device> devices, const DeviceId& device);

// The largest number that events of a day show for a letter, or set aside for paper; 0 if none.
int last_number_shown(std::span<const Event> events, char letter);
// Has this device given out a number under the letter, as far as these events tell? Not those that were kept
// overnight, or entered from paper.
bool has_issued(std::span<const Event> events, const DeviceId& device, char letter);

}  // namespace skranke
