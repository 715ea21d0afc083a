#include "shared/queue/municipality.hpp"

#include <algorithm>

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
const Service* Municipality::find(const ServiceId& wanted) const { return find_by_id(services, wanted); }
const Service* Municipality::find_offered(const ServiceId& wanted) const {
    const Service* service = find(wanted);
    return service != nullptr && !service->ended ? service : nullptr;
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

}  // namespace skranke
