#include "shared/queue/staffing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "shared/queue/labels.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

using Minutes = std::chrono::duration<double, std::ratio<60>>;

constexpr std::size_t services_enough = 5;  // fewer measured say less than the catalogue does
constexpr Minutes usual_service{15};        // where the catalogue says nothing

// What a citizen takes here: the middle one of today's that are known to have ended when it says, or what the
// catalogue expects of those who wait.
Minutes service_time(const Day& day, const Municipality& municipality) {
    std::vector<milliseconds> measured;
    Minutes expected{};
    std::size_t waiting = 0;
    for (const Ticket& ticket : day.tickets) {
        for (const Leg& leg : ticket.legs)
            if (const auto time = leg.service_time(); time && *time > milliseconds{})
                measured.push_back(*time);
        if (ticket.status != TicketStatus::waiting) continue;
        const Service* service = municipality.find(ticket.service);
        const bool known = service && service->expected > minutes{};
        expected += known ? Minutes{service->expected} : usual_service;
        ++waiting;
    }
    if (measured.size() >= services_enough) {
        const auto middle = measured.begin() + static_cast<std::ptrdiff_t>(measured.size() / 2);
        std::ranges::nth_element(measured, middle);
        return std::chrono::duration_cast<Minutes>(*middle);
    }
    return waiting > 0 ? expected / static_cast<double>(waiting) : usual_service;
}

// The share of the window in which those who work had no citizen; nothing where one of them has not been here
// all of it.
std::optional<int> idle_percent(const Day& day, std::size_t working, UtcTime now, minutes window) {
    const UtcTime from = now - window;
    for (const auto& [person, presence] : day.staff)
        if (presence.status == StaffStatus::on_floor && presence.since > from) return std::nullopt;
    milliseconds busy{};
    for (const Ticket& ticket : day.tickets) {
        if (ticket.turns.empty()) continue;
        const UtcTime began = std::max(from, ticket.turns.back().at);
        const UtcTime ended = std::min(now, ticket.ended_at.value_or(now));
        const bool with_a_desk = ticket.status != TicketStatus::waiting;
        if (with_a_desk && ended > began) busy += ended - began;
    }
    const double share = Minutes{busy} / (Minutes{window} * static_cast<double>(working));
    return 100 - static_cast<int>(std::lround(100 * std::min(share, 1.0)));
}

}  // namespace

std::size_t working_now(const Day& day) {
    std::set<PersonId> working;
    for (const auto& [person, presence] : day.staff)
        if (presence.status == StaffStatus::on_floor) working.insert(person);
    for (const Ticket& ticket : day.tickets) {
        const bool at_a_desk =
            ticket.status == TicketStatus::called || ticket.status == TicketStatus::in_service;
        if (at_a_desk && ticket.person) working.insert(*ticket.person);
    }
    return working.size();
}

namespace {

const ReducedDay* reduced_today(const Day& day, const Municipality& municipality) {
    const Site* site = municipality.find(day.site);
    return site != nullptr ? reduced_on(*site, day.day) : nullptr;
}

}  // namespace

std::optional<minutes> projected_wait(const Day& day, const Municipality& municipality, UtcTime now) {
    std::size_t working = working_now(day);
    // Before anybody has come, it is known how few they will be.
    if (const ReducedDay* reduced = reduced_today(day, municipality); reduced && working == 0)
        working = static_cast<std::size_t>(reduced->people);
    if (working == 0) return std::nullopt;
    const Minutes each = service_time(day, municipality);
    double ahead = static_cast<double>(day.waiting().size());
    double busy = 0;
    for (const Ticket& ticket : day.tickets) {
        if (ticket.status == TicketStatus::called) busy += 1;
        if (ticket.status != TicketStatus::in_service || !ticket.started_at) continue;
        // What is left of a service that has begun; never nothing.
        const Minutes gone = std::chrono::duration_cast<Minutes>(now - *ticket.started_at);
        busy += std::clamp(1 - gone / each, 0.2, 1.0);
    }
    const auto people = static_cast<double>(working);
    if (ahead == 0 && busy < people) return minutes{};
    // The line ahead over the people; services are as uneven as they are long, so that the uncertainty grows
    // with the root of the line (0.84: eight of ten).
    const double load = ahead + busy;
    const double middle = load / people, spread = 0.84 * std::sqrt(load) / people;
    return std::chrono::duration_cast<minutes>(each * (middle + spread));
}

std::optional<StaffingAdvice> staffing_advice(const Day& day, const Municipality& municipality, UtcTime now,
                                              const StaffingRules& rules) {
    if (!day.opened) return std::nullopt;
    StaffingAdvice advice{.working = working_now(day)};
    const auto line = day.waiting();
    if (!line.empty()) {
        milliseconds oldest{};
        for (const Ticket* ticket : line) oldest = std::max(oldest, now - ticket->issued_at);
        advice.oldest = std::chrono::duration_cast<minutes>(oldest);
        advice.wait = projected_wait(day, municipality, now);
        if (!(advice.wait && *advice.wait > rules.target) && *advice.oldest <= rules.oldest_at_most)
            return std::nullopt;
        const ReducedDay* reduced = reduced_today(day, municipality);
        if (reduced && advice.working >= static_cast<std::size_t>(reduced->people)) {
            advice.step = StaffingStep::no_more_today;
            advice.reduced = reduced->because;
        }
        return advice;
    }
    if (advice.working < 2) return std::nullopt;
    advice.idle_percent = idle_percent(day, advice.working, now, rules.idle_window);
    if (!advice.idle_percent || *advice.idle_percent <= 50) return std::nullopt;
    advice.step = StaffingStep::one_fewer;
    return advice;
}

std::string in_words(const StaffingAdvice& advice, Language language) {
    const auto either = [&]<class Value>(fmt::format_string<const Value&> danish,
                                         fmt::format_string<const Value&> english, const Value& value) {
        return fmt::format(language == Language::danish ? danish : english, value);
    };
    if (advice.step == StaffingStep::one_fewer)
        return either.operator()<int>("Én kan gå fra gulvet – ledig {} % af tiden",
                                      "One can leave the floor – idle {} % of the time",
                                      advice.idle_percent.value_or(0));
    if (advice.step == StaffingStep::no_more_today) {
        const auto wait = std::max(advice.wait.value_or(minutes{}), advice.oldest.value_or(minutes{}));
        return fmt::format(
            fmt::runtime(language == Language::danish ? "Færre på gulvet i dag ({}) – ventetid op til {}"
                                                      : "Fewer on the floor today ({}) – waiting up to {}"),
            label(advice.reduced.value_or(ReducedBecause::other), language), short_duration(wait, language));
    }
    if (advice.wait && advice.wait > advice.oldest)
        return either.operator()<std::string>("Én mere på gulvet? Næste venter op til {}",
                                              "One more on the floor? The next waits up to {}",
                                              short_duration(*advice.wait, language));
    return either.operator()<std::string>("Én mere på gulvet? Den ældste har ventet {}",
                                          "One more on the floor? The oldest has waited {}",
                                          short_duration(advice.oldest.value_or(minutes{}), language));
}

}  // namespace skranke
