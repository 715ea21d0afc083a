// The waiting tickets as staff see them: in the order in which they will be called.
#include <algorithm>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

// At most one badge a row; the most telling one.
Badge badge_of(const Ticket& ticket) {
    if (ticket.number_given_twice) {
        return Badge::number_twice;
    }
    if (priority_class(ticket) == PriorityClass::escorted) {
        return Badge::escorted;
    }
    if (ticket.transfers > 0) {
        return Badge::transferred;
    }
    return ticket.returned ? Badge::returned : Badge::none;
}

std::string_view badge_text(Badge badge, const ConsoleTexts& texts) {
    switch (badge) {
        case Badge::none: return {};
        case Badge::number_twice: return texts.number_twice;
        case Badge::escorted: return texts.escorted;
        case Badge::transferred: return texts.transferred;
        case Badge::returned: return texts.returned;
    }
    std::unreachable();
}

}  // namespace

QueueList queue_list(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    QueueList list;
    const Day* day = open_day(snapshot, now);
    if (day == nullptr) {
        list.title = say::waiting_count(0, state.language);
        list.empty_title = texts.numbers_when_open;
        return list;
    }
    const bool desk_is_free = day->at_desk(state.desk) == nullptr;
    const auto order = calling_order(*day);
    std::chrono::milliseconds longest{};
    for (const Ticket* ticket : order) {
        const auto waited = now - ticket->issued_at;
        longest = std::max(longest, waited);
        const Badge badge = badge_of(*ticket);
        QueueRow row{.ticket = ticket->id,
                     .index = list.rows.size() + 1,
                     .number = number_text(*ticket),
                     .service = service_name(snapshot, ticket->service),
                     .wait = short_duration(waited, state.language),
                     .badge = badge,
                     .badge_text = std::string(badge_text(badge, texts)),
                     .next = list.rows.empty(),
                     .call = std::nullopt};
        if (desk_is_free) {
            row.call = Perform{CallTicket{ticket->id}};
        }
        list.rows.push_back(std::move(row));
    }
    list.title = say::waiting_count(order.size(), state.language);
    if (order.empty()) {
        list.empty_title = day->tickets.empty() ? texts.nobody_waits : texts.everybody_helped;
    } else {
        list.longest = say::longest_wait(longest, state.language);
    }
    return list;
}

}  // namespace skranke
