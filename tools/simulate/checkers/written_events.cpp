#include "tools/simulate/checkers/written_events.hpp"

#include "sync/repo/repository.hpp"

namespace skranke::simulation {

std::vector<WrittenDay> written_days(const MunicipalityId& municipality, Machine& machine) {
    std::vector<WrittenDay> days;
    auto& repository = machine.node()->node().repository();
    for (const auto& id : repository.documents()) {
        const auto identity = parse_day_label(municipality, repository.label(id));
        if (!identity) continue;
        DayEvents events;
        events.refresh(*repository.find(id));
        days.push_back({*identity, {events.events().begin(), events.events().end()}});
    }
    return days;
}

std::set<std::string> event_keys(const MunicipalityId& municipality, Machine& machine) {
    std::set<std::string> keys;
    for (const auto& day : written_days(municipality, machine))
        for (const Event& event : day.events) keys.insert(event.key.text);
    return keys;
}

}  // namespace skranke::simulation
