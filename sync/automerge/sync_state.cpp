#include "sync/automerge/sync_state.hpp"

#include "sync/automerge/sync_encoding.hpp"

namespace automerge {
namespace {

constexpr std::uint8_t state_mark = 0x43;

}  // namespace

void SyncState::set_read_only(bool value) {
    if (value == read_only) return;
    if (value) {
        // The peer learns of it only from a message.
        read_only = true;
        in_flight = false;
        have_responded = false;
        return;
    }
    const auto capabilities = their_capabilities;
    *this = SyncState{};
    their_capabilities = capabilities;
    needs_reset = true;
}

Bytes SyncState::encode() const {
    Bytes bytes{state_mark};
    write_hashes(bytes, shared_heads);
    return bytes;
}

Result<SyncState> SyncState::decode(ByteView bytes) {
    SyncReader reader{bytes};
    const std::uint8_t mark = reader.byte();
    if (mark != state_mark) reader.fail(ErrorKind::malformed, "its first byte is " + std::to_string(mark));
    SyncState state;
    state.shared_heads = reader.hashes();
    state.their_have.emplace();
    if (reader.fault())
        return std::unexpected(Error{reader.fault()->kind, "sync state: " + reader.fault()->message});
    return state;
}

}  // namespace automerge
