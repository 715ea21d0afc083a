#include "queue-display/board_screen.hpp"

#include <algorithm>
#include <ranges>

#include "shared/text/format.hpp"

namespace skranke::display {
namespace {

using std::chrono::nanoseconds;

BoardCall board_call(const Snapshot& snapshot, const Call& call) {
    const Ticket* ticket = snapshot.day->find(call.ticket);
    const Desk* desk = snapshot.municipality ? snapshot.municipality->find(call.desk) : nullptr;
    return {.number = ticket != nullptr ? ticket_number_text(ticket->number.letter, ticket->number.number)
                                        : std::string{},
            .desk = desk != nullptr ? desk->name : call.desk.text};
}

nanoseconds until_next_minute(UtcTime wall) {
    return std::chrono::floor<std::chrono::minutes>(wall) + std::chrono::minutes{1} - wall;
}

void sooner(std::optional<nanoseconds>& kept, std::optional<nanoseconds> other) {
    if (other && (!kept || *other < *kept)) kept = other;
}

std::string site_name(const Snapshot& snapshot) {
    const Site* site = snapshot.municipality ? snapshot.municipality->find(snapshot.site) : nullptr;
    return site != nullptr ? site->name : snapshot.site.text;
}

// A closed day with somebody who is not helped yet still calls.
bool is_empty_and_closed(const Day& day) {
    return day.course.closed && std::ranges::all_of(day.tickets, has_ended);
}

}  // namespace

bool Board::is_unheard(const SyncStatus& sync, nanoseconds now) {
    if (sync.connected > 0 || !last_heard_) last_heard_ = now;
    return now - *last_heard_ >= unheard_after;
}

BoardScreen Board::look(const Snapshot& snapshot, UtcTime wall, nanoseconds now) {
    BoardScreen screen{.closed = false,
                       .site = site_name(snapshot),
                       .clock = at_time(wall, options_.language),
                       .fresh = {},
                       .latest = {},
                       .waiting = 0,
                       .unheard = is_unheard(snapshot.sync, now),
                       .next_change = until_next_minute(wall)};
    // Yesterday's numbers are nobody's any more.
    screen.closed = !snapshot.day || !snapshot.day->opened || snapshot.day->day < service_day_of(wall) ||
                    is_empty_and_closed(*snapshot.day);
    if (screen.closed) return screen;

    const Day& day = *snapshot.day;
    if (const Site* site = snapshot.municipality->find(snapshot.site); site && is_quiet(*site)) {
        screen.quiet = true;
        return screen;
    }
    if (snapshot.municipality->crisis)
        for (const Service* service : snapshot.municipality->offered(day.day))
            screen.crisis_services.push_back(service->name);
    announcements_.observe(day, wall, now);
    screen.waiting = day.waiting().size();
    sooner(screen.next_change, announcements_.next_change(now));
    if (!screen.unheard && snapshot.sync.connected == 0) {
        sooner(screen.next_change, *last_heard_ + unheard_after - now);
    }
    const auto& shown = announcements_.shown();
    if (shown) {
        FreshCall fresh{.call = board_call(snapshot, shown->call), .filled = false, .flashing_for = {}};
        if (shown->since) {
            const nanoseconds shown_for = now - *shown->since;
            fresh.filled = shown_for < filled_at_most;
            if (!options_.calm && shown_for < flash_time) {
                fresh.flashing_for = shown_for;
                sooner(screen.next_change, flash_frame);
            }
        }
        screen.fresh = std::move(fresh);
    }
    // Who has just been called comes before the news that it is closed, which stays.
    screen.closed_for_numbers = day.course.takes_nobody() && !(screen.fresh && screen.fresh->filled);
    if (screen.closed_for_numbers) screen.fresh.reset();
    // So do the crisis services.
    const bool just_called = screen.fresh && screen.fresh->filled;
    if (!screen.crisis_services.empty() && !just_called) screen.fresh.reset();
    for (const Call& call : std::views::reverse(day.latest_calls)) {
        if (screen.latest.size() == calls_in_list) break;
        const bool in_block = screen.fresh && shown->call.event == call.event;
        if (!in_block && !announcements_.is_waiting(call)) {
            screen.latest.push_back(board_call(snapshot, call));
        }
    }
    return screen;
}

}  // namespace skranke::display
