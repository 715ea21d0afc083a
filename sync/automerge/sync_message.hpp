#pragma once
// What one peer says to the other about a document: its heads, what it needs, what it has, and changes.
#include "automerge/bloom_filter.hpp"
#include "automerge/limits.hpp"

namespace automerge {

struct SyncHave {
    std::vector<ChangeHash> last_sync;
    BloomFilter bloom;  // over what came after last_sync

    bool operator==(const SyncHave&) const = default;
};

// Bits of the flags section.
namespace sync_flag {
inline constexpr std::uint8_t reset = 1;           // forget what you have sent me
inline constexpr std::uint8_t read_only = 2;       // I take no changes
inline constexpr std::uint8_t supports_reset = 4;  // I understand `reset`
}  // namespace sync_flag

struct SyncMessage {
    enum class Version : std::uint8_t { v1 = 0x42, v2 = 0x43 };
    Version version = Version::v1;
    std::vector<ChangeHash> heads = {}, need = {};
    std::vector<SyncHave> have = {};
    std::vector<Bytes> changes = {};  // v1: a change each; v2: chunks back to back
    std::optional<std::uint8_t> capabilities =
        {};  // the flags section's bits: its presence means "I read v2"

    Bytes encode() const;
    static Result<SyncMessage> decode(ByteView bytes, const Limits& limits = {});

    bool operator==(const SyncMessage&) const = default;
};

}  // namespace automerge
