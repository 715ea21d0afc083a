#pragma once
// The sync protocol, versions 1 and 2, as a pure pair: what to say to a peer, and what to do with what it
// said. It needs a reliable ordered channel per document and peer; how bytes travel is the caller's business.
#include <memory>
#include <set>

#include "sync/automerge/document.hpp"

namespace automerge {

// 10 bits an entry and 7 probes, as the official library writes it; other sizes are read too.
class BloomFilter {
public:
    BloomFilter() = default;
    explicit BloomFilter(std::span<const ChangeHash> hashes);
    bool contains(const ChangeHash& hash) const;
    Bytes encode() const;
    static Result<BloomFilter> decode(ByteView bytes);

private:
    std::uint32_t entries_ = 0, bits_per_entry_ = 10, probes_ = 7;
    Bytes bits_;
};

struct SyncHave {
    std::vector<ChangeHash> last_sync;
    BloomFilter bloom;
};

struct SyncMessage {
    enum class Version : std::uint8_t { v1 = 0x42, v2 = 0x43 };
    Version version = Version::v1;
    std::vector<ChangeHash> heads, need;
    std::vector<SyncHave> have;
    std::vector<Bytes> changes;  // v1: a change each; v2: chunks back to back
    std::optional<std::uint8_t>
        capabilities;  // the flags section's bits; its presence means the peer reads v2

    Bytes encode() const;
    static Result<SyncMessage> decode(ByteView bytes, const Limits& limits = {});
};

// What we know of one peer about one document.
struct SyncState {
    std::vector<ChangeHash> shared_heads, last_sent_heads;
    std::optional<std::vector<ChangeHash>> their_heads, their_need;
    std::optional<std::vector<SyncHave>> their_have;
    std::set<ChangeHash> sent_hashes;
    bool in_flight = false;
    bool have_responded = false;
    std::optional<std::uint8_t> their_capabilities;
    bool read_only = false, peer_read_only = false;

    // What survives a restart: the shared heads.
    Bytes encode() const;
    static Result<SyncState> decode(ByteView bytes);
};

// Nothing: there is nothing to say until the document changes or a message comes.
std::optional<SyncMessage> generate_sync_message(const Document& document, SyncState& state);
// On error neither the document nor the state has changed.
Result<ApplyOutcome> receive_sync_message(Document& document, SyncState& state, const SyncMessage& message,
                                          const Limits& limits = {});

}  // namespace automerge
