#include "tools/simulate/story.hpp"

#include <fmt/format.h>

#include <array>

namespace skranke::simulation {

namespace {

// In the order of the actions.
constexpr std::array names{
    // The line.
    "opens the day", "issues a ticket", "calls the next", "calls a number", "calls again", "starts",
    "finishes", "marks a no-show", "sends back", "transfers", "answers a double call",
    // The course of the day.
    "closes intake", "opens intake", "closes the day", "reopens the day",
    // Beside the line.
    "answers on the floor", "says where somebody is", "counts an enquiry", "takes a count back",
    "asks for a colleague", "comes to help", "closes a request", "adds a task", "moves a task",
    // At the desk.
    "takes a step back", "pauses", "resumes", "adds a topic", "takes out of the line", "looks for the card",
    // At a device that was restored.
    "says the last number",
    // Bad days, and places of other kinds.
    "switches crisis mode", "drives to another stop", "sets numbers aside for paper",
    "enters a number from paper", "says whom somebody waits for", "holds a visit", "says what a visit needs",
    "agrees on a time for a visit", "says what became of such a time"};
static_assert(names.size() == std::variant_size_v<Action>);

}  // namespace

std::string in_words(const Act& act, const DeskId& desk) {
    const auto who = desk.empty() ? std::string{} : fmt::format(" at {}", desk.text);
    const auto what = fmt::format("{}{}", names[act.action.index()], who);
    if (act.result) {
        const auto& number = act.result->ticket.number;
        return number.number == 0 ? what : fmt::format("{}: {} {:03}", what, number.letter, number.number);
    }
    if (const auto* refusal = std::get_if<Refusal>(&act.result.error()))
        return fmt::format("{}: refused, {}", what, refusal->english);
    return fmt::format("{}: failed, {}", what, std::get<Error>(act.result.error()).message);
}

}  // namespace skranke::simulation
