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
const Service* Municipality::find_offered(const ServiceId& wanted) const {
    const Service* service = find_by_id(crisis ? crisis_services() : services, wanted);
    return service != nullptr && !service->ended ? service : nullptr;
}
std::vector<const Service*> Municipality::offered() const {
    std::vector<const Service*> all;
    for (const Service& service : crisis ? crisis_services() : services)
        if (!service.ended) all.push_back(&service);
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

bool travels_to(const Municipality& municipality, const Desk& desk, const SiteId& site) {
    const Site* stop = municipality.find(site);
    return desk.kind == DeskKind::mobil && stop != nullptr && stop->kind == SiteKind::mobile;
}

}  // namespace skranke
