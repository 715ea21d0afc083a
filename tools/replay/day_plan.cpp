#include "tools/replay/day_plan.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace skranke::replay {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::minutes;

// The data's own resolution: how long before the end of an interval something may have happened of which no
// beginning is known.
constexpr auto unknown_interval = minutes{5};
constexpr auto opens_before_first = minutes{10};
// Nobody is called before they have sat down.
constexpr auto shortest_wait = milliseconds{15s};
constexpr auto typical_service = milliseconds{7min};
constexpr auto shortest_visit = milliseconds{4s};

using QueueKey = std::pair<std::string, std::string>;  // letter, name

struct Visit {
    UtcTime arrives;
    std::optional<UtcTime> called;
    int desks_open = 1;
};

class Planner {
public:
    Planner(const ChosenDay& chosen, std::size_t sites, const PlanShares& shares, Random& random)
        : day_(chosen.office_day.day), sites_(sites), shares_(shares), random_(random) {}

    void add_queue(const ServiceId& service, std::vector<TicketRow> tickets, std::size_t first_site) {
        std::ranges::sort(tickets, {}, &TicketRow::ticket_number);
        const std::vector<Visit> visits = draw_visits(tickets);
        for (std::size_t i = 0; i < visits.size(); ++i) {
            const std::size_t site = (first_site + i) % sites_;
            plan_.arrivals.push_back(
                {.at = visits[i].arrives, .site = site, .service = service, .escort = draw_escort()});
            if (visits[i].called) plan_.calls.push_back(draw_call(service, visits, i, site));
        }
    }

    DayPlan finish() && {
        plan_.day = day_;
        std::ranges::sort(plan_.arrivals, {}, &PlannedArrival::at);
        std::ranges::sort(plan_.calls, {}, &PlannedCall::at);
        plan_.opens = plan_.arrivals.front().at - opens_before_first;
        plan_.desks = seat_calls(plan_.calls, sites_);
        return std::move(plan_);
    }

private:
    UtcTime at(minutes after_midnight) const {
        return from_danish_time(std::chrono::local_days{day_.date} + after_midnight);
    }

    UtcTime draw_inside(const TimeInterval& interval) {
        const UtcTime latest = at(interval.by);
        const UtcTime earliest = interval.after ? at(*interval.after) : latest - unknown_interval;
        return earliest +
               milliseconds{random_.below(static_cast<std::uint64_t>((latest - earliest).count()) + 1)};
    }

    // Numbers are called in their order, so what is drawn is put in order: every one stays in its interval,
    // for the intervals are in order too.
    std::vector<Visit> draw_visits(const std::vector<TicketRow>& tickets) {
        std::vector<UtcTime> arrivals, calls;
        for (const TicketRow& ticket : tickets) {
            arrivals.push_back(draw_inside(ticket.arrived));
            if (ticket.called) calls.push_back(draw_inside(*ticket.called));
        }
        std::ranges::sort(arrivals);
        std::ranges::sort(calls);
        std::vector<Visit> visits;
        auto call = calls.begin();
        UtcTime earliest_call{};
        for (std::size_t i = 0; i < tickets.size(); ++i) {
            Visit visit{.arrives = arrivals[i], .called = {}, .desks_open = tickets[i].desks_open};
            if (tickets[i].called) {
                earliest_call = std::max({*call++, visit.arrives + shortest_wait, earliest_call});
                visit.called = earliest_call;
            }
            visits.push_back(visit);
        }
        return visits;
    }

    Escort draw_escort() {
        if (random_.unit() >= shares_.escorted) return Escort::none;
        return random_.unit() < shares_.card_shown ? Escort::card_shown : Escort::card_not_shown;
    }

    // Heavy-tailed, as services are: half are shorter than typical, one in a hundred is many times longer.
    milliseconds draw_service() {
        const double normal =
            std::sqrt(-2 * std::log(1 - random_.unit())) * std::cos(2 * 3.141592653589793 * random_.unit());
        return milliseconds{static_cast<std::int64_t>(static_cast<double>(typical_service.count()) *
                                                      std::exp(0.8 * std::clamp(normal, -3.0, 3.0)))};
    }

