#include "automerge/sync_state.hpp"

#include "automerge/encoding/byte_reader.hpp"

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
    append_hashes(bytes, shared_heads);
    return bytes;
}

Result<SyncState> SyncState::decode(ByteView bytes) {
    ByteReader reader{bytes};
    std::uint8_t mark = 0;
    if (reader.read_byte(mark) && mark != state_mark) reader.refuse("it does not begin like one");
    SyncState state;
    if (!reader.read_hashes(state.shared_heads)) return reader.failure("sync state");
    state.their_have.emplace();
    return state;
}

}  // namespace automerge
