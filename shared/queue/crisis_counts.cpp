#include "shared/queue/crisis_counts.hpp"

#include "shared/queue/crisis_services.hpp"

namespace skranke {

CrisisCounts crisis_counts(std::span<const std::shared_ptr<const Day>> days, ServiceDay wanted) {
    CrisisCounts counts;
    for (const auto& day : days) {
        if (day->day != wanted) continue;
        for (const Ticket& ticket : day->tickets) {
            if (!is_crisis_service(ticket.first_service)) continue;
            const auto local = to_danish_time(ticket.issued_at);
            const auto since_midnight = local - std::chrono::floor<std::chrono::days>(local);
            const auto hour = std::chrono::floor<std::chrono::hours>(since_midnight).count();
            ++counts[static_cast<int>(hour)][ticket.first_service];
        }
    }
    return counts;
}

}  // namespace skranke
