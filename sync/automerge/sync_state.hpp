#pragma once
// What one peer knows of another about one document, within a connection and across connections.
#include <set>

#include "automerge/sync_message.hpp"

namespace automerge {

struct SyncState {
    std::vector<ChangeHash> shared_heads;     // what both sides are known to have
    std::vector<ChangeHash> last_sent_heads;  // ours, as the peer was last told
    std::optional<std::vector<ChangeHash>> their_heads, their_need;
    std::optional<std::vector<SyncHave>> their_have;
    std::set<ChangeHash> sent_hashes;  // sent, and not yet known to have arrived
    bool in_flight = false;            // a message is out that the peer has not answered
    bool have_responded = false;
    std::optional<std::uint8_t> their_capabilities;  // nothing: a peer that reads v1 alone
    bool read_only = false, peer_read_only = false;
    bool needs_reset = false;  // the next message asks the peer to send again what we had not taken
    // Our heads in a reset message that the peer has not answered: saying it once is enough.
    std::optional<std::vector<ChangeHash>> unanswered_reset;

    // Read-only: the peer's changes are not taken, ours are still given. Turning it off starts the
    // conversation anew, so that the peer sends what was left aside meanwhile.
    void set_read_only(bool value);
    bool peer_reads_v2() const { return their_capabilities.has_value(); }

    // What survives a restart: the shared heads.
    Bytes encode() const;
    static Result<SyncState> decode(ByteView bytes);

    bool operator==(const SyncState&) const = default;
};

}  // namespace automerge
