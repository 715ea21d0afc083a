// Bytes from a peer are parsed, never trusted: whatever is wrong with them, nothing changes and nothing
// breaks.
#include <catch2/catch.hpp>
#include <random>

#include "automerge/tests/sync/peer.hpp"

namespace {

using automerge::Bytes;
using automerge::SyncMessage;
using automerge::SyncState;
using automerge::test::Conversation;
using automerge::test::Peer;

// One conversation's messages of all kinds: filters, changes one by one, whole documents.
std::vector<Bytes> sample_messages() {
    std::vector<Bytes> samples;
    for (const bool old_peers : {false, true}) {
        Peer left{1}, right{2};
        left.edit(12);
        Conversation conversation{left, right};
        conversation.tamper = [&](SyncMessage& message) {
            if (old_peers) message.capabilities.reset();
            samples.push_back(message.encode());
        };
        REQUIRE(conversation.settle());
        right.edit(2);
        REQUIRE(conversation.settle());
    }
    return samples;
}

// Hears the bytes as a peer with a history of its own would; if they are refused, all is as before.
void hear(const Bytes& bytes) {
    const auto message = SyncMessage::decode(bytes);
    if (!message) {
        CHECK_FALSE(message.error().message.empty());
        return;
    }
    Peer peer{9};
    peer.edit(3);
    SyncState state;
    REQUIRE(generate_sync_message(peer.document, state));
    const SyncState state_before = state;
    const Bytes document_before = peer.document.save();

    if (const auto outcome = receive_sync_message(peer.document, state, *message)) {
        generate_sync_message(peer.document, state);
        return;
    } else {
        CHECK_FALSE(outcome.error().message.empty());
    }
    CHECK(state == state_before);
    CHECK(peer.document.save() == document_before);
}

}  // namespace

TEST_CASE("a sync message cut short is refused or read as an old peer's, never worse") {
    for (const Bytes& sample : sample_messages())
        for (std::size_t length = 0; length < sample.size(); ++length)
            hear(Bytes(sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(length)));
}

TEST_CASE("a sync message with a flipped bit changes nothing or is read for what it says") {
    std::mt19937 dice{7};
    for (const Bytes& sample : sample_messages())
        for (int i = 0; i < 300; ++i) {
            Bytes damaged = sample;
            for (auto flips = 1 + dice() % 3; flips > 0; --flips)
                damaged[dice() % damaged.size()] ^= static_cast<std::uint8_t>(1u << dice() % 8);
            hear(damaged);
        }
}

TEST_CASE("counts that promise more than there is cost nothing") {
    const Bytes endless{0xff, 0xff, 0xff, 0xff, 0x0f};
    for (std::size_t field = 0; field < 4; ++field) {
        Bytes bytes{0x42};
        bytes.insert(bytes.end(), field, 0);
        bytes.insert(bytes.end(), endless.begin(), endless.end());
        CHECK_FALSE(SyncMessage::decode(bytes));
    }
}

TEST_CASE("a change too short to be one is refused, so that whatever is read can be written again") {
    const Bytes before{0x42, 0, 0, 0, 1};
    const Bytes flags{7, 1, 2, 3, 4, 5, 6, 7};
    Bytes message = before;
    message.insert(message.end(), {2, 0xaa, 0xaa});
    message.insert(message.end(), flags.begin(), flags.end());
    CHECK_FALSE(SyncMessage::decode(message));
}

TEST_CASE("a message whose last chunk is torn leaves the good ones before it aside as well") {
    Peer giver{1}, taker{2};
    giver.edit(3);
    SyncMessage message{.version = SyncMessage::Version::v2, .heads = giver.document.heads()};
    Bytes chunks = giver.document.save_since({});
    chunks.pop_back();
    message.changes.push_back(chunks);

    SyncState state;
    const auto outcome = receive_sync_message(taker.document, state, message);
    REQUIRE_FALSE(outcome);
    CHECK_FALSE(outcome.error().message.empty());
    CHECK(taker.document.change_count() == 0);
    CHECK(state == SyncState{});
}
