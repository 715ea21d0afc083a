#pragma once
// One conversation with one peer about all documents, from the first frame to the end of the connection.
// No sockets, clocks or threads: frames in, frames out. Single use: a new connection makes a new one.
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "sync/repo/repository.hpp"
#include "sync/wire/message.hpp"

namespace skranke::wire {

// Whether a document that a peer brought is ours to keep, judged by its content: the label to keep it
// under, or nothing.
using Admit = std::function<std::optional<std::string>(const DocumentId&, const automerge::Document&)>;

// Whether a peer's changes are taken. One of whom they are not is told everything all the same.
using TakesFrom = std::function<bool(const PeerIdentity&)>;

// This end of every conversation.
struct LocalPeer {
    Repository* repository;
    PeerIdentity identity;
    Admit admit;
    TakesFrom takes_from{};  // empty: from everybody
};

enum class Role { caller, called };

class Session {
public:
    // `wake` is called when a document changed, so that there may be something to send.
    Session(const LocalPeer& self, Role role, std::move_only_function<void()> wake);

    // Its documents tell it of change: it stays where it is.
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // On error: send what `next_frame` still has, then close.
    Result<void> receive(ByteView frame);
    // Asked for whenever the connection has room, until it gives nothing. Made at that moment: a slow
    // connection gets the latest state, not a backlog.
    std::optional<Bytes> next_frame();

    bool established() const { return peer_.has_value(); }
    // Of the other end, once established.
    const std::optional<PeerIdentity>& peer() const { return peer_; }
    // The latest thing that a peer sent about one document and that could not be taken; the others go on.
    const std::string& problem() const { return problem_; }

private:
    // A document that the peer has told of. In memory alone until its content has been judged.
    struct Unknown {
        automerge::Document document;
        automerge::SyncState state;
    };

    Result<void> take(const Join& join);
    Result<void> take(const Welcome& welcome);
    Result<void> take(const Failure& failure);
    Result<void> take(const SyncData& sync);
    Result<void> take(const DocumentUnavailable&) { return {}; }
    Result<void> take(const Other&) { return {}; }
    Result<void> take_unknown(const SyncData& sync, const automerge::SyncMessage& message);
    Result<void> establish(const PeerIdentity& peer);
    Result<void> refuse_peer(const std::string& peer_id, std::string why);
    void refuse_document(const DocumentId& id);

    // Null: the peer's storage is not worth remembering, or not known.
    const std::string* peer_storage() const;
    automerge::SyncState& state_of(const DocumentId& id);
    // What is known of a document, for a peer of which changes are taken or not.
    automerge::SyncState as_peer(automerge::SyncState state) const;
    std::optional<automerge::SyncMessage> generate(const DocumentId& id);

    LocalPeer self_;
    Role role_;
    std::move_only_function<void()> wake_;
    std::optional<PeerIdentity> peer_;
    bool takes_changes_ = true;  // of this peer
    std::deque<Message> outbox_;
    std::set<DocumentId> changed_;  // there may be something to say about these
    // The peer's changes to these were taken in, and it has not been told so: it must hear that, or it would
    // count them as known to nobody for ever. The sync protocol itself forgets it if the peer speaks again
    // meanwhile.
    std::set<DocumentId> unthanked_;
    std::map<DocumentId, automerge::SyncState> states_;
    std::map<DocumentId, Unknown> unknown_;
    std::set<DocumentId> refused_;
    std::string problem_;
    Subscription subscription_;
};

}  // namespace skranke::wire
