#include "shared/queue/municipality.hpp"

#include <algorithm>

#include "shared/queue/crisis_services.hpp"

namespace skranke {

namespace {

template <class Noun, class Key>
const Noun* find_by_id(const std::vector<Noun>& nouns, const Key& id) {
    const auto found = std::ranges::find(nouns, id, &Noun::id);
    return found == nouns.end() ? nullptr : &*found;
}

template <class Noun, class Key>
std::string name_or_id(const Noun* noun, const Key& id) {
    return noun != nullptr ? noun->name : id.text;
}

}  // namespace

const Site* Municipality::find(const SiteId& wanted) const { return find_by_id(sites, wanted); }
const Service* Municipality::find(const ServiceId& wanted) const {
    const Service* usual = find_by_id(services, wanted);
    return usual != nullptr ? usual : find_by_id(crisis_services(), wanted);
}
const Service* Municipality::find_offered(const ServiceId& wanted, ServiceDay day) const {
    const Service* service = find_by_id(crisis ? crisis_services() : services, wanted);
    return service != nullptr && is_offered_on(*service, day) ? service : nullptr;
}
std::vector<const Service*> Municipality::offered(ServiceDay day) const {
    std::vector<const Service*> all;
    for (const Service& service : crisis ? crisis_services() : services)
        if (is_offered_on(service, day)) all.push_back(&service);
    return all;
}
const Desk* Municipality::find(const DeskId& wanted) const { return find_by_id(desks, wanted); }
const Person* Municipality::find(const PersonId& wanted) const { return find_by_id(staff, wanted); }
const Device* Municipality::find(const DeviceId& wanted) const { return find_by_id(devices, wanted); }

std::string Municipality::name_of(const SiteId& wanted) const { return name_or_id(find(wanted), wanted); }
std::string Municipality::name_of(const ServiceId& wanted) const { return name_or_id(find(wanted), wanted); }
std::string Municipality::name_of(const DeskId& wanted) const { return name_or_id(find(wanted), wanted); }

bool Municipality::permits(const PersonId& wanted, Permission permission) const {
    const Person* person = find(wanted);
    return person == nullptr || may(person->role, permission);
}

bool is_quiet(const Site& site) { return site.quiet.value_or(site.kind == SiteKind::drop_in_centre); }

const ReducedDay* reduced_on(const Site& site, ServiceDay day) {
    const auto found = std::ranges::find(site.reduced_days, day, &ReducedDay::day);
    return found == site.reduced_days.end() ? nullptr : &*found;
}

bool is_offered_on(const Service& service, ServiceDay day) {
    return !service.ended && (!service.first_day || *service.first_day <= day) &&
           (!service.last_day || day <= *service.last_day);
}
bool is_campaign(const Service& service) { return service.first_day || service.last_day; }

bool travels_to(const Municipality& municipality, const Desk& desk, const SiteId& site) {
    const Site* stop = municipality.find(site);
    return desk.kind == DeskKind::mobil && stop != nullptr && stop->kind == SiteKind::mobile;
}

}  // namespace skranke
