// The guidance card: what we help with and what not, what to bring, and how citizens can do it themselves.

#include <algorithm>
#include <sstream>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"

namespace skranke {

namespace {

const Ticket* ticket_of(const Snapshot& snapshot, const ConsoleState& state, const QueueList& list) {
    if (const Ticket* at_desk = snapshot.day->at_desk(state.desk)) {
        return at_desk;
    }
    // Whose citizen it is has to be settled first.
    if (double_call_at(*snapshot.day, state.desk) != nullptr) {
        return nullptr;
    }
    const auto next = std::ranges::find_if(list.rows, &QueueRow::next);
    return next != list.rows.end() ? snapshot.day->find(next->ticket) : nullptr;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

}  // namespace

std::optional<GuidanceCard> guidance_card(const Snapshot& snapshot, const ConsoleState& state,
                                          const QueueList& list) {
    const Ticket* ticket = ticket_of(snapshot, state, list);
    const Service* service = ticket != nullptr ? snapshot.municipality->find(ticket->service) : nullptr;
    if (service == nullptr) {
        return std::nullopt;
    }
    GuidanceCard card;
    card.title = service->name;
    card.helps_with = lines_of(service->helps_with);
    card.does_not_help_with = lines_of(service->does_not_help_with);
    card.bring = lines_of(service->bring);
    for (const std::string& line : {service->self_service, service->phone}) {
        if (!line.empty()) {
            card.by_oneself.push_back(line);
        }
    }
    if (service->expected.count() > 0) {
        card.minutes = say::usually_takes(service->expected, state.language);
    }
    card.nothing_written = card.helps_with.empty() && card.does_not_help_with.empty() && card.bring.empty() &&
                           card.by_oneself.empty();
    return card;
}

}  // namespace skranke
