#include <algorithm>
#include <cctype>
#include <charconv>

#include "counter/console_texts.hpp"
#include "counter/paper_dialog.hpp"
#include "counter/typed_time.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            digits += c;
        }
    }
    return digits;
}

std::optional<int> number_in(std::string_view text) {
    const std::string digits = digits_of(text);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc{}) {
        return std::nullopt;
    }
    return number;
}

// "42", "a42" and "A 042"; without a letter, that of the latest block.
std::optional<TicketNumber> ticket_number_in(std::string_view text, const Day& day) {
    const auto number = number_in(text);
    if (!number || day.paper_blocks.empty()) {
        return std::nullopt;
    }
    TicketNumber found{.letter = day.paper_blocks.back().letter, .number = *number};
    const auto letter =
        std::ranges::find_if(text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
    if (letter != text.end()) {
        found.letter = static_cast<char>(std::toupper(static_cast<unsigned char>(*letter)));
    }
    return found;
}

std::vector<TicketNumber> not_entered(const Day& day) {
    std::vector<TicketNumber> left;
    for (const PaperBlock& block : day.paper_blocks) {
        for (int number = block.first; number <= block.last; ++number) {
            if (day.find(TicketNumber{block.letter, number}) == nullptr) {
                left.push_back({block.letter, number});
            }
        }
    }
    return left;
}

}  // namespace

PaperDialog open_paper(const Snapshot& snapshot, UtcTime now, Language language) {
    PaperDialog dialog;
    const auto left = not_entered(*snapshot.day);
    if (!left.empty()) {
        dialog.number = number_text(left.front());
    }
    dialog.time = time_of_day(now, language);
    return dialog;
}

std::optional<EnterPaper> paper_entry(const PaperDialog& dialog, const Snapshot& snapshot, UtcTime now) {
    const auto number = ticket_number_in(dialog.number, *snapshot.day);
    const auto came_at = time_typed(dialog.time, snapshot.day->day);
    if (!number || !came_at || *came_at > now || !dialog.picker.chosen) {
        return std::nullopt;
    }
    return EnterPaper{
        .number = *number, .service = *dialog.picker.chosen, .came_at = *came_at, .helped = !dialog.waits};
}

PaperScreen paper_screen(const PaperDialog& dialog, const Snapshot& snapshot, const ConsoleState& state,
                         UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    const Day& day = *snapshot.day;
    PaperScreen screen;
    screen.number = dialog.number;
    screen.time = dialog.time;
    screen.waits = dialog.waits;
    screen.refusal = dialog.refusal;
    screen.picker = picker_screen(dialog.picker, snapshot, state.language);
    if (day.paper_blocks.empty()) {
        screen.block = texts.no_paper_block;
    } else {
        const PaperBlock& block = day.paper_blocks.back();
        screen.block = say::paper_block(number_text(TicketNumber{block.letter, block.first}),
                                        number_text(TicketNumber{block.letter, block.last}),
                                        not_entered(day).size(), state.language);
    }
    const auto entry = paper_entry(dialog, snapshot, now);
    if (entry) {
        screen.preview = number_text(entry->number) + " · " + service_name(snapshot, entry->service) + " · " +
                         say::came_at(entry->came_at, state.language) + " · " +
                         std::string(dialog.waits ? texts.still_waits : texts.is_helped);
    }
    screen.primary = {.label = std::string(texts.enter_paper),
                      .key = "Enter",
                      .enabled = entry.has_value(),
                      .command = Continue{}};
    screen.reserve = {
        .label = std::string(texts.reserve_paper), .key = "R", .command = Perform{ReservePaper{}}};
    return screen;
}

}  // namespace skranke
