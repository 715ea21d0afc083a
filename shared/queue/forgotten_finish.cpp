#include "shared/queue/forgotten_finish.hpp"

#include <algorithm>

#include "shared/queue/percentile.hpp"

namespace skranke {

namespace {

using std::chrono::milliseconds;

constexpr int times_as_long = 4;
constexpr std::size_t enough_services = 20;
constexpr milliseconds least_limit = std::chrono::hours{1};

}  // namespace

milliseconds longest_likely(const Day& day, const Municipality& municipality, const ServiceId& service) {
    std::vector<milliseconds> taken;
    for (const Ticket& ticket : day.tickets)
        for (const Leg& leg : ticket.legs)
            if (const auto time = leg.service_time(); time && leg.service == service) taken.push_back(*time);
    if (taken.size() >= enough_services) return times_as_long * *percentile(std::move(taken), 95);
    const Service* known = municipality.find(service);
    return std::max(least_limit, known ? times_as_long * milliseconds{known->expected} : milliseconds{0});
}

bool is_finish_forgotten(const Day& day, const Municipality& municipality, const Ticket& ticket,
                         UtcTime now) {
    if (ticket.status != TicketStatus::in_service || ticket.legs.empty() || !ticket.started_at) return false;
    if (service_day_of(now) > day.day) return true;
    const milliseconds taken = now - *ticket.started_at - ticket.legs.back().paused;
    return taken > longest_likely(day, municipality, ticket.service);
}

}  // namespace skranke
