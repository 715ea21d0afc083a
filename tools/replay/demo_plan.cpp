#include "tools/replay/demo_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <queue>
#include <span>

namespace skranke::replay {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct DemoService {
    std::string_view id;
    int weight;                    // of a hundred
    std::chrono::minutes typical;  // the catalogue's planning value
};

constexpr std::array<DemoService, 10> library_services{{{"A01", 18, 12min},
                                                        {"A03", 10, 3min},
                                                        {"A04", 12, 10min},
                                                        {"B01", 10, 20min},
                                                        {"B02", 16, 15min},
                                                        {"B04", 6, 10min},
                                                        {"C01", 8, 10min},
                                                        {"C04", 6, 5min},
                                                        {"E03", 8, 3min},
                                                        {"X99", 6, 8min}}};
constexpr std::array<DemoService, 6> drop_in_services{{{"B03", 20, 35min},
                                                       {"B02", 20, 15min},
                                                       {"D02", 15, 25min},
                                                       {"E01", 20, 15min},
                                                       {"F01", 15, 15min},
                                                       {"X99", 10, 8min}}};

std::span<const DemoService> services_of(SiteKind kind) {
    if (kind == SiteKind::library) return library_services;
    return drop_in_services;
}

// Per hour; most come at opening and around noon.
double arrivals_per_hour(SiteKind kind, double hours_since_opening) {
    const double wave = 1 + 0.6 * std::exp(-hours_since_opening * 2) +
                        0.5 * std::exp(-std::pow(hours_since_opening - 2.5, 2));
    return wave * (kind == SiteKind::library ? 15.0 : 2.8);
}

class SitePlanner {
public:
    SitePlanner(std::size_t index, const DemoSite& site, Random& random, DayPlan& plan)
        : index_(index), site_(site), random_(random), plan_(plan) {}

    void run(UtcTime opens, UtcTime closes) {
        for (UtcTime at = opens + draw_gap(0); at < closes; at += draw_gap(hours(at - opens))) arrive(at);
        // The plan knows how many wait, not who: the rule chooses when the day is played.
        std::priority_queue<std::pair<UtcTime, std::size_t>, std::vector<std::pair<UtcTime, std::size_t>>,
                            std::greater<>>
            free_desks;
        for (std::size_t desk = 0; desk < site_.desks; ++desk)
            free_desks.emplace(opens + 2min * (static_cast<int>(desk) + 1), desk);
        std::ranges::sort(comes_to_line_, std::greater<>{});
        while (!comes_to_line_.empty()) {
            const auto [free_at, desk] = free_desks.top();
            const UtcTime waits_from = comes_to_line_.back();
            const UtcTime at = std::max(free_at, waits_from + 20s);
            comes_to_line_.pop_back();
            free_desks.pop();
            const PlannedCall& call = plan_.calls.emplace_back(draw_call(at, desk));
            const UtcTime ended = at + call.ended_after;
            if (call.ending == Ending::returned || call.ending == Ending::transferred) back_in_line(ended);
            free_desks.emplace(ended + milliseconds{15'000 + random_.below(60'000)}, desk);
        }
    }

private:
    static double hours(milliseconds time) {
        return std::chrono::duration<double, std::ratio<3600>>(time).count();
    }

    milliseconds draw_gap(double hours_since_opening) {
        const double per_hour = arrivals_per_hour(site_.kind, hours_since_opening);
        return milliseconds{static_cast<std::int64_t>(-std::log(1 - random_.unit()) / per_hour * 3'600'000)} +
               1s;
    }

    const DemoService& draw_service() {
        const auto services = services_of(site_.kind);
        auto drawn = static_cast<int>(random_.below(100));
        for (const DemoService& service : services) {
            drawn -= service.weight;
            if (drawn < 0) return service;
        }
        return services.back();
    }

    void arrive(UtcTime at) {
        const double escorted = site_.kind == SiteKind::library ? 0.08 : 0.3;
        Escort escort = Escort::none;
        if (random_.unit() < escorted)
            escort = random_.unit() < 0.85 ? Escort::card_shown : Escort::card_not_shown;
        plan_.arrivals.push_back({.at = at,
                                  .site = index_,
                                  .service = ServiceId{std::string{draw_service().id}},
                                  .escort = escort});
        comes_to_line_.push_back(at);
    }

    void back_in_line(UtcTime at) {
        comes_to_line_.push_back(at);
        std::ranges::sort(comes_to_line_, std::greater<>{});
    }

    milliseconds draw_length() {
        const double share = 0.35 + 0.6 * random_.unit() + (random_.below(12) == 0 ? 1.2 : 0);
        return milliseconds{static_cast<std::int64_t>(
            share * static_cast<double>(milliseconds{draw_service().typical}.count()))};
    }

    PlannedCall draw_call(UtcTime at, std::size_t desk) {
        PlannedCall call;
        call.at = at;
        call.site = index_;
        call.desk = desk;
        const std::uint64_t drawn = random_.below(100);
        if (drawn < 4 || drawn == 99) {
            call.ending = drawn == 99 ? Ending::returned : Ending::no_show;
            call.recalled_after = 45s;
            call.ended_after = 100s;
            return call;
        }
        call.started_after = milliseconds{15'000 + random_.below(40'000)};
        call.ended_after = *call.started_after + draw_length();
        if (drawn < 8) {
            call.ending = Ending::transferred;
            call.transferred_to = ServiceId{"E02"};  // to a screen, with help
        }
        constexpr std::array outcomes{Outcome::solved,
                                      Outcome::solved,
                                      Outcome::solved,
                                      Outcome::solved,
                                      Outcome::resolved_at_first_contact,
                                      Outcome::assisted_self_service};
        call.outcome = outcomes[random_.below(outcomes.size())];
        return call;
    }

    std::size_t index_;
    const DemoSite& site_;
    Random& random_;
    DayPlan& plan_;
    std::vector<UtcTime> comes_to_line_;  // latest first
};

}  // namespace

DayPlan plan_demo_day(const std::vector<DemoSite>& sites, UtcTime opens, UtcTime closes, Random& random) {
    DayPlan plan;
    plan.day = service_day_of(opens);
    plan.opens = opens;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        SitePlanner{i, sites[i], random, plan}.run(opens, closes);
        plan.desks.push_back(sites[i].desks);
    }
    std::ranges::sort(plan.arrivals, {}, &PlannedArrival::at);
    std::ranges::sort(plan.calls, {}, &PlannedCall::at);
    return plan;
}

}  // namespace skranke::replay
