#pragma once
// Documents by id, in memory and on disk. Knows nothing of what the documents are about.
// What it tells others of is on disk first. One thread owns it.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "automerge/automerge.hpp"
#include "shared/base/random.hpp"
#include "shared/base/result.hpp"
#include "shared/storage/database.hpp"
#include "sync/repo/document_id.hpp"
#include "sync/repo/subscription.hpp"

namespace skranke {

enum class ChangeCause {
    local,       // written here
    remote,      // came from a peer
    taken_back,  // what the disk did not keep was undone: history may be shorter than before
};

class RepositoryTransaction;

enum class DocumentsAtOpen {
    all,   // read and checked; a damaged one fails the whole, by name
    none,  // they stay on disk until they are asked for with `read`
};

class Repository {
public:
    static Result<std::unique_ptr<Repository>> open(std::unique_ptr<Database> database, Random& random,
                                                    DocumentsAtOpen documents = DocumentsAtOpen::all);
    ~Repository();
    Repository(const Repository&) = delete;
    Repository& operator=(const Repository&) = delete;

    // Who writes: the changes made from here on carry this actor.
    void set_actor(automerge::ActorId actor);

    // What is on disk alone, with its labels. No peer may be talked to while anything is: it would be told
    // that we lack it.
    const std::map<DocumentId, std::string>& unread() const { return unread_; }
    // Reads one of them and checks it. A damaged one is named by the error, and stays unread.
    Result<void> read(const DocumentId& id);

    // Those in memory.
    std::vector<DocumentId> documents() const;
    // Null if there is none. Valid as long as the repository; its content changes.
    const automerge::Document* find(const DocumentId& id) const;
    // What the owner of the document said that it is; empty if there is none.
    const std::string& label(const DocumentId& id) const;

    // `cause` is what listeners are told of all that it writes.
    Result<RepositoryTransaction> begin(ChangeCause cause = ChangeCause::local);

    // A document learnt from a peer.
    Result<void> adopt(const DocumentId& id, const std::string& label, automerge::Document document);
    // Takes in what a peer said; durable when it returns.
    Result<automerge::ApplyOutcome> receive(const DocumentId& id, automerge::SyncState& state,
                                            const automerge::SyncMessage& message);

    // Who this storage is to its peers: a UUID in text, made once.
    const std::string& storage_id() const { return storage_id_; }
    // What is known of a peer's storage: from the last time we met, or nothing.
    automerge::SyncState sync_state(const DocumentId& id, const std::string& peer_storage) const;
    // Kept in memory at once and on disk at the next `maintain`: an older one only makes the peers talk more.
    void keep_sync_state(const DocumentId& id, const std::string& peer_storage,
                         const automerge::SyncState& state);
    // Changes that no peer is known to have.
    std::size_t unshared_changes(const DocumentId& id) const;

    Result<std::optional<std::string>> setting(std::string_view name);
    // 0 if it was never set.
    Result<std::int64_t> counter(std::string_view name);

    // Called after every change of a document. The listener must not change the repository.
    Subscription subscribe(std::move_only_function<void(const DocumentId&, ChangeCause)> listener);

    // Housekeeping for moments when nobody waits: writes sync states, packs histories into one chunk, moves
    // SQLite's log into the file.
    Result<void> maintain();

    // Not empty: nothing more can be stored until the program is started again.
    const std::optional<Error>& storage_error() const { return database_->broken(); }
    Database& database() { return *database_; }

private:
    friend class RepositoryTransaction;
    struct Statements;
    struct Entry {
        std::string label;
        automerge::Document document;
        std::size_t packed_bytes = 0;  // of the first chunk, if it is a whole document
        std::size_t loose_chunks = 0;  // after it
        std::size_t loose_bytes = 0;
        std::map<std::string, automerge::Bytes> sync_states;  // by the peer's storage id
        std::set<std::string> unsaved_sync_states;
        mutable std::optional<std::size_t> unshared;  // counted when asked for
    };

    Repository(std::unique_ptr<Database> database);
    Result<void> look_up_storage_id(Random& random);
    Result<void> list_documents();
    Result<Entry> load(const DocumentId& id, const std::string& label);
    Result<void> load_sync_states(const DocumentId& id, Entry& entry);
    Result<void> save_sync_states();
    Result<void> pack(const DocumentId& id, Entry& entry);
    Result<void> insert_chunk(const DocumentId& id, ByteView bytes);
    // What the document has beyond `before`, to disk.
    Result<void> insert_changes_since(const std::vector<automerge::ChangeHash>& before, const DocumentId& id,
                                      Entry& entry);
    // How much of a document the disk is known to hold.
    struct Kept {
        std::vector<automerge::ChangeHash> heads;
        std::size_t loose_chunks = 0, loose_bytes = 0;
    };
    static Kept kept(const Entry& entry);
    void take_back(const DocumentId& id, const Kept& to);
    void notify(const DocumentId& id, ChangeCause cause);

    std::unique_ptr<Database> database_;
    std::unique_ptr<Statements> statements_;  // after the database: they end before it
    std::string storage_id_;
    automerge::ActorId actor_;
    std::map<DocumentId, Entry> entries_;
    std::map<DocumentId, std::string> unread_;
    std::map<std::uint64_t, std::move_only_function<void(const DocumentId&, ChangeCause)>> listeners_;
    std::uint64_t next_listener_ = 0;
};

// Everything that one action writes: on disk together, or not at all. Without commit, memory goes back to
// what is on disk.
class [[nodiscard]] RepositoryTransaction {
public:
    RepositoryTransaction(RepositoryTransaction&&) noexcept = default;
    RepositoryTransaction& operator=(RepositoryTransaction&&) = delete;
    ~RepositoryTransaction();

    // A document made here.
    Result<void> create(const DocumentId& id, const std::string& label, automerge::Document document);
    // One change of one document.
    Result<automerge::Change> edit(
        const DocumentId& id, const automerge::CommitOptions& options,
        const std::function<automerge::Result<void>(automerge::Transaction&, const automerge::Document&)>&
            write);
    // Takes in all of a history that came otherwise than from a peer: makes the document where it is not
    // here. How many changes were new. What waits for others is no part of it. Fails, as from a peer, with
    // what is beyond the limits.
    Result<std::size_t> merge(const DocumentId& id, const std::string& label, automerge::Document history);
    Result<void> set(std::string_view setting, std::string_view value);
    // Never lowers it.
    Result<void> raise_counter(std::string_view name, std::int64_t value);

    Result<void> commit();

private:
    friend class Repository;
    RepositoryTransaction(Repository& repository, DatabaseTransaction transaction, ChangeCause cause)
        : repository_(&repository), transaction_(std::move(transaction)), cause_(cause) {}

    // A moved-from one has nothing left to undo.
    struct Unowned {
        void operator()(Repository*) const {}
    };
    std::unique_ptr<Repository, Unowned> repository_;
    std::optional<DatabaseTransaction> transaction_;
    ChangeCause cause_;
    std::vector<DocumentId> created_;
    std::vector<std::pair<DocumentId, Repository::Kept>> edited_;  // as they were before
};

}  // namespace skranke
