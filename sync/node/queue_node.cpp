#include "sync/node/queue_node.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/canary.hpp"
#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"
#include "sync/node/municipality_document.hpp"
#include "sync/node/queue_node_state.hpp"

namespace skranke {

QueueNode::QueueNode(std::unique_ptr<State> state) : state_(std::move(state)) {}

QueueNode::~QueueNode() = default;

Result<std::unique_ptr<QueueNode>> QueueNode::open(const NodeOptions& options, const Clock& clock,
                                                   Random& random) {
    auto database = Database::open({.file = database_file(options.folder),
                                    .access = DatabaseAccess::existing,
                                    .virtual_file_system = options.file_system});
    if (!database) return std::unexpected(database.error());
    auto repository =
        Repository::open(std::move(*database), random,
                         options.earlier_days_later ? DocumentsAtOpen::none : DocumentsAtOpen::all);
    if (!repository) return std::unexpected(repository.error());
    auto state = std::make_unique<State>(options, clock, random, std::move(*repository));
    if (auto started = state->start(); !started) return std::unexpected(started.error());
    return std::unique_ptr<QueueNode>(new QueueNode(std::move(state)));
}

std::expected<Performed, Refused> QueueNode::perform(const Action& action, DeskId desk, PersonId person) {
    // The document of the day that is to be opened may be among those on disk.
    while (std::holds_alternative<OpenDay>(action) && has_unread_days()) {
        if (auto read = read_earlier_day(); !read) break;
    }
    if (state_->unreadable) return std::unexpected<Refused>(*state_->unreadable);
    state_->refresh();
    const auto* device = state_->own_device();
    if (desk.empty() && device && device->desk) desk = *device->desk;
    if (person.empty() && !state_->municipality->staff.empty())
        person = state_->municipality->staff.front().id;
    const Actor actor{.device = state_->device,
                      .desk = std::move(desk),
                      .person = std::move(person),
                      .now = state_->clock.now()};

    if (const auto* open_day = std::get_if<OpenDay>(&action))
        return state_->open_service_day(*open_day, actor);
    if (auto* held = state_->open_day()) return state_->perform_on(*held, action, actor);
    State::HeldDay none{.identity = {}, .events = {}, .fold = {}, .day = {}};
    none.day = state_->unopened_day(actor.now);
    return state_->perform_on(none, action, actor);
}

std::shared_ptr<const Snapshot> QueueNode::snapshot() const {
    state_->refresh();
    return state_->snapshot;
}

void QueueNode::on_change(std::move_only_function<void()> listener) {
    state_->listeners.push_back(std::move(listener));
}

void QueueNode::refresh() { state_->refresh(); }

std::vector<DocumentView> QueueNode::documents() const {
    state_->refresh();
    std::vector<DocumentView> views;
    for (const auto& id : state_->repository->documents()) {
        DocumentView view;
        view.url = id.url();
        for (const auto& head : state_->repository->find(id)->heads()) view.heads.push_back(head.hex());
        if (const auto held = state_->days.find(id); held != state_->days.end()) {
            view.kind = "day";
            view.site = held->second.identity.site;
            view.day = held->second.identity.day;
        } else {
            view.kind = "municipality";
        }
        views.push_back(std::move(view));
    }
    // No day sorts before all days: the municipality comes first.
    std::ranges::sort(views, [](const DocumentView& left, const DocumentView& right) {
        return std::tie(left.day, left.site) < std::tie(right.day, right.site);
    });
    return views;
}

Repository& QueueNode::repository() { return *state_->repository; }

namespace {

// Whether a peer is named as `local_peer` names one: the device, and its process.
bool is_device(const std::string& peer_id) {
    constexpr std::size_t device = 16, process = 8;
    return peer_id.size() == device + 1 + process && peer_id[device] == '-' &&
           from_hex(std::string_view(peer_id).substr(0, device)) && from_hex(peer_id.substr(device + 1));
}

}  // namespace

wire::LocalPeer QueueNode::local_peer() {
    // Names the device, so that peers can say who is there, and the process.
    const auto& bytes = state_->actor.bytes;
    const auto process = to_hex(ByteView(bytes).last(4));
    return {
        .repository = state_->repository.get(),
        .identity = {.peer_id = fmt::format("{}-{}", state_->device.text, process),
                     .storage_id = state_->repository->storage_id(),
                     .ephemeral = false},
        .admit = [state = state_.get()](
                     const DocumentId& id,
                     const automerge::Document& document) { return state->admit(id, document); },
        .takes_from = [everybody = state_->options.clients_may_write](
                          const wire::PeerIdentity& peer) { return everybody || is_device(peer.peer_id); }};
}

void QueueNode::set_sync_status(SyncStatus status) {
    state_->refresh();
    status.unshared_events = state_->unshared_events();
    status.disk_was_copied |= state_->sync.disk_was_copied;
    if (status == state_->snapshot->sync) return;
    state_->sync = std::move(status);
    state_->publish();
}

Result<void> QueueNode::maintain() {
    auto maintained = state_->repository->maintain();
    if (!maintained) state_->note_storage_error(maintained.error());
    return maintained;
}

QueueNode::State::State(const NodeOptions& node_options, const Clock& wall_clock, Random& randomness,
                        std::unique_ptr<Repository> documents)
    : options(node_options), clock(wall_clock), random(randomness), repository(std::move(documents)) {}

Result<void> QueueNode::State::start() {
    const auto folder = options.folder.string();
    auto device_text = repository->setting(device_setting);
    auto municipality_text = repository->setting(municipality_setting);
    if (!device_text) return std::unexpected(device_text.error());
    if (!municipality_text) return std::unexpected(municipality_text.error());
    const auto device_bytes = *device_text ? from_hex(**device_text) : std::nullopt;
    if (!device_bytes || device_bytes->size() != 8 || !*municipality_text) {
        return fail(ErrorCode::not_found,
                    fmt::format("{} holds no node yet: make it with \"skranke init\"", folder));
    }
    device.text = **device_text;
    municipality_id.text = **municipality_text;
    municipality_document = municipality_document_id(municipality_id);
    if (auto read = repository->read(municipality_document); !read) return read;
    if (!repository->find(municipality_document)) {
        return fail(
            ErrorCode::corrupt,
            fmt::format("{}: the municipality's document is missing; restore a copy of the folder", folder));
    }

    // A fresh actor for each process: one that came back with a restored disk would write a history that
    // can never be merged.
    actor.bytes = *device_bytes;
    actor.bytes.resize(16);
    if (!is_loose(Canary::actor_reused)) random.fill(std::span(actor.bytes).subspan(8));
    repository->set_actor(actor);

    subscription = repository->subscribe([this](const DocumentId& id, ChangeCause) {
        something_new = true;
        if (id == municipality_document) municipality_stale = true;
        if (const auto held = days.find(id); held != days.end()) held->second.stale = true;
    });
    read_documents();
    const auto* own = own_device();
    if (!own) {
        return fail(ErrorCode::corrupt,
                    fmt::format("{}: this device is not in the municipality's document; restore a copy of "
                                "the folder",
                                folder));
    }
    site = own->site;
    if (auto read = read_until_open_day(); !read) return read;
    if (unread.empty()) count_events_on_own_disk();
    if (auto looked = look_at_disk_mark(); !looked) return looked;
    publish();
    return {};
}

bool QueueNode::State::HeldDay::update(const automerge::Document& document, const DeviceId& own,
                                       std::string_view process) {
    stale = false;
    if (!events.refresh(document) && day) return false;
    if (!fold || read_anew != events.times_read_anew()) {
        fold.emplace(identity.site, identity.day);
        events_folded = earlier_events = 0;
        read_anew = events.times_read_anew();
    }
    const auto all = events.events();
    for (; events_folded < all.size(); ++events_folded) {
        const Event& event = all[events_folded];
        fold->add(event);
        if (event.device == own && !event.key.text.starts_with(process)) ++earlier_events;
    }
    day = std::make_shared<const Day>(fold->day());
    return true;
}

bool QueueNode::State::read_documents() {
    bool changed = false;
    if (municipality_stale) {
        municipality = std::make_shared<const Municipality>(
            read_municipality(municipality_id, *repository->find(municipality_document)));
        municipality_stale = false;
        // A van's devices go from stop to stop.
        if (const auto* own = own_device()) site = own->site;
        changed = true;
    }
    for (const auto& id : repository->documents()) changed |= read_day(id);
    std::erase_if(days, [&](const auto& pair) { return repository->find(pair.first) == nullptr; });
    return changed;
}

bool QueueNode::State::read_day(const DocumentId& id) {
    auto held = days.find(id);
    if (held == days.end()) {
        const auto identity = parse_day_label(municipality_id, repository->label(id));
        if (!identity) return false;
        held = days.emplace(id, HeldDay{.identity = *identity, .events = {}, .fold = {}, .day = {}}).first;
    }
    return held->second.stale && held->second.update(*repository->find(id), device, process_text());
}

void QueueNode::State::count_events_on_own_disk() {
    for (const auto& [id, held] : days) events_on_own_disk += held.earlier_events;
}

// What this device did before this process is on its disk, or the disk is not the one it was.
void QueueNode::State::look_for_copied_disk() {
    if (!unread.empty()) return;
    std::size_t earlier = 0;
    for (const auto& [id, held] : days) earlier += held.earlier_events;
    if (earlier > events_on_own_disk) sync.disk_was_copied = true;
}

void QueueNode::State::refresh() {
    const bool changed = std::exchange(something_new, false);
    if (changed) {
        read_documents();
        look_for_copied_disk();
    }
    if (changed || unshared_events() != snapshot->sync.unshared_events) publish();
}

void QueueNode::State::publish() {
    auto next = std::make_shared<Snapshot>();
    next->revision = snapshot ? snapshot->revision + 1 : 1;
    next->municipality = municipality;
    next->device = device;
    next->site = site;
    for (const auto& [id, held] : days) next->days.push_back(held.day);
    std::ranges::sort(next->days, [](const auto& left, const auto& right) {
        return std::tie(left->day, left->site) < std::tie(right->day, right->site);
    });
    const auto* open = open_day();
    next->day = open ? open->day : unopened_day(clock.now());
    next->sync = sync;
    next->sync.unshared_events = unshared_events();
    if (open && !is_over(*open, clock.now())) {
        if (const auto series = series_of(*open); series && series->held && series->letter != 0)
            next->held_after = TicketNumber{.letter = series->letter, .number = series->next_number - 1};
    }
    next->storage_error = storage_error;
    snapshot = std::move(next);
    for (auto& listener : listeners) listener();
}

std::size_t QueueNode::State::unshared_events() const {
    std::size_t count = 0;
    for (const auto& [id, held] : days) {
        const auto unshared = repository->unshared_changes(id);
        // The first change is the same everywhere: there is nothing in it to share.
        const bool with_the_first = unshared == repository->find(id)->change_count();
        count += unshared - (with_the_first ? 1 : 0);
    }
    return count;
}

QueueNode::State::HeldDay* QueueNode::State::open_day() {
    HeldDay* latest = nullptr;
    for (auto& [id, held] : days) {
        if (held.identity.site != site || !held.day || !held.day->opened) continue;
        if (!latest || latest->identity.day < held.identity.day) latest = &held;
    }
    return latest;
}

std::shared_ptr<const Day> QueueNode::State::unopened_day(UtcTime now) const {
    return std::make_shared<const Day>(
        Day{.site = site, .day = service_day_of(now), .tickets = {}, .latest_calls = {}});
}

void QueueNode::State::note_storage_error(const Error& error) {
    storage_error = error.message;
    something_new = true;
}

std::optional<std::string> QueueNode::State::admit(const DocumentId& id,
                                                   const automerge::Document& document) const {
    if (is_municipality_document(municipality_id, id, document)) return std::string(municipality_label);
    const auto day = identify_day_document(id, document);
    if (!day || day->municipality != municipality_id) return std::nullopt;
    return label_of_day(*day);
}

}  // namespace skranke
