#include "sync/repo/repository.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sync/repo/automerge_error.hpp"
#include "sync/repo/peer_limits.hpp"
#include "sync/repo/repository_statements.hpp"

namespace skranke {

namespace {

// Below this a history is read fast enough as it is.
constexpr std::size_t loose_chunks_min = 64;

std::string random_uuid(Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    const auto hex = to_hex(bytes);
    const std::string_view digits = hex;
    return fmt::format("{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(12, 4),
                       digits.substr(16, 4), digits.substr(20));
}

}  // namespace

Repository::Repository(std::unique_ptr<Database> database) : database_(std::move(database)) {}

Repository::~Repository() = default;

Result<std::unique_ptr<Repository>> Repository::open(std::unique_ptr<Database> database, Random& random,
                                                     DocumentsAtOpen documents) {
    std::unique_ptr<Repository> repository(new Repository(std::move(database)));
    auto statements = Statements::prepare(*repository->database_);
    if (!statements) return std::unexpected(statements.error());
    repository->statements_ = std::move(*statements);
    if (auto done = repository->look_up_storage_id(random); !done) return std::unexpected(done.error());
    if (auto listed = repository->list_documents(); !listed) return std::unexpected(listed.error());
    while (documents == DocumentsAtOpen::all && !repository->unread_.empty()) {
        const auto id = repository->unread_.begin()->first;
        if (auto read = repository->read(id); !read) return std::unexpected(read.error());
    }
    return repository;
}

Result<void> Repository::look_up_storage_id(Random& random) {
    auto known = setting("storage_id");
    if (!known) return std::unexpected(known.error());
    if (*known) {
        storage_id_ = **known;
        return {};
    }
    storage_id_ = random_uuid(random);
    auto transaction = begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto set = transaction->set("storage_id", storage_id_); !set) return set;
    return transaction->commit();
}

Result<void> Repository::list_documents() {
    auto rows = database_->prepare("select id, label from document");
    if (!rows) return std::unexpected(rows.error());
    while (true) {
        auto row = rows->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
        const auto id = DocumentId::from_bytes(rows->blob(0));
        if (!id) {
            return fail(ErrorCode::corrupt, fmt::format("{}: a document ({}) has an id that is not 16 bytes",
                                                        database_->file().string(), rows->text(1)));
        }
        unread_.emplace(*id, rows->text(1));
    }
}

Result<void> Repository::read(const DocumentId& id) {
    const auto found = unread_.find(id);
    if (found == unread_.end()) return {};
    auto entry = load(id, found->second);
    if (!entry) return std::unexpected(entry.error());
    entries_.insert_or_assign(id, *std::move(entry));
    unread_.erase(found);
    return {};
}

Result<Repository::Entry> Repository::load(const DocumentId& id, const std::string& label) {
    constexpr std::uint8_t document_chunk = 0;
    constexpr std::size_t chunk_type_offset = 8;  // after the magic bytes and the checksum

    Entry entry;
    entry.label = label;
    Bytes history;
    auto& read = statements_->read_chunks.bind(1, id.bytes);
    while (true) {
        auto row = read.step();
        if (!row) return std::unexpected(row.error());
        if (!*row) break;
        const auto bytes = read.blob(0);
        if (bytes.size() > chunk_type_offset && bytes[chunk_type_offset] == document_chunk) {
            entry.packed_bytes += bytes.size();
        } else {
            entry.loose_bytes += bytes.size();
            ++entry.loose_chunks;
        }
        history.insert(history.end(), bytes.begin(), bytes.end());
    }

    const auto place = fmt::format("{}: {}", database_->file().string(), document_name(id, label));
    auto document = automerge::Document::load(history, actor_);
    if (!document) return fail_in(place, document.error());
    if (!document->missing_dependencies().empty()) {
        return fail(ErrorCode::corrupt,
                    fmt::format("{}: a change that later ones build on is missing", place));
    }
    entry.document = std::move(*document);
    if (auto loaded = load_sync_states(id, entry); !loaded) return std::unexpected(loaded.error());
    return entry;
}

Result<void> Repository::load_sync_states(const DocumentId& id, Entry& entry) {
    auto& read = statements_->read_sync_states.bind(1, id.bytes);
    while (true) {
        auto row = read.step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
        const auto bytes = read.blob(1);
        entry.sync_states[read.text(0)] = automerge::Bytes(bytes.begin(), bytes.end());
    }
}

