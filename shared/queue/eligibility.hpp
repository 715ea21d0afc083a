#pragma once
// Which desk and person can give which service.
#include <optional>
#include <string>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

// Who would serve. An empty desk or person stands for one that can do everything.
struct Server {
    DeskId desk;
    PersonId person;
};

enum class Hindrance {
    desk_lacks_capability,    // "rejsekort_pc"
    person_lacks_competence,  // not among the services that the person gives
    person_may_not_identify,  // a volunteer, and the citizen's identity must be established
    person_does_not_serve,    // a host
    sent_on_to_a_desk,        // the ticket was transferred to another desk
    sent_on_to_a_partner,     // to another organisation; or here sits one to which it was not
    waits_for_somebody,       // a certain person, whom the citizen would rather wait for
};

// Nothing: they can. A service that the municipality knows no more hinders nobody.
std::optional<Hindrance> hindrance(const Municipality& municipality, const Server& server,
                                   const ServiceId& service);
// The same for a ticket, which may have been sent on to somebody, or wait for a certain person. One who does
// not work here any more is waited for by nobody.
std::optional<Hindrance> hindrance(const Municipality& municipality, const Server& server,
                                   const Ticket& ticket);
// The names of the site's desks that have what the service needs and the server's lacks, in the
// municipality's order. Empty where it is not the desk that lacks something: then a colleague is needed.
std::vector<std::string> able_desks(const Municipality& municipality, const SiteId& site,
                                    const Server& server, const ServiceId& service);
// Those to which the ticket was sent on; else as for its service.
std::vector<std::string> able_desks(const Municipality& municipality, const SiteId& site,
                                    const Server& server, const Ticket& ticket);

}  // namespace skranke
