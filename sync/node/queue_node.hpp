#pragma once
// The front door of a node: perform an action durably, look at a snapshot, be told of change.
// The one place, with queue_document, that knows both a ticket and a document. One thread owns it.
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/base/result.hpp"
#include "shared/catalogue/set_up_edit.hpp"
#include "shared/queue/actions.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke {

class Repository;  // sync/repo
namespace wire {
struct LocalPeer;  // sync/wire
}
namespace bundle {
struct Contents;  // sync/bundle
}

struct NodeOptions {
    std::filesystem::path folder{};
    bool date_checks = true;    // off in replay, which lives on another day
    std::string file_system{};  // where the folder is, as Database knows it; empty: the operating system's
    std::string disk_mark{};    // what tells the disk from a copy of it, if file_system is given
    // Opens with the own site's latest open day, so that a screen need not wait for a year of closed ones:
    // those are read by `read_earlier_day`, and until then no peer may be talked to.
    bool earlier_days_later = false;
    // Programs that are no devices, and can only be on this machine, such as a JavaScript client: they are
    // told everything. Takes what they write, too; for the demo and for trials.
    bool clients_may_write = false;
};

// A folder that holds a node. Fails if one is there already.
struct NewNode {
    std::filesystem::path folder{};
    // The demo municipality: the same document, byte for byte, wherever it is made.
    bool demo = false;
    std::string municipality_name{};  // without demo
    std::string site{};               // id or name; empty: the municipality's first
    std::string device_name{};
    std::optional<std::string> desk{};  // id or name
    std::optional<char> letter{};       // empty: the first that no municipality device has
    bool display = false;               // no desk, no letter
    // Exactly this municipality instead: nodes made from the same one are of one municipality.
    std::optional<Municipality> set_up{};
    std::string file_system{};  // as in NodeOptions; there are no neighbours in another than the system's
};

// A device that the municipality is to have besides.
struct NewDevice {
    std::string site{};                 // id or name; empty: the municipality's first
    std::string name{};                 // empty: after its desk or site
    std::optional<std::string> desk{};  // id or name; empty: the first free one of the site
    std::optional<char> letter{};       // empty: one that no device known here has
    bool display = false;               // no desk, no letter
};

// A folder for a device that was added elsewhere.
struct JoinedNode {
    std::filesystem::path folder{};
    MunicipalityId municipality{};
    DeviceId device{};          // as it stands in the document
    Bytes document{};           // from another device: `municipality_document` there
    std::string file_system{};  // as in NodeOptions
};

// What an action did: durable before it is returned.
struct Performed {
    Ticket ticket;  // after the action; default where the action is about none
    ServiceDay day;
    std::string reason_in_words;  // of a call
    EventKey event{};             // the first that was written
};

// A document that the node holds, as a person or another tool may name it.
struct DocumentView {
    std::string kind;  // "municipality" or "day"
    SiteId site;       // of a day
    std::optional<ServiceDay> day;
    std::string url;                 // "automerge:…"
    std::vector<std::string> heads;  // hexadecimal, ascending
};

// What of a bundle was not here before.
struct TakenIn {
    std::size_t documents = 0;  // whole ones
    std::size_t changes = 0;    // in all, theirs among them
};

// The rules said no, or the machine did.
using Refused = std::variant<Refusal, Error>;

class QueueNode {
public:
    static Result<void> create(const NewNode& node, const Clock& clock, Random& random);
    // Fails, and makes no node, if the document is not the municipality's or the device has no place in it.
    static Result<void> create_joined(const JoinedNode& node, Random& random);
    static Result<std::unique_ptr<QueueNode>> open(const NodeOptions& options, const Clock& clock,
                                                   Random& random);
    ~QueueNode();
    QueueNode(const QueueNode&) = delete;
    QueueNode& operator=(const QueueNode&) = delete;

    // The change is on disk, synced, when this returns a value. `desk` and `person` may be empty: the
    // device's own desk, the municipality's first person.
    std::expected<Performed, Refused> perform(const Action& action, DeskId desk = {}, PersonId person = {});

    // Changes what the municipality has set up: the whole edit, on disk and synced, or nothing. Refused if
    // the person's role may not, or something says what it may not. `person` may be empty: the first who may.
    std::expected<void, Refused> edit_set_up(const SetUpEdit& wanted, PersonId person = {});

    // Writes a device into the municipality, with a new id, and a letter that no device known here has; on
    // disk and synced when it returns. Whoever asked does not get the letter back by failing later.
    Result<Device> add_device(const NewDevice& wanted);
    // As it is now, for a device that joins.
    Bytes municipality_document() const;

    // What came from peers since the last one is taken in first.
    std::shared_ptr<const Snapshot> snapshot() const;
    // Publishes what came from peers, if anything has: many frames, one snapshot.
    void refresh();
    // Called after every publication of a new snapshot, on the owning thread.
    void on_change(std::move_only_function<void()> listener);

    // False: every day is in memory, and in the snapshot.
    bool has_unread_days() const;
    // Reads one of them, the latest first; the last one publishes. A damaged one is an error that names it,
    // and from then on the node takes no action.
    Result<void> read_earlier_day();

    // The municipality first, then the days by date and site.
    std::vector<DocumentView> documents() const;

    // All that the node holds, for places that share no network with it. Fails while a day is unread.
    Result<bundle::Contents> bundle_contents() const;
    // What such a place holds: all of it, on disk and synced, or nothing. Fails if any of it is damaged,
    // beyond the limits for peers, or not of this municipality.
    Result<TakenIn> take_in(const bundle::Contents& contents);

    // For whoever moves bytes between nodes. Valid as long as the node.
    wire::LocalPeer local_peer();
    Repository& repository();
    // Housekeeping of the disk, for moments when nobody waits.
    Result<void> maintain();
    // For the net: what the status line tells.
    void set_sync_status(SyncStatus status);

private:
    struct State;
    explicit QueueNode(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skranke
