// The rule over whole days: who may go ahead of whom, how often, and that the events alone explain it.
#include "tests/queue/fairness.hpp"

#include <cmath>

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

struct DayPlayed {
    Console console{1};
    std::vector<EventKey> calls;  // by "Kald næste"
};

// Three desks, people as they come, some escorted; in the end everybody is served.
DayPlayed play_day(const RuleSettings& rule, std::uint64_t seed) {
    DayPlayed played;
    Console& console = played.console;
    console.rule() = rule;
    SeededRandom random{seed};
    console.act(OpenDay{service_day});
    const std::uint64_t escorted_of_ten = random.below(8);
    for (int minute = 0; minute < 200 || !console.day().waiting().empty(); ++minute) {
        console.now += 60s;
        if (minute < 200 && random.below(3) == 0)
            console.issue(random.below(10) < escorted_of_ten ? Escort::card_shown : Escort::none);
        const DeskId where = desk(1 + static_cast<int>(random.below(3)));
        const Ticket* present = console.day().at_desk(where);
        if (present && present->status == TicketStatus::called) {
            console.act_at(where, StartService{});
        } else if (present && random.below(4) == 0) {
            console.act_at(where, FinishService{});
        } else if (!present && !console.day().waiting().empty()) {
            console.act_at(where, CallNext{});
            played.calls.push_back(console.last_written());
        }
    }
    return played;
}

RuleSettings any_rule(SeededRandom& random) {
    return {.discipline = random.below(2) ? Discipline::strict : Discipline::time_credit,
            .escorted_credit = std::chrono::minutes{random.below(90)},
            .overtaken_at_most = static_cast<int>(random.below(5)),
            .not_overtaken_after = std::chrono::minutes{10 + random.below(50)}};
}

}  // namespace

TEST_CASE("whatever the day and the rule: nobody is passed within the class, too often, or after too long") {
    FairnessSeen all;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        SeededRandom random{seed};
        const RuleSettings rule = any_rule(random);
        const DayPlayed played = play_day(rule, seed);
        const FairnessSeen seen = check_fairness(played.console.day(), rule);
        all.overtakings += seen.overtakings;
        all.called_by_fairness += seen.called_by_fairness;
        for (const Ticket& ticket : played.console.day().tickets)
            REQUIRE_FALSE(ticket.status == TicketStatus::waiting);
    }
    // The days above are worth something only if the rule had something to decide.
    CHECK(all.overtakings > 500);
    CHECK(all.called_by_fairness > 100);
}

TEST_CASE("the events of a day, played again, give the same calls with the same words") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        SeededRandom random{seed};
        const DayPlayed played = play_day(any_rule(random), seed);
        auto events = played.console.events();
        std::ranges::sort(events, {}, &Event::order);
        for (std::size_t index = 0; index < events.size(); ++index) {
            const Event& event = events[index];
            const auto* called = std::get_if<TicketCalled>(&event.kind);
            if (!called) continue;
            const Day before = fold_day(library, service_day, std::span(events).first(index));
            const auto next = next_ticket({.day = before,
                                           .municipality = played.console.set_up,
                                           .server = {event.desk, event.person},
                                           .now = event.at});
            REQUIRE(next);
            REQUIRE(next->ticket->id == event.ticket);
            REQUIRE(in_full_words(next->reason) == called->reason);
        }
    }
}

// Some wait, some of them overtaken, sent on to the front, or come back.
Console any_line(SeededRandom& random) {
    Console console{1};
    console.rule() = any_rule(random);
    console.rule().express_credit = std::chrono::minutes{random.below(10)};
    console.set_up.services.back().express = true;
    console.act(OpenDay{service_day});
    const std::uint64_t escorted_of_ten = random.below(10);
    for (int i = 0; i < 60; ++i) {
        console.now += std::chrono::seconds{random.below(100)};
        const bool escorted = random.below(10) < escorted_of_ten;
        IssueTicket issue{.service = ServiceId{random.below(3) == 0 ? "E03" : "B01"},
                          .escort = escorted ? Escort::card_shown : Escort::none};
        if (random.below(8) == 0) issue.appointment = console.now + std::chrono::minutes{random.below(40)};
        console.act(issue);
        if (random.below(3) != 0) continue;
        const Ticket called = console.act(CallNext{});
        const auto what = random.below(4);
        if (what == 0) {
            console.act(ReturnToQueue{});
            continue;
        }
        console.act(StartService{});
        if (what == 1)
            console.act(TransferTicket{.to = ServiceId{called.service.text == "A01" ? "B01" : "A01"},
                                       .to_front = random.below(2) == 0});
        else
            console.act(FinishService{});
    }
    return console;
}

