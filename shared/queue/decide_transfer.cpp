#include <algorithm>

#include "shared/queue/decider.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

bool has_desk_at(const Municipality& municipality, const SiteId& site, const PartnerId& partner) {
    return std::ranges::any_of(municipality.desks, [&](const Desk& desk) {
        return desk.partner == partner && (site.empty() || desk.site == site);
    });
}

}  // namespace

Decided Decider::operator()(const TransferTicket& action) const {
    const auto found = in_service_here(action.ticket);
    if (!found) return refused(found.error());
    const Ticket& ticket = **found;
    const ServiceId to = action.to.empty() ? ticket.service : action.to;
    const auto service = offered(to);
    if (!service) return refused(service.error());
    const bool elsewhere = !action.partner.empty() || (!action.desk.empty() && action.desk != actor.desk);
    if (to == ticket.service && !elsewhere) return refused(refusals::same_service(ticket, (*service)->name));
    if (!action.desk.empty()) {
        const Desk* desk = municipality.find(action.desk);
        if (!desk || (!day.site.empty() && desk->site != day.site))
            return refused(refusals::unknown_desk(action.desk));
        const auto hindered = hindrance(municipality, Server{action.desk, {}}, to);
        if (hindered || !desk->partner.empty())
            return refused(refusals::desk_cannot_take(ticket, desk->name));
    }
    if (!action.partner.empty() && !has_desk_at(municipality, day.site, action.partner))
        return refused(refusals::unknown_partner(action.partner));
    return event(ticket,
                 TicketTransferred{
                     .to = to, .desk = action.desk, .partner = action.partner, .to_front = action.to_front});
}

}  // namespace skranke