void Repository::set_actor(automerge::ActorId actor) {
    actor_ = std::move(actor);
    for (auto& [id, entry] : entries_) entry.document.set_actor(actor_);
}

std::vector<DocumentId> Repository::documents() const {
    std::vector<DocumentId> ids;
    ids.reserve(entries_.size());
    for (const auto& [id, entry] : entries_) ids.push_back(id);
    return ids;
}

const automerge::Document* Repository::find(const DocumentId& id) const {
    const auto entry = entries_.find(id);
    return entry == entries_.end() ? nullptr : &entry->second.document;
}

const std::string& Repository::label(const DocumentId& id) const {
    static const std::string none;
    const auto entry = entries_.find(id);
    return entry == entries_.end() ? none : entry->second.label;
}

Result<RepositoryTransaction> Repository::begin(ChangeCause cause) {
    auto transaction = database_->begin();
    if (!transaction) return std::unexpected(transaction.error());
    return RepositoryTransaction(*this, std::move(*transaction), cause);
}

Result<void> Repository::adopt(const DocumentId& id, const std::string& label, automerge::Document document) {
    auto transaction = begin(ChangeCause::remote);
    if (!transaction) return std::unexpected(transaction.error());
    if (auto created = transaction->create(id, label, std::move(document)); !created) return created;
    return transaction->commit();
}

Result<automerge::ApplyOutcome> Repository::receive(const DocumentId& id, automerge::SyncState& state,
                                                    const automerge::SyncMessage& message) {
    const auto found = entries_.find(id);
    if (found == entries_.end())
        return fail(ErrorCode::not_found, fmt::format("{} is not here", document_name(id, "")));
    auto& entry = found->second;

    const auto before = kept(entry);
    auto outcome = automerge::receive_sync_message(entry.document, state, message, peer_limits);
    if (!outcome) return fail_in(document_name(id, entry.label), outcome.error());
    if (outcome->applied == 0) return *outcome;

    auto stored = [&]() -> Result<void> {
        auto transaction = database_->begin();
        if (!transaction) return std::unexpected(transaction.error());
        if (auto inserted = insert_changes_since(before.heads, id, entry); !inserted) return inserted;
        return transaction->commit();
    }();
    if (!stored) {
        state = {};
        take_back(id, before);
        return std::unexpected(stored.error());
    }
    notify(id, ChangeCause::remote);
    return *outcome;
}

automerge::SyncState Repository::sync_state(const DocumentId& id, const std::string& peer_storage) const {
    const auto entry = entries_.find(id);
    if (entry == entries_.end()) return {};
    const auto kept = entry->second.sync_states.find(peer_storage);
    if (kept == entry->second.sync_states.end()) return {};
    // One that cannot be read costs a longer talk with the peer, nothing else.
    return automerge::SyncState::decode(kept->second).value_or(automerge::SyncState{});
}

void Repository::keep_sync_state(const DocumentId& id, const std::string& peer_storage,
                                 const automerge::SyncState& state) {
    const auto entry = entries_.find(id);
    if (entry == entries_.end()) return;
    auto bytes = state.encode();
    auto& kept = entry->second.sync_states[peer_storage];
    if (kept == bytes) return;
    kept = std::move(bytes);
    entry->second.unshared.reset();
    entry->second.unsaved_sync_states.insert(peer_storage);
}

std::size_t Repository::unshared_changes(const DocumentId& id) const {
    const auto found = entries_.find(id);
    if (found == entries_.end()) return 0;
    if (found->second.unshared) return *found->second.unshared;
    const auto& document = found->second.document;
    std::set<automerge::ChangeHash> shared;
    for (const auto& [peer, bytes] : found->second.sync_states) {
        const auto state = automerge::SyncState::decode(bytes);
        if (!state) continue;
        for (const auto& head : state->shared_heads) {
            if (document.has(head)) shared.insert(head);
        }
    }
    const std::vector<automerge::ChangeHash> heads(shared.begin(), shared.end());
    found->second.unshared = document.count_changes_since(heads);
    return *found->second.unshared;
}

