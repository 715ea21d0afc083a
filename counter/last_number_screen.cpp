#include <cctype>
#include <charconv>

#include "counter/console_texts.hpp"
#include "counter/last_number.hpp"
#include "shared/queue/actions.hpp"
#include "shared/queue/labels.hpp"

namespace skranke {

std::optional<int> last_number_typed(const LastNumberDialog& dialog, const Snapshot& snapshot) {
    if (!snapshot.held_after) return std::nullopt;
    const TicketNumber known = *snapshot.held_after;
    // "47", "A47" and "A 047" are the same.
    std::string_view digits = dialog.typed;
    if (!digits.empty() && std::toupper(static_cast<unsigned char>(digits.front())) == known.letter)
        digits.remove_prefix(1);
    while (digits.starts_with(' ')) digits.remove_prefix(1);
    int number = 0;
    const char* end = digits.data() + digits.size();
    const auto [read, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || read != end) return std::nullopt;
    if (number < known.number || number > largest_ticket_number) return std::nullopt;
    return number;
}

LastNumberScreen last_number_screen(const LastNumberDialog& dialog, const Snapshot& snapshot,
                                    const ConsoleState& state) {
    const TicketNumber known = snapshot.held_after.value_or(TicketNumber{});
    LastNumberScreen screen;
    screen.text = say::runs_on_copy(known, snapshot.day->day, state.language);
    screen.typed = dialog.typed;
    screen.label = say::last_number_of(known.letter, state.language);
    const auto last = last_number_typed(dialog, snapshot);
    screen.primary = {
        .label = last ? say::go_on_after({.letter = known.letter, .number = *last}, state.language)
                      : std::string(console_texts(state.language).go_on),
        .key = "Enter",
        .enabled = last.has_value(),
        .command = Continue{}};
    screen.unknown = {.label = say::unknown_go_on_after(last_if_unknown(known), state.language),
                      .command = Perform{ConfirmLastNumber{}}};
    return screen;
}

}  // namespace skranke
