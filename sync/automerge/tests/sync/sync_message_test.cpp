#include "automerge/sync_message.hpp"

#include <catch2/catch.hpp>

#include "automerge/sync_state.hpp"

namespace {

using automerge::Bytes;
using automerge::ChangeHash;
using automerge::SyncMessage;
using automerge::SyncState;

// A message of empty lists, then these bytes.
std::optional<std::uint8_t> flags_after(std::initializer_list<std::uint8_t> rest) {
    Bytes bytes{0x42, 0, 0, 0, 0};
    bytes.insert(bytes.end(), rest);
    const auto message = SyncMessage::decode(bytes);
    REQUIRE(message);
    return message->capabilities;
}

ChangeHash hash_of(std::uint8_t byte) {
    ChangeHash hash;
    hash.bytes.fill(byte);
    return hash;
}

}  // namespace

TEST_CASE("the flags section tells what the peer reads") {
    CHECK_FALSE(flags_after({}));                       // before there was a second version
    CHECK(flags_after({0x01, 0x02}) == 0);              // its first readers
    CHECK(flags_after({0x02, 0x02, 0x84}) == 4);        // today's: understands a reset
    CHECK(flags_after({0x03, 0x81, 0x82, 0x05}) == 3);  // bits come together, unknown marks are passed over
    CHECK(flags_after({0x01, 0x02, 0xff, 0xff}) == 0);  // what follows is for later versions
}

TEST_CASE("a sync message survives its bytes") {
    SyncMessage message;
    message.version = SyncMessage::Version::v2;
    message.heads = {hash_of(1), hash_of(2)};
    message.need = {hash_of(3)};
    message.have = {{.last_sync = {hash_of(4)}, .bloom = automerge::BloomFilter{message.heads}}, {}};
    message.changes = {Bytes(20, 0x85), Bytes(300, 0x6f)};
    message.capabilities = automerge::sync_flag::supports_reset | automerge::sync_flag::read_only;
    const auto decoded = SyncMessage::decode(message.encode());
    REQUIRE(decoded);
    CHECK(*decoded == message);
}

TEST_CASE("a message larger than the limits allow is refused unread") {
    const automerge::Limits narrow{.message_bytes = 100};
    SyncMessage message;
    message.changes.push_back(Bytes(200));
    const auto refused = SyncMessage::decode(message.encode(), narrow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == automerge::ErrorKind::over_limit);
}

TEST_CASE("only the shared heads of a sync state outlive the connection") {
    SyncState state;
    state.shared_heads = {hash_of(1), hash_of(2)};
    state.sent_hashes = {hash_of(3)};
    state.in_flight = true;
    state.their_heads = state.shared_heads;
    const auto kept = SyncState::decode(state.encode());
    REQUIRE(kept);
    SyncState expected;
    expected.shared_heads = state.shared_heads;
    expected.their_have.emplace();
    CHECK(*kept == expected);
}

TEST_CASE("a sync state that is none is refused") {
    CHECK_FALSE(SyncState::decode({}));
    CHECK_FALSE(SyncState::decode(Bytes{0x42, 0x00}));
    CHECK_FALSE(SyncState::decode(Bytes{0x43}));
    CHECK_FALSE(SyncState::decode(Bytes{0x43, 0x01, 0x00}));
    CHECK(SyncState::decode(Bytes{0x43, 0x00}));
}
