#include "tools/find_in_set_up.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "shared/queue/crisis_services.hpp"

namespace skranke::tools {

namespace {

bool names(const std::string& text, const std::string& id, const std::string& name) {
    return text == id || text == name;
}

template <class Noun>
std::string known(const std::vector<Noun>& nouns) {
    std::vector<std::string> words;
    for (const auto& noun : nouns) {
        if constexpr (requires { noun.name; })
            words.push_back(fmt::format("{} ({})", noun.id.text, noun.name));
        else
            words.push_back(noun.id.text);
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

Result<DeskId> find_desk(const std::string& text, const Snapshot& snapshot) {
    const auto& desks = snapshot.municipality->desks;
    for (const auto& desk : desks)
        if (desk.site == snapshot.site && names(text, desk.id.text, desk.name)) return desk.id;
    for (const auto& desk : desks)
        if (names(text, desk.id.text, desk.name)) return desk.id;
    return fail(ErrorCode::not_found,
                fmt::format("there is no desk \"{}\"; there are: {}", text, known(desks)));
}

Result<SiteId> find_site(const std::string& text, const Municipality& municipality) {
    for (const auto& site : municipality.sites)
        if (names(text, site.id.text, site.name)) return site.id;
    return fail(ErrorCode::not_found,
                fmt::format("there is no site \"{}\"; there are: {}", text, known(municipality.sites)));
}

Result<PersonId> find_person(const std::string& text, const Municipality& municipality) {
    for (const auto& person : municipality.staff)
        if (person.id.text == text) return person.id;
    return fail(ErrorCode::not_found, fmt::format("nobody has the initials \"{}\"; there are: {}", text,
                                                  known(municipality.staff)));
}

Result<ServiceId> find_service(const std::string& text, const Municipality& municipality) {
    for (const auto& service : municipality.services)
        if (names(text, service.id.text, service.name)) return service.id;
    if (municipality.crisis)
        for (const auto& service : crisis_services())
            if (names(text, service.id.text, service.name)) return service.id;
    return fail(ErrorCode::not_found,
                fmt::format("there is no service \"{}\"; there are: {}", text, known(municipality.services)));
}

}  // namespace skranke::tools
