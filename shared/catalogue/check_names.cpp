#include "shared/catalogue/check_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/text/format.hpp"

namespace skranke {

namespace {

template <class Value>
bool has_namesake(const std::vector<Value>& values, const Value& one) {
    return std::ranges::any_of(
        values, [&](const Value& other) { return other.id != one.id && other.name == one.name; });
}

SetUpFault fault_of(const std::string& name) {
    return {"name", fmt::format("Navnet {} bruges allerede. Vælg et andet.", in_quotes(name)),
            fmt::format("\"{}\" is already the name of another: choose another name", name)};
}

// Of a site or desk. The id of a new one is made of the name, so that one that is taken means a name much
// like another.
template <class Value>
std::optional<SetUpFault> taken_place_name(const auto& edit, const std::vector<Value>& others,
                                           const Municipality& municipality) {
    const Value& after = edit.after;
    const bool named = !edit.before || edit.before->name != after.name;
    const bool is_free = edit.before || (!after.id.empty() && municipality.find(after.id) == nullptr);
    if (is_free && !(named && has_namesake(others, after))) return std::nullopt;
    return fault_of(after.name);
}

struct Names {
    const Municipality& municipality;

    std::optional<SetUpFault> operator()(const CatalogueEdit& edit) const {
        std::vector<Service> services = municipality.services;
        for (const auto& [before, after] : edit.services) {
            const auto present = std::ranges::find(services, after.id, &Service::id);
            present == services.end() ? (void)services.emplace_back(after) : (void)(*present = after);
        }
        std::erase_if(services, &Service::ended);
        for (const auto& [before, after] : edit.services) {
            const bool named = !before || before->ended || before->name != after.name;
            if (named && !after.ended && has_namesake(services, after)) return fault_of(after.name);
        }
        return std::nullopt;
    }
    std::optional<SetUpFault> operator()(const SiteEdit& edit) const {
        return taken_place_name<Site>(edit, municipality.sites, municipality);
    }
    std::optional<SetUpFault> operator()(const DeskEdit& edit) const {
        std::vector<Desk> there = municipality.desks;
        std::erase_if(there, [&](const Desk& desk) { return desk.site != edit.after.site; });
        return taken_place_name<Desk>(edit, there, municipality);
    }
    std::optional<SetUpFault> operator()(const PersonEdit&) const { return std::nullopt; }
};

}  // namespace

std::optional<SetUpFault> taken_name(const SetUpEdit& edit, const Municipality& municipality) {
    return std::visit(Names{municipality}, edit);
}

}  // namespace skranke
