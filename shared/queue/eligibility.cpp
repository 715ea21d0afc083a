#include "shared/queue/eligibility.hpp"

#include <algorithm>

namespace skranke {

namespace {

bool has_capability(const Desk& desk, const std::string& needed) {
    return needed.empty() || std::ranges::find(desk.capabilities, needed) != desk.capabilities.end();
}

bool is_competent(const Person& person, const ServiceId& service) {
    return person.competences.empty() ||
           std::ranges::find(person.competences, service) != person.competences.end();
}

}  // namespace

std::optional<Hindrance> hindrance(const Municipality& municipality, const Server& server,
                                   const ServiceId& service) {
    const Service* wanted = municipality.find(service);
    if (const Person* person = municipality.find(server.person)) {
        if (!may(person->role, Permission::serve)) return Hindrance::person_does_not_serve;
        if (wanted && wanted->needs_identity && !may(person->role, Permission::establish_identity))
            return Hindrance::person_may_not_identify;
        if (!is_competent(*person, service)) return Hindrance::person_lacks_competence;
    }
    const Desk* desk = municipality.find(server.desk);
    if (wanted && desk && !has_capability(*desk, wanted->needs_capability))
        return Hindrance::desk_lacks_capability;
    return std::nullopt;
}

std::vector<std::string> able_desks(const Municipality& municipality, const SiteId& site,
                                    const Server& server, const ServiceId& service) {
    std::vector<std::string> names;
    const Service* wanted = municipality.find(service);
    const Desk* own = municipality.find(server.desk);
    if (!wanted || !own || has_capability(*own, wanted->needs_capability)) return names;
    for (const Desk& desk : municipality.desks)
        if (desk.site == site && has_capability(desk, wanted->needs_capability)) names.push_back(desk.name);
    return names;
}

std::optional<Hindrance> hindrance(const Municipality& municipality, const Server& server,
                                   const Ticket& ticket) {
    if (const Desk* desk = municipality.find(server.desk);
        desk && desk->partner != ticket.for_partner.value_or(PartnerId{}))
        return Hindrance::sent_on_to_a_partner;
    if (!server.desk.empty() && ticket.for_desk && *ticket.for_desk != server.desk)
        return Hindrance::sent_on_to_a_desk;
    if (const auto by_service = hindrance(municipality, server, ticket.service)) return by_service;
    const bool for_another = !server.person.empty() && server.person != ticket.prefers;
    if (!ticket.prefers.empty() && for_another && municipality.find(ticket.prefers))
        return Hindrance::waits_for_somebody;
    return std::nullopt;
}

std::vector<std::string> able_desks(const Municipality& municipality, const SiteId& site,
                                    const Server& server, const Ticket& ticket) {
    if (!ticket.for_desk && !ticket.for_partner)
        return able_desks(municipality, site, server, ticket.service);
    std::vector<std::string> names;
    for (const Desk& desk : municipality.desks)
        if (desk.site == site &&
            (desk.id == ticket.for_desk || (ticket.for_partner && desk.partner == *ticket.for_partner)))
            names.push_back(desk.name);
    return names;
}

}  // namespace skranke
