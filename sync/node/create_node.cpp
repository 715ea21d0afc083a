// How a node's folder comes to be: who the device is, where it stands, which letter its numbers carry.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "shared/catalogue/default_services.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"
#include "sync/node/demo_municipality.hpp"
#include "sync/node/municipality_document.hpp"
#include "sync/node/neighbours.hpp"
#include "sync/node/number_series.hpp"
#include "sync/node/queue_node_state.hpp"
#include "sync/repo/automerge_error.hpp"

namespace skranke {

namespace {

std::string random_hex(Random& random, std::size_t bytes) {
    Bytes buffer(bytes);
    random.fill(buffer);
    return to_hex(buffer);
}

// "Værestedet i Nord" → "vaerestedet-i-nord".
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

// Names are on everybody's screen: of places and machines, never of people. The text is not repeated.
Result<void> check_names(const NewNode& node) {
    for (const auto& [option, text] : {std::pair{"municipality", &node.municipality_name},
                                       {"site", &node.site},
                                       {"name", &node.device_name}})
        if (find_personal_data(*text))
            return fail(ErrorCode::refused,
                        fmt::format("the {} looks like a CPR number, a phone number or an e-mail address; "
                                    "nothing is stored: give the name of a place or a machine",
                                    option));
    return {};
}

// One site with four desks, the usual services and one guide: enough to begin with.
Result<Municipality> new_municipality(const NewNode& node, Random& random) {
    if (node.municipality_name.empty())
        return fail(ErrorCode::invalid_input, "a new municipality needs a name (or use the demo's)");
    const auto site_name = node.site.empty() ? std::string("Borgerservice") : node.site;
    const SiteId site{id_from_name(site_name)};
    if (site.empty())
        return fail(ErrorCode::invalid_input, fmt::format("\"{}\" cannot be the name of a site", site_name));
    Municipality municipality;
    municipality.id = {random_hex(random, 16)};
    municipality.name = node.municipality_name;
    municipality.sites = {{.id = site, .name = site_name, .kind = SiteKind::library}};
    municipality.services = default_services();
    for (int number = 1; number <= 4; ++number) {
        municipality.desks.push_back({.id = {fmt::format("{}/{}", site.text, number)},
                                      .site = site,
                                      .name = fmt::format("Skranke {}", number),
                                      .kind = DeskKind::skranke});
    }
    // Who is alone sets everything up.
    municipality.staff = {{.id = {"VEJ"}, .role = Role::site_admin}};
    return municipality;
}

Result<automerge::Document> new_document(const Municipality& municipality) {
    auto document = new_municipality_document(municipality.id);
    Bytes actor(16);
    const auto id = from_hex(municipality.id.text);
    document.set_actor(automerge::ActorId{id ? *id : actor});
    auto change = document.transaction();
    if (auto written = write_set_up(change, municipality); !written)
        return fail_in("a new municipality", written.error());
    change.commit({.time = 0, .message = "set-up"});
    return document;
}

template <class Values>
std::string names_of(const Values& values) {
    std::string names;
    for (const auto& value : values) names += (names.empty() ? "" : ", ") + value.name;
    return names;
}

Result<Site> choose_site(const Municipality& municipality, const std::string& wanted) {
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

Result<char> choose_letter(const NewNode& node, const std::set<char>& taken, bool has_company,
                           Random& random) {
    if (node.letter) {
        const char letter = *node.letter;
        if (!is_series_letter(letter)) {
            return fail(ErrorCode::invalid_input,
                        fmt::format("\"{}\" cannot be a number series: choose a letter from A to Z without "
                                    "I, O and Q",
                                    letter));
        }
        if (taken.contains(letter)) {
            return fail(ErrorCode::invalid_input,
                        fmt::format("another device has the number series {} already", letter));
        }
        return letter;
    }
    const auto letter = has_company ? first_free_letter(taken) : any_free_letter(taken, random);
    if (!letter) return fail(ErrorCode::refused, "every number series is taken");
    return *letter;
}

Result<Device> new_device(const NewNode& node, const Municipality& municipality, Random& random) {
    const auto site = choose_site(municipality, node.site);
    if (!site) return std::unexpected(site.error());
    Device device{
        .id = {random_hex(random, 8)}, .name = node.device_name, .site = site->id, .desk = {}, .letter = {}};
    if (node.display) {
        if (device.name.empty()) device.name = "Skærm, " + site->name;
        return device;
    }
    Neighbours neighbours;
    if (node.file_system.empty()) neighbours = look_for_neighbours(node.folder, municipality.id, random);
    neighbours.devices.insert(neighbours.devices.end(), municipality.devices.begin(),
                              municipality.devices.end());
    const auto desk = choose_desk(municipality, *site, node.desk, neighbours.devices);
    if (!desk) return std::unexpected(desk.error());
    const auto letter = choose_letter(node, letters_in_use(neighbours.devices), neighbours.found, random);
    if (!letter) return std::unexpected(letter.error());
    device.desk = desk->id;
    device.letter = *letter;
    if (device.name.empty()) device.name = "Konsol, " + desk->name;
    return device;
}

Result<void> store(const NewNode& node, const Municipality& municipality, automerge::Document document,
                   const Device& device, const Clock& clock, Random& random) {
    if (node.file_system.empty()) {
        if (auto made = make_data_folder(node.folder); !made) return made;
    }
    auto database = Database::open({.file = database_file(node.folder),
                                    .access = DatabaseAccess::create,
                                    .virtual_file_system = node.file_system});
    if (!database) return std::unexpected(database.error());
    auto repository = Repository::open(std::move(*database), random);
    if (!repository) return std::unexpected(repository.error());
    auto& documents = **repository;
    auto known = documents.setting(device_setting);
    if (!known) return std::unexpected(known.error());
    if (*known) {
        return fail(ErrorCode::refused,
                    fmt::format("{} holds a node already; it was left as it is", node.folder.string()));
    }

    automerge::ActorId actor{*from_hex(device.id.text)};
    actor.bytes.resize(16);
    random.fill(std::span(actor.bytes).subspan(8));
    documents.set_actor(actor);

    const auto id = municipality_document_id(municipality.id);
    const auto time = std::chrono::floor<std::chrono::seconds>(clock.now()).time_since_epoch().count();
    auto transaction = documents.begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto done = transaction->create(id, std::string(municipality_label), std::move(document)); !done)
        return done;
    auto registered = transaction->edit(id, {.time = time, .message = "device"},
                                        [&](automerge::Transaction& change, const automerge::Document&) {
                                            return write_device(change, device);
                                        });
    if (!registered) return std::unexpected(registered.error());
    if (auto done = transaction->set(device_setting, device.id.text); !done) return done;
    if (auto done = transaction->set(municipality_setting, municipality.id.text); !done) return done;
    return transaction->commit();
}

}  // namespace

Result<void> QueueNode::create(const NewNode& node, const Clock& clock, Random& random) {
    if (auto named = check_names(node); !named) return named;
    std::optional<automerge::Document> document;
    Municipality municipality;
    if (node.demo) {
        document = new_demo_municipality_document();
        municipality = read_municipality(demo_municipality_id(), *document);
    } else {
        auto made = node.set_up ? Result<Municipality>{*node.set_up} : new_municipality(node, random);
        if (!made) return std::unexpected(made.error());
        municipality = *std::move(made);
        auto written = new_document(municipality);
        if (!written) return std::unexpected(written.error());
        document = *std::move(written);
    }
    const auto device = new_device(node, municipality, random);
    if (!device) return std::unexpected(device.error());
    auto stored = store(node, municipality, *std::move(document), *device, clock, random);
    if (!stored || !node.demo) return stored;

    // A demo is ready for its first citizen.
    auto opened =
        open({.folder = node.folder, .date_checks = false, .file_system = node.file_system}, clock, random);
    if (!opened) return std::unexpected(opened.error());
    const auto day = (*opened)->perform(OpenDay{.day = service_day_of(clock.now()), .date_confirmed = true});
    if (day) return {};
    if (const auto* error = std::get_if<Error>(&day.error())) return std::unexpected(*error);
    return fail(ErrorCode::refused, std::get<Refusal>(day.error()).english);
}

}  // namespace skranke
