// The priority rule on recorded days: the same people, coming when they came, a desk free whenever one was;
// every seventh of them escorted, which no record says.
#include "tests/queue/fairness.hpp"
#include "tests/queue/scene.hpp"
#include "tests/support/recorded_tickets.hpp"

using namespace skranke;
using namespace skranke::replay;
using namespace skranke::scene;

namespace {

struct Moment {
    std::chrono::minutes at;
    bool is_call;
    auto operator<=>(const Moment&) const = default;
};

std::vector<Moment> moments_of(const ChosenDay& day) {
    std::vector<Moment> moments;
    for (const TicketRow& ticket : day.tickets) {
        moments.push_back({ticket.arrived.by, false});
        if (ticket.called) moments.push_back({ticket.called->by, true});
    }
    std::ranges::sort(moments);
    return moments;
}

Day played_by_the_rule(const std::vector<Moment>& moments, const RuleSettings& rule) {
    Console console{1};
    console.rule() = rule;
    console.act(OpenDay{service_day});
    int issued = 0, called = 0;
    for (const Moment& moment : moments) {
        console.now = std::chrono::sys_days{service_day.date} + moment.at;
        if (!moment.is_call) {
            console.issue(++issued % 7 == 0 ? Escort::card_shown : Escort::none);
            continue;
        }
        if (console.day().waiting().empty()) continue;
        const DeskId where = desk(1 + called++ % 8);
        if (console.day().at_desk(where)) {
            console.act_at(where, StartService{});
            console.act_at(where, FinishService{});
        }
        console.act_at(where, CallNext{});
    }
    return console.day();
}

}  // namespace

TEST_CASE("on recorded days nobody is passed within the class, too often, or after too long") {
    const auto rows = test::recorded_tickets();
    if (rows.empty()) return;
    FairnessSeen all;
    for (const char* date : {"2020-01-14", "2020-01-16", "2020-01-20"}) {
        INFO(date);
        auto chosen = choose_day(rows, "UD_Bielany", parse_service_day(date).value());
        REQUIRE(chosen);
        std::erase_if(chosen->tickets, [](const TicketRow& ticket) { return ticket.arrived.by > 11h; });
        const auto moments = moments_of(*chosen);
        for (const Discipline discipline : {Discipline::strict, Discipline::time_credit}) {
            const RuleSettings rule{.discipline = discipline};
            const Day day = played_by_the_rule(moments, rule);
            CHECK(day.tickets.size() > 100);
            const FairnessSeen seen = check_fairness(day, rule);
            all.overtakings += seen.overtakings;
            all.called_by_fairness += seen.called_by_fairness;
        }
    }
    CHECK(all.overtakings > 100);
    CHECK(all.called_by_fairness > 10);
}
