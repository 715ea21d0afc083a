#include "counter/volunteer_progress.hpp"

#include <algorithm>

#include "shared/queue/enquiry_rows.hpp"

namespace skranke {

namespace {

std::size_t by_volunteers(const Day& day, const Municipality& municipality) {
    const auto by_role = guidances_by_role(std::span(&day, 1), municipality);
    const auto found = by_role.find(Role::volunteer);
    return found == by_role.end() ? 0 : found->second;
}

}  // namespace

std::optional<VolunteerFigures> VolunteerProgress::update(const Snapshot& snapshot) {
    std::set<PersonId> volunteers;
    for (const Person& person : snapshot.municipality->staff)
        if (person.role == Role::volunteer) volunteers.insert(person.id);
    if (volunteers != volunteers_) counted_.clear();
    volunteers_ = std::move(volunteers);
    if (volunteers_.empty()) return std::nullopt;
    VolunteerFigures figures{.volunteers = volunteers_.size(), .since = snapshot.day->day};
    // Days come and change, and keep their order: what was counted is found on the way.
    std::vector<Counted> counted;
    counted.reserve(snapshot.days.size());
    std::size_t known = 0;
    for (const auto& day : snapshot.days) {
        const auto is_of = [&](const Counted& one) {
            return one.day->day == day->day && one.day->site == day->site;
        };
        const auto found = std::ranges::find_if(counted_.begin() + static_cast<std::ptrdiff_t>(known),
                                                counted_.end(), is_of);
        if (found != counted_.end()) known = static_cast<std::size_t>(found - counted_.begin()) + 1;
        const bool as_before = found != counted_.end() && found->day == day;
        counted.push_back({day, as_before ? found->guidances : by_volunteers(*day, *snapshot.municipality)});
        figures.guidances += counted.back().guidances;
        figures.since = std::min(figures.since, day->day);
    }
    counted_ = std::move(counted);
    return figures;
}

}  // namespace skranke