Result<std::optional<std::string>> Repository::setting(std::string_view name) {
    auto& read = statements_->read_setting.bind(1, name);
    auto row = read.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::nullopt;
    auto value = read.text(0);
    read.reset();
    return value;
}

Result<std::int64_t> Repository::counter(std::string_view name) {
    auto& read = statements_->read_counter.bind(1, name);
    auto row = read.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return 0;
    const auto value = read.integer(0);
    read.reset();
    return value;
}

Subscription Repository::subscribe(std::move_only_function<void(const DocumentId&, ChangeCause)> listener) {
    const auto key = next_listener_++;
    listeners_.emplace(key, std::move(listener));
    return Subscription([this, key] { listeners_.erase(key); });
}

Result<void> Repository::maintain() {
    if (auto saved = save_sync_states(); !saved) return saved;
    for (auto& [id, entry] : entries_) {
        if (entry.loose_chunks < loose_chunks_min || entry.loose_bytes < entry.packed_bytes) continue;
        if (auto packed = pack(id, entry); !packed) return packed;
    }
    return database_->checkpoint();
}

Result<void> Repository::save_sync_states() {
    const bool nothing_to_do = std::ranges::all_of(
        entries_, [](const auto& pair) { return pair.second.unsaved_sync_states.empty(); });
    if (nothing_to_do) return {};
    auto transaction = database_->begin();
    if (!transaction) return std::unexpected(transaction.error());
    for (const auto& [id, entry] : entries_) {
        for (const auto& peer : entry.unsaved_sync_states) {
            auto saved = statements_->save_sync_state.bind(1, id.bytes)
                             .bind(2, std::string_view(peer))
                             .bind(3, entry.sync_states.at(peer))
                             .run();
            if (!saved) return saved;
        }
    }
    if (auto committed = transaction->commit(); !committed) return committed;
    for (auto& [id, entry] : entries_) entry.unsaved_sync_states.clear();
    return {};
}

Result<void> Repository::pack(const DocumentId& id, Entry& entry) {
    // Changes that still wait for others are not on disk, and are asked for again.
    if (!entry.document.waiting_changes().empty()) return {};
    const auto bytes = entry.document.save();
    // What replaces the only copy of the history is read back first.
    const auto copy = automerge::Document::load(bytes);
    if (!copy || copy->heads() != entry.document.heads()) {
        return fail(ErrorCode::corrupt, fmt::format("{}: packing its history did not give it back; it stays "
                                                    "unpacked",
                                                    document_name(id, entry.label)));
    }
    auto transaction = database_->begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto removed = statements_->delete_chunks.bind(1, id.bytes).run(); !removed) return removed;
    if (auto inserted = insert_chunk(id, bytes); !inserted) return inserted;
    if (auto committed = transaction->commit(); !committed) return committed;
    entry.packed_bytes = bytes.size();
    entry.loose_bytes = entry.loose_chunks = 0;
    return {};
}

Result<void> Repository::insert_chunk(const DocumentId& id, ByteView bytes) {
    return statements_->insert_chunk.bind(1, id.bytes).bind(2, bytes).run();
}

Result<void> Repository::insert_changes_since(const std::vector<automerge::ChangeHash>& before,
                                              const DocumentId& id, Entry& entry) {
    for (const auto& change : entry.document.changes_since(before)) {
        if (auto inserted = insert_chunk(id, change.bytes); !inserted) return inserted;
        entry.loose_bytes += change.bytes.size();
        ++entry.loose_chunks;
    }
    return {};
}

Repository::Kept Repository::kept(const Entry& entry) {
    return {entry.document.heads(), entry.loose_chunks, entry.loose_bytes};
}

// Without asking the disk, which has just failed: what is written later must never build on what it lost.
void Repository::take_back(const DocumentId& id, const Kept& to) {
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    auto& entry = found->second;
    if (!entry.document.go_back_to(to.heads)) return;  // not so: these were its own heads
    entry.loose_chunks = to.loose_chunks;
    entry.loose_bytes = to.loose_bytes;
    notify(id, ChangeCause::taken_back);
}

void Repository::notify(const DocumentId& id, ChangeCause cause) {
    if (const auto entry = entries_.find(id); entry != entries_.end()) entry->second.unshared.reset();
    for (auto& [key, listener] : listeners_) listener(id, cause);
}

}  // namespace skranke
