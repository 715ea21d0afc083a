#include "sync/node/number_series.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace skranke {

namespace {
constexpr std::string_view letters_by_preference = "ABCDEFGHJKLNPRSTUVXYZMW";
}

bool is_series_letter(char letter) { return letters_by_preference.find(letter) != std::string_view::npos; }

std::set<char> letters_in_use(std::span<const Device> devices) {
    std::set<char> letters;
    for (const auto& device : devices) {
        if (device.letter) letters.insert(*device.letter);
    }
    return letters;
}

std::optional<char> first_free_letter(const std::set<char>& taken) {
    const auto found =
        std::ranges::find_if(letters_by_preference, [&](char letter) { return !taken.contains(letter); });
    if (found == letters_by_preference.end()) return std::nullopt;
    return *found;
}

std::optional<char> any_free_letter(const std::set<char>& taken, Random& random) {
    std::vector<char> free;
    for (const char letter : letters_by_preference.substr(0, 8)) {
        if (!taken.contains(letter)) free.push_back(letter);
    }
    if (free.empty()) return first_free_letter(taken);
    return free[random.below(free.size())];
}

std::optional<char> letter_to_issue_under(std::span<const Device> devices, const DeviceId& device) {
    const auto own = std::ranges::find(devices, device, &Device::id);
    if (own == devices.end() || !own->letter) return std::nullopt;
    const bool yields = std::ranges::any_of(
        devices, [&](const Device& other) { return other.letter == own->letter && other.id < own->id; });
    return yields ? first_free_letter(letters_in_use(devices)) : own->letter;
}

int last_number_shown(std::span<const Event> events, char letter) {
    int last = 0;
    for (const auto& event : events) {
        const auto* issued = std::get_if<TicketIssued>(&event.kind);
        // Who was kept overnight has a number of the day before.
        const bool is_new = issued && issued->kept_from.empty();
        if (is_new && issued->number.letter == letter) last = std::max(last, issued->number.number);
        const auto* block = std::get_if<PaperBlockReserved>(&event.kind);
        if (block && block->letter == letter) last = std::max(last, block->last);
    }
    return last;
}

bool has_issued(std::span<const Event> events, const DeviceId& device, char letter) {
    return std::ranges::any_of(events, [&](const Event& event) {
        const auto* issued = std::get_if<TicketIssued>(&event.kind);
        const bool taken_from_series = issued && issued->kept_from.empty() && !issued->paper;
        return taken_from_series && issued->number.letter == letter && event.device == device;
    });
}

}  // namespace skranke
