#pragma once
// Sites of devices that decide on what they know, write events, and meet when the test says so.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "shared/base/random.hpp"
#include "shared/queue/actions.hpp"
#include "shared/queue/day.hpp"
#include "shared/queue/labels.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/queue/recall.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke::scene {

using namespace std::chrono_literals;

inline const SiteId library{"bib"};
inline const ServiceDay service_day{std::chrono::year{2026} / 11 / 21};
inline const UtcTime nine = std::chrono::sys_days{service_day.date} + 8h;  // in Denmark

inline DeskId desk(int number) { return DeskId{fmt::format("bib/{}", number)}; }

inline const Municipality& municipality() {
    static const Municipality made = [] {
        Municipality made_once;
        made_once.sites = {
            {.id = library, .name = "Biblioteket", .kind = SiteKind::library},
            {.id = SiteId{"varested"}, .name = "Værestedet", .kind = SiteKind::drop_in_centre}};
        made_once.services = {{.id = ServiceId{"B01"}, .name = "MitID", .kle = "23.15.25"},
                              {.id = ServiceId{"A01"}, .name = "Pas", .kle = "23.09.02"},
                              {.id = ServiceId{"E03"}, .name = "Kort spørgsmål", .kle = "00.07.02"}};
        for (int number = 1; number <= 8; ++number)
            made_once.desks.push_back({.id = desk(number),
                                       .site = library,
                                       .name = fmt::format("Skranke {}", number),
                                       .kind = DeskKind::skranke});
        made_once.desks.push_back({.id = DeskId{"varested/1"},
                                   .site = SiteId{"varested"},
                                   .name = "Bord 1",
                                   .kind = DeskKind::bord});
        made_once.staff = {{PersonId{"MKH"}}, {PersonId{"SHK"}}};
        return made_once;
    }();
    return made;
}

// One device: the events it knows, its own desk and number series.
class Console {
public:
    explicit Console(int number)
        : desk_(desk(number)), actor_(1, static_cast<char>(number)), id_(fmt::format("{:016}", number)) {
        series_.letter = "ABCDEFGHJKLMN"[number - 1];
        fold();
    }

    const Day& day() const { return day_; }
    Municipality set_up = municipality();
    RuleSettings& rule() { return set_up.sites.front().rule; }
    QueueView view() const {
        return {.day = day_, .municipality = set_up, .server = {desk_, PersonId{"MKH"}}, .now = now};
    }
    std::optional<NextTicket> next() const { return next_ticket(view()); }
    const DeskId& own_desk() const { return desk_; }
    UtcTime now = nine;
    IssueSeries& series() { return series_; }

    std::expected<Decision, Refusal> attempt(const Action& action) { return attempt_at(desk_, action); }
    std::expected<Decision, Refusal> attempt_at(const DeskId& where, const Action& action) {
        const Actor actor{.device = DeviceId{id_}, .desk = where, .person = PersonId{"MKH"}, .now = now};
        auto decision = decide(day_, set_up, actor, action, series_);
        if (decision)
            for (const DecidedEvent& decided : decision->events) record(decided);
        return decision;
    }
    // For acts that must succeed: the ticket afterwards.
    Ticket act(const Action& action) { return act_at(desk_, action); }
    Ticket act_at(const DeskId& where, const Action& action) {
        const auto decision = attempt_at(where, action);
        if (!decision) FAIL(decision.error().english);
        const Ticket* ticket = day_.find(last_ticket_);
        return ticket ? *ticket : Ticket{};
    }
    Refusal refusal(const Action& action) { return refusal_at(desk_, action); }
    Refusal refusal_at(const DeskId& where, const Action& action) {
        const auto decision = attempt_at(where, action);
        if (decision) FAIL("was not refused");
        return decision.error();
    }

    Ticket issue(Escort escort = Escort::none, const char* service = "B01") {
        return act(IssueTicket{ServiceId{service}, escort});
    }
    Ticket ticket(const TicketId& id) const {
        const Ticket* found = day_.find(id);
        REQUIRE(found);
        return *found;
    }

    void learn_from(const Console& other) {
        for (const auto& [key, event] : other.events_) events_.emplace(key, event);
        for (const auto& [key, event] : events_) counter_ = std::max(counter_, event.order.counter);
        fold();
    }
    std::vector<Event> events() const {
        std::vector<Event> all;
        for (const auto& [key, event] : events_) all.push_back(event);
        return all;
    }
    const std::map<EventKey, Event>& known() const { return events_; }
    EventKey last_written() const { return last_written_; }

private:
    void record(const DecidedEvent& decided) {
        Event event{.key = EventKey{fmt::format("{}-{}", id_, ++written_)},
                    .order = {.counter = ++counter_, .actor = actor_},
                    .at = now,
                    .device = DeviceId{id_},
                    .desk = decided.desk,
                    .person = PersonId{"MKH"},
                    .ticket = decided.ticket,
                    .after = decided.after,
                    .kind = decided.kind};
        if (std::holds_alternative<TicketIssued>(event.kind)) {
            event.ticket = TicketId{event.key.text};
            if (!std::get<TicketIssued>(event.kind).paper) ++series_.next_number;
        }
        if (const auto* block = std::get_if<PaperBlockReserved>(&event.kind))
            series_.next_number = block->last + 1;
        last_ticket_ = event.ticket;
        last_written_ = event.key;
        events_.emplace(event.key, event);
        fold();
    }
    void fold() { day_ = fold_day(library, service_day, events()); }

    DeskId desk_;
    std::string actor_;
    std::string id_;
    IssueSeries series_;
    std::map<EventKey, Event> events_;
    Day day_;
    std::uint64_t counter_ = 0;
    int written_ = 0;
    TicketId last_ticket_;
    EventKey last_written_;
};

inline void meet(Console& one, Console& other) {
    one.learn_from(other);
    other.learn_from(one);
}

// Devices that know an open day, and a number that all of them see waiting.
struct Apart {
    Console first{1}, second{2}, third{3};
    Ticket ticket;

    explicit Apart(Escort escort = Escort::none) {
        first.act(OpenDay{service_day});
        ticket = first.issue(escort);
        second.learn_from(first);
        third.learn_from(first);
    }
    void all_meet() {
        meet(first, second);
        meet(first, third);
        second.learn_from(first);
        CHECK(first.day() == second.day());
        CHECK(first.day() == third.day());
    }
    Ticket now() const { return first.ticket(ticket.id); }
    Ticket merged() {
        all_meet();
        return now();
    }
};

}  // namespace skranke::scene
