#include "shared/queue/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/queue/labels.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::vector<Passing> passed_by(const Day& day, const Ticket& passed) {
    std::vector<std::pair<const Turn*, TicketNumber>> turns;
    for (const Ticket& ticket : day.tickets)
        for (const Turn& turn : ticket.turns)
            if (std::ranges::find(turn.overtook, passed.number) != turn.overtook.end())
                turns.emplace_back(&turn, ticket.number);
    std::ranges::sort(turns, {}, [](const auto& turn) { return turn.first->order; });
    std::vector<Passing> passings;
    passings.reserve(turns.size());
    for (const auto& [turn, number] : turns)
        passings.push_back({.number = number, .at = turn->at, .rule = turn->rule});
    return passings;
}

std::string passings_in_words(const std::vector<Passing>& passings, Language language) {
    constexpr std::size_t named_at_most = 3;
    const bool danish = language == Language::danish;
    std::string words;
    // The latest are what people saw.
    const std::size_t unnamed = passings.size() > named_at_most ? passings.size() - named_at_most : 0;
    for (std::size_t index = unnamed; index < passings.size(); ++index) {
        const Passing& passing = passings[index];
        words += fmt::format("{}{} {} ({})", words.empty() ? "" : ", ", number_text(passing.number),
                             at_time(passing.at, language), label(passing.rule, language));
    }
    if (unnamed > 0)
        words += danish ? fmt::format(" og {}{}før", unnamed, no_break_space)
                        : fmt::format(" and {}{}earlier", unnamed, no_break_space);
    return words;
}

}  // namespace

std::optional<Explanation> explain_wait(const QueueView& view, const Ticket& ticket) {
    const auto order = calling_order(view);
    const auto place = std::ranges::find(order, ticket.id, &Ticket::id);
    if (place == order.end()) return std::nullopt;
    const UtcTime since = waits_since(ticket);
    Explanation explanation{.number = ticket.number,
                            .place = static_cast<std::size_t>(place - order.begin()) + 1,
                            .waited = view.now - since,
                            .passed_by = passed_by(view.day, ticket),
                            .no_more_from = since + rule_of(view).not_overtaken_after,
                            .hindrance = hindrance(view.municipality, view.server, ticket)};
    if (priority_class(ticket) == PriorityClass::escorted) explanation.no_more_from.reset();
    return explanation;
}

std::string in_words(const Explanation& explanation, Language language) {
    const bool danish = language == Language::danish;
    const auto waited = short_duration(explanation.waited, language);
    std::string words =
        danish ? fmt::format("{} er nr.{}{} i køen og har ventet {}", number_text(explanation.number),
                             no_break_space, explanation.place, waited)
               : fmt::format("{} is number{}{} in the line and has waited {}",
                             number_text(explanation.number), no_break_space, explanation.place, waited);
    if (!words.ends_with('.')) words += '.';
    if (!explanation.passed_by.empty())
        words += fmt::format(" {}: {}.", danish ? "Gået foran" : "Went ahead",
                             passings_in_words(explanation.passed_by, language));
    if (explanation.hindrance)
        words += danish ? " Det er en anden, der skal kalde." : " Somebody else must call it.";
    else if (explanation.no_more_from)
        words += fmt::format(" {} {}.", danish ? "Ingen går foran efter" : "Nobody goes ahead after",
                             at_time(*explanation.no_more_from, language));
    return words;
}

}  // namespace skranke
