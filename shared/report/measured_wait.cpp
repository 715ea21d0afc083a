#include "shared/report/measured_wait.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "shared/queue/priority_rule.hpp"

namespace skranke {

namespace {

using Clocks = std::pair<DeviceId, DeviceId>;  // of the number and of the call

// Empty: not known. A call that was taken out of the ticket's present leg keeps its desk alone.
DeviceId first_caller(const Ticket& ticket, const Municipality& municipality) {
    if (!ticket.calls.empty() && ticket.calls.front().at == ticket.first_called_at)
        return ticket.calls.front().device;
    const std::optional<DeskId> desk =
        ticket.turns.empty() ? ticket.desk : std::optional(ticket.turns.front().desk);
    DeviceId found;
    for (const Device& device : municipality.devices) {
        if (!desk || device.desk != desk) continue;
        if (!found.empty()) return {};
        found = device.id;
    }
    return found;
}

bool is_measured(const Ticket& ticket) {
    return ticket.first_called_at && !ticket.manual && !ticket.kept_overnight;
}

bool is_impossible(const Ticket& ticket) {
    return *ticket.first_called_at < ticket.issued_at - clock_difference_max;
}

}  // namespace

std::vector<std::optional<MeasuredWait>> measured_waits(const Day& day, const Municipality& municipality) {
    std::vector<Clocks> clocks;
    std::set<Clocks> caught;
    for (const Ticket& ticket : day.tickets) {
        clocks.emplace_back(ticket.issued_by,
                            is_measured(ticket) ? first_caller(ticket, municipality) : DeviceId{});
        const auto& [issuer, caller] = clocks.back();
        if (!is_measured(ticket) || !is_impossible(ticket) || caller.empty() || issuer == caller) continue;
        caught.emplace(issuer, caller);
        caught.emplace(caller, issuer);
    }
    std::vector<std::optional<MeasuredWait>> waits;
    waits.reserve(day.tickets.size());
    for (std::size_t i = 0; i < day.tickets.size(); ++i) {
        const Ticket& ticket = day.tickets[i];
        auto& wait = waits.emplace_back();
        if (!is_measured(ticket)) continue;
        wait = MeasuredWait{
            .time = std::max(*ticket.first_called_at - waits_since(ticket), std::chrono::milliseconds{0}),
            .two_clocks = clocks[i].first != clocks[i].second,
            .used = !is_impossible(ticket) && !caught.contains(clocks[i])};
    }
    return waits;
}

}  // namespace skranke
