#pragma once
// How long people waited: counts and nearest-rank percentiles (domain: wait = first call − issue).
#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/percentile.hpp"
#include "shared/queue/priority_rule.hpp"

namespace skranke {

struct WaitFigures {
    std::size_t samples = 0;
    // Nothing where there are no samples. Never negative: a clock that ran backwards counts as zero.
    std::optional<std::chrono::milliseconds> p50, p80, p90, max;
};

// How long services took, pauses left out. An end that was forgotten is marked, and counts in none of these.
struct ServiceFigures {
    std::size_t samples = 0;  // of one leg each
    std::size_t marked = 0;   // left out
    std::optional<std::chrono::milliseconds> p50, p80;
};

// How many desks a citizen was at, of those who have been helped.
struct DeskFigures {
    std::optional<std::size_t> median, most;
};

struct SummaryRow {
    SiteId site;
    ServiceId service;                            // empty: all services
    std::optional<PriorityClass> priority_class;  // nothing: all classes
    std::size_t issued = 0, served = 0, no_show = 0, waiting = 0;
    std::size_t manual = 0;      // of those issued: entered from paper, whose waits are left out
    std::size_t day_closed = 0;  // left over when the day was closed
    std::size_t left = 0, cancelled = 0;
    std::size_t topics = 0;     // of those served: the services and what was added to them
    std::size_t at_desk = 0;    // called or in service at this moment: neither waiting nor served yet
    std::size_t conflicts = 0;  // double calls, cleared or not
    WaitFigures wait;
    WaitFigures wait_of_legs;  // each leg by itself: from the number or the transfer to the call
    ServiceFigures service_time;
    DeskFigures desks;
};

// Rows per site, service (as issued) and class, then per site and service, then per site; by site and service
// id.
std::vector<SummaryRow> summarise(std::span<const Day> days);

}  // namespace skranke
