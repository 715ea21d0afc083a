#include "shared/queue/recall.hpp"

namespace skranke {

std::chrono::seconds until_recall(const Ticket& ticket, UtcTime now) {
    if (ticket.calls.empty()) return {};
    const auto gone = now - ticket.calls.back().at;
    if (gone < std::chrono::milliseconds{0} || gone >= recall_pause) return {};
    return std::chrono::ceil<std::chrono::seconds>(recall_pause - gone);
}

bool may_have_stayed_away(const Ticket& ticket, UtcTime now) {
    return ticket.status == TicketStatus::called && ticket.calls.size() >= calls_before_no_show &&
           now - ticket.calls.front().at >= grace_before_no_show;
}

}  // namespace skranke
