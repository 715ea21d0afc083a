// The simulated people against the recorded ones.
#include "tools/simulate/day_shape.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

#include "tests/support/recorded_tickets.hpp"

namespace {

using namespace skranke;

double middle(const replay::TimeInterval& interval) {
    const auto by = static_cast<double>(interval.by.count());
    return interval.after ? (static_cast<double>(interval.after->count()) + by) / 2 : by - 2.5;
}

// How long a desk had each citizen while people were waiting: the time for six calls, times the desks.
std::vector<double> recorded_services(const std::vector<replay::TicketRow>& rows) {
    constexpr std::size_t calls = 6;
    std::map<std::tuple<std::string, ServiceDay, std::string>, std::vector<const replay::TicketRow*>> queues;
    for (const auto& row : rows)
        if (row.called && row.called->after) queues[{row.office, row.day, row.letter}].push_back(&row);
    std::vector<double> services;
    for (auto& [queue, tickets] : queues) {
        std::ranges::sort(tickets, {}, &replay::TicketRow::ticket_number);
        for (std::size_t i = 0; i + calls < tickets.size(); ++i) {
            double desks = 0;
            bool somebody_waits = true;
            for (std::size_t k = i; k <= i + calls; ++k) {
                desks += tickets[k]->desks_open;
                somebody_waits &= middle(*tickets[k]->called) - middle(tickets[k]->arrived) > 10;
            }
            const double passed = middle(*tickets[i + calls]->called) - middle(*tickets[i]->called);
            if (!somebody_waits || desks < calls || passed <= 0) continue;
            services.push_back(passed / calls * desks / (calls + 1));
        }
    }
    return services;
}

}  // namespace

TEST_CASE("simulated citizens come when the recorded ones came") {
    const auto rows = test::recorded_tickets();
    if (rows.empty()) return;
    constexpr std::size_t first_hour = 8;
    std::vector<double> by_hour(simulation::arrivals_by_hour.size());
    for (const auto& row : rows) {
        const auto hour = static_cast<std::size_t>(std::max(0.0, middle(row.arrived) / 60));
        if (hour >= first_hour && hour < first_hour + by_hour.size()) ++by_hour[hour - first_hour];
    }
    double mean = 0;
    for (const double count : by_hour) mean += count / static_cast<double>(by_hour.size());
    for (std::size_t i = 0; i < by_hour.size(); ++i) {
        INFO("from " << first_hour + i << " o'clock");
        CHECK(by_hour[i] / mean == Approx(simulation::arrivals_by_hour[i]).margin(0.06));
    }
}

TEST_CASE("simulated services last as long as the recorded ones") {
    const auto rows = test::recorded_tickets();
    if (rows.empty()) return;
    auto services = recorded_services(rows);
    REQUIRE(services.size() > 1000);
    std::ranges::sort(services);
    const auto quantile = [&](double share) {
        return services[static_cast<std::size_t>(share * static_cast<double>(services.size()))];
    };
    constexpr double ninth_tenth_of_normal = 1.2816;
    CHECK(simulation::median_service_minutes == Approx(quantile(0.5)).epsilon(0.25));
    CHECK(simulation::median_service_minutes * std::exp(ninth_tenth_of_normal * simulation::service_spread) ==
          Approx(quantile(0.9)).epsilon(0.25));
}
