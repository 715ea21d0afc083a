#pragma once
// A day laid out in time before anybody plays it: who comes when, and what each desk does when.
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/random.hpp"
#include "shared/queue/event.hpp"
#include "tools/replay/ticket_file.hpp"

namespace skranke::replay {

struct PlannedArrival {
    UtcTime at;
    std::size_t site = 0;
    ServiceId service;
    Escort escort = Escort::none;
};

// A desk calls the next of a service, or of all, and ends it in one of these ways.
enum class Ending { finished, no_show, returned, transferred };

struct PlannedCall {
    UtcTime at;
    std::size_t site = 0;
    std::size_t desk = 0;  // of the site's desks
    ServiceId service;     // empty: whoever is next
    std::optional<std::chrono::milliseconds> recalled_after;
    std::optional<std::chrono::milliseconds> started_after;  // none if nobody comes
    std::chrono::milliseconds ended_after{};
    Ending ending = Ending::finished;
    Outcome outcome = Outcome::solved;
    ServiceId transferred_to{};
};

struct DayPlan {
    ServiceDay day;
    UtcTime opens;
    std::vector<PlannedArrival> arrivals;  // by time
    std::vector<PlannedCall> calls;        // by time
    std::vector<std::size_t> desks;        // how many each site needs
};

struct PlanShares {
    double escorted = 0.05;   // of the tickets
    double card_shown = 0.8;  // of the escorted
    double no_show = 0.03;    // of the calls
};

// What the data leaves open is drawn: arrivals and calls inside their intervals, in the order of the numbers;
// services that end before the queue's desks are needed again. The tickets of each queue are dealt out to the
// sites in turn, as if the office had so many entrances; queues become services, in the order of their first
// ticket, as `queue_services` gives them.
DayPlan plan_day(const ChosenDay& chosen, std::size_t sites, const PlanShares& shares, Random& random);

struct QueueService {
    ServiceId id;      // the queue's letter; with a number where two queues share one
    std::string name;  // of the queue
};
std::vector<QueueService> queue_services(const ChosenDay& chosen);

// Gives each call the first desk of its site that is free then. Returns how many desks each site needs.
std::vector<std::size_t> seat_calls(std::vector<PlannedCall>& calls, std::size_t sites);

}  // namespace skranke::replay
