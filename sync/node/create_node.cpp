// How a node's folder comes to be: of a new municipality, or of one that the device joins.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "shared/catalogue/default_services.hpp"
#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"
#include "sync/node/demo_municipality.hpp"
#include "sync/node/municipality_document.hpp"
#include "sync/node/neighbours.hpp"
#include "sync/node/new_device.hpp"
#include "sync/node/queue_node_state.hpp"
#include "sync/repo/automerge_error.hpp"
#include "sync/repo/peer_limits.hpp"

namespace skranke {

namespace {

Result<void> check_names(const NewNode& node) {
    for (const auto& [option, text] : {std::pair{"municipality", &node.municipality_name},
                                       {"site", &node.site},
                                       {"name", &node.device_name}})
        if (auto named = check_name(option, *text); !named) return named;
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

Result<Device> new_device(const NewNode& node, const Municipality& municipality, Random& random) {
    Neighbours neighbours;
    if (node.file_system.empty() && !node.display)
        neighbours = look_for_neighbours(node.folder, municipality.id, random);
    neighbours.devices.insert(neighbours.devices.end(), municipality.devices.begin(),
                              municipality.devices.end());
    return choose_device({.site = node.site,
                          .name = node.device_name,
                          .desk = node.desk,
                          .letter = node.letter,
                          .display = node.display},
                         municipality, neighbours.devices,
                         neighbours.found ? LetterChoice::first : LetterChoice::any, random);
}

struct NewFolder {
    std::filesystem::path folder;
    std::string file_system;
    MunicipalityId municipality;
    DeviceId device;
    automerge::Document document;  // the municipality's
};
// What is written besides, in the same transaction.
using Also = std::function<Result<void>(RepositoryTransaction&, const DocumentId& municipality)>;

Result<void> store(NewFolder wanted, Random& random, const Also& also) {
    if (wanted.file_system.empty()) {
        if (auto made = make_data_folder(wanted.folder); !made) return made;
    }
    auto database = Database::open({.file = database_file(wanted.folder),
                                    .access = DatabaseAccess::create,
                                    .virtual_file_system = wanted.file_system});
    if (!database) return std::unexpected(database.error());
    auto repository = Repository::open(std::move(*database), random);
    if (!repository) return std::unexpected(repository.error());
    auto& documents = **repository;
    auto known = documents.setting(device_setting);
    if (!known) return std::unexpected(known.error());
    if (*known) {
        return fail(ErrorCode::refused,
                    fmt::format("{} holds a node already; it was left as it is", wanted.folder.string()));
    }

    automerge::ActorId actor{*from_hex(wanted.device.text)};
    actor.bytes.resize(16);
    random.fill(std::span(actor.bytes).subspan(8));
    documents.set_actor(actor);

    const auto id = municipality_document_id(wanted.municipality);
    auto transaction = documents.begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto done = transaction->create(id, std::string(municipality_label), std::move(wanted.document));
        !done)
        return done;
    if (auto done = also(*transaction, id); !done) return done;
    if (auto done = transaction->set(device_setting, wanted.device.text); !done) return done;
    if (auto done = transaction->set(municipality_setting, wanted.municipality.text); !done) return done;
    return transaction->commit();
}

Result<void> register_device(RepositoryTransaction& transaction, const DocumentId& municipality,
                             const Device& device, UtcTime now) {
    const auto time = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    auto registered = transaction.edit(municipality, {.time = time, .message = "device"},
                                       [&](automerge::Transaction& change, const automerge::Document&) {
                                           return write_device(change, device);
                                       });
    if (!registered) return std::unexpected(registered.error());
    return {};
}

std::unexpected<Error> not_what_was_promised(const std::string& what) {
    return fail(ErrorCode::corrupt, "the other device sent " + what +
                                        "; nothing was stored. Is the same version of Skranke on both?");
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
    auto stored = store({.folder = node.folder,
                         .file_system = node.file_system,
                         .municipality = municipality.id,
                         .device = device->id,
                         .document = *std::move(document)},
                        random, [&](RepositoryTransaction& transaction, const DocumentId& id) {
                            return register_device(transaction, id, *device, clock.now());
                        });
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

Result<void> QueueNode::create_joined(const JoinedNode& node, Random& random) {
    auto document = automerge::Document::load(node.document, {}, peer_limits);
    if (!document) return not_what_was_promised("a document that is damaged");
    if (!is_municipality_document(node.municipality, municipality_document_id(node.municipality), *document))
        return not_what_was_promised("a document that is no municipality's");
    const auto municipality = read_municipality(node.municipality, *document);
    const auto* device = municipality.find(node.device);
    if (device == nullptr || municipality.find(device->site) == nullptr)
        return not_what_was_promised("a municipality in which this device has no place");
    return store({.folder = node.folder,
                  .file_system = node.file_system,
                  .municipality = node.municipality,
                  .device = node.device,
                  .document = *std::move(document)},
                 random, [](RepositoryTransaction&, const DocumentId&) { return Result<void>{}; });
}

Result<Device> QueueNode::add_device(const NewDevice& wanted) {
    if (state_->unreadable) return std::unexpected(*state_->unreadable);
    for (const auto& [option, text] : {std::pair{"site", &wanted.site}, {"name", &wanted.name}})
        if (auto named = check_name(option, *text); !named) return std::unexpected(named.error());
    state_->refresh();
    const Municipality& municipality = *state_->municipality;
    auto device =
        choose_device(wanted, municipality, municipality.devices, LetterChoice::any, state_->random);
    if (!device) return device;
    const auto written = state_->noted([&]() -> Result<void> {
        auto transaction = state_->repository->begin();
        if (!transaction) return std::unexpected(transaction.error());
        if (auto done =
                register_device(*transaction, state_->municipality_document, *device, state_->clock.now());
            !done)
            return done;
        return transaction->commit();
    }());
    if (!written) return std::unexpected(written.error());
    return device;
}

Bytes QueueNode::municipality_document() const {
    return state_->repository->find(state_->municipality_document)->save();
}

}  // namespace skranke