    Outcome draw_outcome() {
        const std::uint64_t drawn = random_.below(100);
        if (drawn < 70) return Outcome::solved;
        if (drawn < 82) return Outcome::resolved_at_first_contact;
        if (drawn < 92) return Outcome::assisted_self_service;
        return drawn < 97 ? Outcome::out_of_scope : Outcome::left_without_help;
    }

    PlannedCall draw_call(const ServiceId& service, const std::vector<Visit>& visits, std::size_t index,
                          std::size_t site) {
        // With so many desks open, the call that comes so many later takes this one's desk.
        milliseconds longest = milliseconds::max();
        const std::size_t next = index + static_cast<std::size_t>(visits[index].desks_open);
        if (next < visits.size() && visits[next].called)
            longest = std::max(*visits[next].called - *visits[index].called, shortest_visit);
        PlannedCall call{.at = *visits[index].called,
                         .site = site,
                         .desk = 0,
                         .service = service,
                         .recalled_after = {},
                         .started_after = {},
                         .ended_after = {},
                         .ending = Ending::finished,
                         .outcome = draw_outcome(),
                         .transferred_to = {}};
        if (random_.unit() < shares_.no_show) {
            call.ending = Ending::no_show;
            call.ended_after = std::min(milliseconds{90s}, longest - longest / 10);
            call.recalled_after = call.ended_after / 2;
            return call;
        }
        const milliseconds walk{10'000 + random_.below(40'000)};
        call.started_after = std::min(walk, longest / 3);
        call.ended_after = std::min(*call.started_after + draw_service(), longest - longest / 10);
        return call;
    }

    ServiceDay day_;
    std::size_t sites_;
    PlanShares shares_;
    Random& random_;
    DayPlan plan_;
};

// The queues in the order of their first ticket.
std::vector<QueueKey> queues_of(const ChosenDay& chosen) {
    std::vector<QueueKey> queues;
    for (const TicketRow& ticket : chosen.tickets) {
        QueueKey key{ticket.letter, ticket.queue_name};
        if (std::ranges::find(queues, key) == queues.end()) queues.push_back(std::move(key));
    }
    return queues;
}

}  // namespace

std::vector<QueueService> queue_services(const ChosenDay& chosen) {
    std::map<std::string, int> uses;
    std::vector<QueueService> services;
    for (const auto& [letter, name] : queues_of(chosen)) {
        const int use = ++uses[letter];
        services.push_back({.id = ServiceId{use == 1 ? letter : letter + std::to_string(use)}, .name = name});
    }
    return services;
}

DayPlan plan_day(const ChosenDay& chosen, std::size_t sites, const PlanShares& shares, Random& random) {
    const auto queues = queues_of(chosen);
    const auto services = queue_services(chosen);
    Planner planner{chosen, sites, shares, random};
    for (std::size_t i = 0; i < queues.size(); ++i) {
        std::vector<TicketRow> tickets;
        for (const TicketRow& ticket : chosen.tickets)
            if (ticket.letter == queues[i].first && ticket.queue_name == queues[i].second)
                tickets.push_back(ticket);
        planner.add_queue(services[i].id, std::move(tickets), i % sites);
    }
    return std::move(planner).finish();
}

std::vector<std::size_t> seat_calls(std::vector<PlannedCall>& calls, std::size_t sites) {
    std::vector<std::vector<UtcTime>> free_from(sites);
    for (PlannedCall& call : calls) {
        auto& desks = free_from[call.site];
        auto desk = std::ranges::find_if(desks, [&](UtcTime free) { return free < call.at; });
        if (desk == desks.end()) desk = desks.insert(desks.end(), UtcTime{});
        *desk = call.at + call.ended_after;
        call.desk = static_cast<std::size_t>(desk - desks.begin());
    }
    std::vector<std::size_t> counts;
    for (const auto& desks : free_from) counts.push_back(std::max<std::size_t>(desks.size(), 1));
    return counts;
}

}  // namespace skranke::replay
