#include "sync/node/new_device.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "shared/queue/free_text_filter.hpp"
#include "sync/node/number_series.hpp"

namespace skranke {

namespace {

template <class Values>
std::string names_of(const Values& values) {
    std::string names;
    for (const auto& value : values) names += (names.empty() ? "" : ", ") + value.name;
    return names;
}

Result<Site> choose_site(const Municipality& municipality, const std::string& wanted) {
    if (municipality.sites.empty()) return fail(ErrorCode::not_found, "the municipality has no sites");
    if (wanted.empty()) return municipality.sites.front();
    const auto found = std::ranges::find_if(municipality.sites, [&](const Site& site) {
        return site.id.text == wanted || site.name == wanted || site.id.text == id_from_name(wanted);
    });
    if (found != municipality.sites.end()) return *found;
    return fail(ErrorCode::invalid_input,
                fmt::format("there is no site \"{}\"; there are: {}", wanted, names_of(municipality.sites)));
}

Result<Desk> choose_desk(const Municipality& municipality, const Site& site,
                         const std::optional<std::string>& wanted, const std::vector<Device>& devices) {
    std::vector<Desk> desks;
    std::ranges::copy_if(municipality.desks, std::back_inserter(desks),
                         [&](const Desk& desk) { return desk.site == site.id; });
    if (desks.empty()) return fail(ErrorCode::invalid_input, fmt::format("{} has no desks", site.name));
    if (wanted) {
        const auto found = std::ranges::find_if(
            desks, [&](const Desk& desk) { return desk.id.text == *wanted || desk.name == *wanted; });
        if (found != desks.end()) return *found;
        return fail(ErrorCode::invalid_input,
                    fmt::format("{} has no desk \"{}\"; it has: {}", site.name, *wanted, names_of(desks)));
    }
    const auto free = std::ranges::find_if(desks, [&](const Desk& desk) {
        return std::ranges::none_of(devices, [&](const Device& device) { return device.desk == desk.id; });
    });
    return free == desks.end() ? desks.front() : *free;
}

Result<char> choose_letter(const std::optional<char>& wanted, const std::set<char>& taken,
                           LetterChoice choice, Random& random) {
    if (wanted) {
        if (!is_series_letter(*wanted)) {
            return fail(ErrorCode::invalid_input,
                        fmt::format("\"{}\" cannot be a number series: choose a letter from A to Z without "
                                    "I, O and Q",
                                    *wanted));
        }
        if (taken.contains(*wanted)) {
            return fail(ErrorCode::invalid_input,
                        fmt::format("another device has the number series {} already", *wanted));
        }
        return *wanted;
    }
    const auto letter =
        choice == LetterChoice::first ? first_free_letter(taken) : any_free_letter(taken, random);
    if (!letter) return fail(ErrorCode::refused, "every number series is taken");
    return *letter;
}

}  // namespace

std::string random_hex(Random& random, std::size_t bytes) {
    Bytes buffer(bytes);
    random.fill(buffer);
    return to_hex(buffer);
}

std::string id_from_name(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> danish{
        {{"æ", "ae"}, {"ø", "oe"}, {"å", "aa"}, {"Æ", "ae"}, {"Ø", "oe"}, {"Å", "aa"}}};
    std::string id;
    while (!name.empty()) {
        const auto letter =
            std::ranges::find_if(danish, [&](const auto& pair) { return name.starts_with(pair.first); });
        if (letter != danish.end()) {
            id += letter->second;
            name.remove_prefix(letter->first.size());
            continue;
        }
        const char c = name.front();
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            id += c;
        } else if (c >= 'A' && c <= 'Z') {
            id += static_cast<char>(c - 'A' + 'a');
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
        name.remove_prefix(1);
    }
    while (id.ends_with('-')) id.pop_back();
    return id;
}

Result<void> check_name(std::string_view option, const std::string& text) {
    if (!find_personal_data(text)) return {};
    return fail(ErrorCode::refused,
                fmt::format("the {} looks like a CPR number, a phone number or an e-mail address; nothing is "
                            "stored: give the name of a place or a machine",
                            option));
}

Result<Device> choose_device(const NewDevice& wanted, const Municipality& municipality,
                             const std::vector<Device>& known, LetterChoice choice, Random& random) {
    const auto site = choose_site(municipality, wanted.site);
    if (!site) return std::unexpected(site.error());
    Device device{
        .id = {random_hex(random, 8)}, .name = wanted.name, .site = site->id, .desk = {}, .letter = {}};
    if (wanted.display) {
        if (device.name.empty()) device.name = "Skærm, " + site->name;
        return device;
    }
    const auto desk = choose_desk(municipality, *site, wanted.desk, known);
    if (!desk) return std::unexpected(desk.error());
    const auto letter = choose_letter(wanted.letter, letters_in_use(known), choice, random);
    if (!letter) return std::unexpected(letter.error());
    device.desk = desk->id;
    device.letter = *letter;
    if (device.name.empty()) device.name = "Konsol, " + desk->name;
    return device;
}

}  // namespace skranke
