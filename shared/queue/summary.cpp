#include "shared/queue/summary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "shared/base/canary.hpp"

namespace skranke {

namespace {

struct RowKey {
    SiteId site;
    ServiceId service;
    std::optional<PriorityClass> priority_class;
    auto operator<=>(const RowKey&) const = default;
};

std::size_t topics_of(const Ticket& ticket) {
    std::set<ServiceId> topics(ticket.topics.begin(), ticket.topics.end());
    topics.insert(ticket.service);
    for (const Leg& leg : ticket.legs) topics.insert(leg.service);
    return topics.size();
}

WaitFigures figures_of(const std::vector<std::chrono::milliseconds>& waits) {
    return {.samples = waits.size(),
            .p50 = percentile(waits, 50),
            .p80 = percentile(waits, 80),
            .p90 = percentile(waits, 90),
            .max = percentile(waits, 100)};
}

DeskFigures figures_of(std::vector<std::size_t> desks) {
    if (desks.empty()) return {};
    std::ranges::sort(desks);
    return {.median = desks[(desks.size() - 1) / 2], .most = desks.back()};
}

struct Tally {
    SummaryRow row;
    std::vector<std::chrono::milliseconds> waits, leg_waits, service_times;
    std::vector<std::size_t> desks;

    void add_legs(const Ticket& ticket) {
        std::set<DeskId> at;
        for (const Leg& leg : ticket.legs) {
            leg_waits.push_back(leg.wait());
            if (leg.started_at) at.insert(leg.desk);
            if (const auto time = leg.service_time()) service_times.push_back(*time);
            if (leg.finished_late) ++row.service_time.marked;
        }
        if (ticket.status == TicketStatus::finished) desks.push_back(at.size());
    }

    void add(const Ticket& ticket) {
        ++row.issued;
        row.manual += ticket.manual;
        row.conflicts += static_cast<std::size_t>(ticket.double_calls);
        switch (ticket.status) {
            case TicketStatus::waiting: ++row.waiting; break;
            case TicketStatus::called:
            case TicketStatus::paused:
            case TicketStatus::in_service: ++row.at_desk; break;
            case TicketStatus::finished: ++row.served; break;
            case TicketStatus::no_show: ++row.no_show; break;
            case TicketStatus::day_closed: ++row.day_closed; break;
            case TicketStatus::left: ++row.left; break;
            case TicketStatus::cancelled: ++row.cancelled; break;
        }
        if (ticket.status == TicketStatus::finished) row.topics += topics_of(ticket);
        add_legs(ticket);
        // What stands on paper was written by hand, and nobody waits through the night.
        if (ticket.first_called_at && !ticket.manual && !ticket.kept_overnight)
            waits.push_back(std::max(*ticket.first_called_at - ticket.issued_at,
                                     is_loose(Canary::wait_across_a_step)
                                         ? std::chrono::milliseconds::min()
                                         : std::chrono::milliseconds::zero()));
    }
};

void finish(const RowKey& key, Tally& tally, std::vector<SummaryRow>& rows) {
    tally.row.site = key.site;
    tally.row.service = key.service;
    tally.row.priority_class = key.priority_class;
    tally.row.wait = figures_of(tally.waits);
    tally.row.wait_of_legs = figures_of(tally.leg_waits);
    tally.row.service_time.samples = tally.service_times.size();
    tally.row.service_time.p50 = percentile(tally.service_times, 50);
    tally.row.service_time.p80 = percentile(tally.service_times, 80);
    tally.row.desks = figures_of(std::move(tally.desks));
    rows.push_back(std::move(tally.row));
}

}  // namespace

std::vector<SummaryRow> summarise(std::span<const Day> days) {
    std::map<RowKey, Tally> by_class, by_service, by_site;
    for (const Day& day : days) {
        by_site[RowKey{.site = day.site, .service = {}, .priority_class = {}}];
        for (const Ticket& ticket : day.tickets) {
            RowKey key{
                .site = day.site, .service = ticket.first_service, .priority_class = priority_class(ticket)};
            by_class[key].add(ticket);
            key.priority_class.reset();
            by_service[key].add(ticket);
            key.service = {};
            by_site[key].add(ticket);
        }
    }
    std::vector<SummaryRow> rows;
    for (auto* tallies : {&by_class, &by_service, &by_site})
        for (auto& [key, tally] : *tallies) finish(key, tally, rows);
    return rows;
}

}  // namespace skranke
