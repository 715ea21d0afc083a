#include "counter/waits_screen.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"
#include "shared/queue/priority_cost.hpp"
#include "shared/queue/summary.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

// Fewer than this are not shown, and a P90 needs twice as many.
constexpr std::size_t shown_from = 5;
constexpr std::size_t p90_from = 10;
constexpr minutes goal{15};
constexpr std::string_view nothing = "–";

using Waits = std::vector<milliseconds>;

// The wait ends with the first call; a clock that ran backwards counts as no wait.
std::optional<milliseconds> wait_of(const Ticket& ticket) {
    if (!ticket.first_called_at) {
        return std::nullopt;
    }
    return std::max(milliseconds{0}, *ticket.first_called_at - ticket.issued_at);
}

std::optional<double> whole_minutes(const Waits& waits, int percent, std::size_t needed) {
    if (waits.size() < needed) {
        return std::nullopt;
    }
    const auto wait = percentile(waits, percent);
    return wait ? std::optional(std::floor(std::chrono::duration<double, std::ratio<60>>(*wait).count()))
                : std::nullopt;
}

std::string in_column(std::optional<double> value) {
    return value ? std::to_string(static_cast<int>(*value)) : std::string(nothing);
}

WaitGroup group_of(std::string name, const Waits& waits) {
    WaitGroup group;
    group.name = std::move(name);
    group.count = waits.size() < shown_from ? "<5" : std::to_string(waits.size());
    group.minutes_50 = whole_minutes(waits, 50, shown_from);
    group.minutes_80 = whole_minutes(waits, 80, shown_from);
    group.minutes_90 = whole_minutes(waits, 90, p90_from);
    group.p50 = in_column(group.minutes_50);
    group.p80 = in_column(group.minutes_80);
    group.p90 = in_column(group.minutes_90);
    return group;
}

std::string about_calls(std::size_t count, Language language) {
    constexpr std::size_t ten = 10;
    if (count < shown_from) {
        return std::string(console_texts(language).too_few);
    }
    return say::about_calls((count + ten / 2) / ten * ten, language);
}

std::vector<WaitTile> tiles_of(const Waits& waits, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    const auto at_most = [&](int percent, std::size_t needed) {
        const auto wait = waits.size() < needed ? std::nullopt : percentile(waits, percent);
        return wait ? short_duration(*wait, language) : std::string(nothing);
    };
    const auto in_time = std::ranges::count_if(waits, [](milliseconds wait) { return wait <= goal; });
    const std::string share =
        waits.size() < shown_from
            ? std::string(nothing)
            : percent_text(static_cast<double>(in_time) / static_cast<double>(waits.size()), language);
    return {
        {.label = std::string(texts.called_in_time), .value = share, .note = std::string(texts.goal_share)},
        {.label = std::string(texts.half_waited),
         .value = at_most(50, shown_from),
         .note = "P50 · " + about_calls(waits.size(), language)},
        {.label = std::string(texts.eight_waited), .value = at_most(80, shown_from), .note = "P80"},
        {.label = std::string(texts.nine_waited), .value = at_most(90, p90_from), .note = "P90"}};
}

int hour_of(UtcTime time) {
    const auto local = to_danish_time(time);
    return static_cast<int>(
        std::chrono::floor<std::chrono::hours>(local - std::chrono::floor<std::chrono::days>(local)).count());
}

std::vector<WaitGroup> groups_by_hour(const Day& day, Language language) {
    std::map<int, Waits> by_hour;
    for (const Ticket& ticket : day.tickets) {
        if (const auto wait = wait_of(ticket)) {
            by_hour[hour_of(ticket.issued_at)].push_back(*wait);
        }
    }
    std::vector<WaitGroup> groups;
    if (!by_hour.empty()) {
        for (int hour = by_hour.begin()->first; hour <= by_hour.rbegin()->first; ++hour) {
            groups.push_back(group_of(say::hour_column(hour, language), by_hour[hour]));
        }
    }
    return groups;
}

std::vector<WaitGroup> groups_by_service(const Snapshot& snapshot, const Day& day) {
    std::map<ServiceId, Waits> by_service;
    for (const Ticket& ticket : day.tickets) {
        if (const auto wait = wait_of(ticket)) {
            by_service[ticket.first_service].push_back(*wait);
        }
    }
    std::vector<std::pair<ServiceId, Waits>> services(by_service.begin(), by_service.end());
    std::ranges::sort(services, [](const auto& one, const auto& other) {
        return one.second.size() != other.second.size() ? one.second.size() > other.second.size()
                                                        : one.first < other.first;
    });
    std::vector<WaitGroup> groups;
    for (const auto& [service, waits] : services) {
        groups.push_back(group_of(service_name(snapshot, service), waits));
    }
    return groups;
}

// The next ten minutes over the longest bar, at least half an hour.
double axis_of(const WaitsScreen& screen) {
    double longest = 30;
    for (const auto* groups : {&screen.by_hour, &screen.by_service}) {
        for (const WaitGroup& group : *groups) {
            longest = std::max({longest, group.minutes_80.value_or(0), group.minutes_90.value_or(0)});
        }
    }
    return std::ceil(longest / 10) * 10;
}

}  // namespace

WaitsScreen waits_screen(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const Language language = state.language;
    WaitsScreen screen;
    const Day* day = open_day(snapshot, now);
    if (day == nullptr) {
        screen.tiles = tiles_of({}, language);
        screen.helped_today = "0";
        return screen;
    }
    Waits waits;
    for (const Ticket& ticket : day->tickets) {
        if (const auto wait = wait_of(ticket)) {
            waits.push_back(*wait);
        }
    }
    screen.tiles = tiles_of(waits, language);
    screen.by_hour = groups_by_hour(*day, language);
    screen.by_service = groups_by_service(snapshot, *day);
    screen.axis_minutes = axis_of(screen);
    const auto helped = std::ranges::count(day->tickets, TicketStatus::finished, &Ticket::status);
    screen.helped_today = count_text(helped, language);
    const PriorityCost cost = priority_cost(*day, *snapshot.municipality);
    if (cost.escorted_ahead > 0) {
        screen.priority = say::priority_cost(cost.escorted_ahead, cost.extra_wait_each(), language);
    }
    return screen;
}

}  // namespace skranke