TEST_CASE("the order that is shown is the order in which people are called") {
    std::size_t overtaken = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        SeededRandom random{seed};
        Console console = any_line(random);
        std::vector<TicketId> shown, called;
        for (const Ticket* ticket : calling_order(console.view())) shown.push_back(ticket->id);
        while (!console.day().waiting().empty()) {
            const Ticket next = console.act(CallNext{});
            called.push_back(next.id);
            overtaken += next.turns.back().overtook.size();
            console.act(StartService{});
            console.act(FinishService{});
        }
        REQUIRE(shown == called);
    }
    // The lines above are worth something only if people go ahead of others in them.
    CHECK(overtaken > 1000);
}

TEST_CASE("people wait as long as queueing theory says, whoever goes first") {
    // M/M/c: exponential arrivals and services. Erlang's formula gives the mean wait whatever the order, as
    // long as no desk stands idle while somebody waits.
    struct Load {
        double arrivals_per_hour, minutes_each;
        int desks;
    };
    for (const Load& load : {Load{6, 12, 2}, Load{12, 12, 3}, Load{20, 12, 5}}) {
        const double offered = load.arrivals_per_hour * load.minutes_each / 60;
        double term = 1, sum = 0;  // offered^k / k!
        for (int k = 0; k < load.desks; ++k) {
            sum += term;
            term *= offered / (k + 1);
        }
        const double blocked = term * load.desks / (load.desks - offered);
        const double expected = blocked / (sum + blocked) * load.minutes_each / (load.desks - offered);

        Municipality set_up = municipality();
        SeededRandom random{7};
        const auto exponential = [&](double mean) {
            return -mean * std::log((static_cast<double>(random.below(1u << 30)) + 1) / (1u << 30));
        };
        Day day;
        day.site = library;
        std::vector<double> free_at(static_cast<std::size_t>(load.desks), 0.0);
        double now = 0, arrival = exponential(60 / load.arrivals_per_hour), waited = 0;
        int number = 0, served = 0;
        const auto time = [](double minutes) {
            return nine + std::chrono::milliseconds{std::llround(minutes * 60'000)};
        };
        constexpr int citizens = 150'000;
        while (served < citizens) {
            const auto desk_free = std::ranges::min_element(free_at);
            if (day.tickets.empty() || arrival <= std::max(now, *desk_free)) {
                now = arrival;
                Ticket ticket;
                ticket.number = {.letter = 'A', .number = ++number};
                ticket.escort = random.below(5) ? Escort::none : Escort::card_shown;
                ticket.issued_at = time(arrival);
                ticket.position = {.arrival = ticket.issued_at,
                                   .issued = {static_cast<std::uint64_t>(number), {}}};
                day.tickets.push_back(ticket);
                arrival += exponential(60 / load.arrivals_per_hour);
                continue;
            }
            now = std::max(now, *desk_free);
            const auto next =
                next_ticket({.day = day, .municipality = set_up, .server = {}, .now = time(now)});
            REQUIRE(next);
            waited +=
                std::chrono::duration<double, std::ratio<60>>(time(now) - next->ticket->issued_at).count();
            ++served;
            *desk_free = now + exponential(load.minutes_each);
            day.tickets.erase(day.tickets.begin() + (next->ticket - day.tickets.data()));
        }
        INFO(load.arrivals_per_hour << " an hour at " << load.desks << " desks");
        CHECK(waited / citizens == Approx(expected).epsilon(0.05));
    }
}
