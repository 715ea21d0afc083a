#include "shared/queue/summary.hpp"

#include <algorithm>
#include <map>
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

struct Tally {
    SummaryRow row;
    std::vector<std::chrono::milliseconds> waits;

    void add(const Ticket& ticket) {
        ++row.issued;
        row.conflicts += static_cast<std::size_t>(ticket.double_calls);
        switch (ticket.status) {
            case TicketStatus::waiting: ++row.waiting; break;
            case TicketStatus::called:
            case TicketStatus::in_service: ++row.at_desk; break;
            case TicketStatus::finished: ++row.served; break;
            case TicketStatus::no_show: ++row.no_show; break;
            case TicketStatus::day_closed: ++row.day_closed; break;
        }
        if (ticket.first_called_at)
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
    tally.row.wait = WaitFigures{.samples = tally.waits.size(),
                                 .p50 = percentile(tally.waits, 50),
                                 .p80 = percentile(tally.waits, 80),
                                 .p90 = percentile(tally.waits, 90),
                                 .max = percentile(tally.waits, 100)};
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

std::optional<std::chrono::milliseconds> percentile(std::vector<std::chrono::milliseconds> samples,
                                                    int percent) {
    if (samples.empty()) return std::nullopt;
    const std::size_t share = static_cast<std::size_t>(std::clamp(percent, 1, 100));
    const std::size_t rank = (samples.size() * share + 99) / 100;
    const auto nearest = samples.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::ranges::nth_element(samples, nearest);
    return *nearest;
}

}  // namespace skranke
