// The rules of the protocol one by one: what is sent, and what is remembered of it.
#include <catch2/catch.hpp>

#include "automerge/tests/sync/peer.hpp"

namespace {

using automerge::BloomFilter;
using automerge::ChangeHash;
using automerge::SyncMessage;
using automerge::SyncState;
using automerge::test::Conversation;
using automerge::test::Peer;

ChangeHash unknown_hash() {
    ChangeHash hash;
    hash.bytes.fill(0xee);
    return hash;
}

bool is_whole_document(const SyncMessage& message) {
    constexpr std::size_t type_offset = 8;  // after the magic number and the checksum
    return message.changes.size() == 1 && message.changes.front()[type_offset] == 0;
}

// What a peer says that has what `known` tells of, and has heads that we have never heard of.
SyncMessage words_of_an_old_peer(std::span<const ChangeHash> known) {
    SyncMessage message{.heads = {unknown_hash()}};
    message.have.push_back({.last_sync = {}, .bloom = BloomFilter{known}});
    return message;
}

// The message that brings what `fresh` new changes add to `shared` common ones.
SyncMessage message_after(int shared, int fresh) {
    Peer left{1}, right{2};
    left.edit(shared);
    Conversation conversation{left, right};
    REQUIRE(conversation.settle());
    left.edit(fresh);
    const auto message = generate_sync_message(left.document, conversation.left_state);
    REQUIRE(message);
    return *message;
}

}  // namespace

TEST_CASE("more than a third of all changes travels as one document") {
    CHECK_FALSE(is_whole_document(message_after(4, 2)));
    CHECK(is_whole_document(message_after(3, 3)));
    CHECK(is_whole_document(message_after(1, 1)));
    CHECK_FALSE(is_whole_document(message_after(2, 1)));
}

TEST_CASE("what builds on a missing change is sent with it, even if the filter claims it") {
    Peer left{1};
    left.edit(3);
    const auto hashes = left.document.hashes_since();
    SyncState state;
    REQUIRE(receive_sync_message(left.document, state, words_of_an_old_peer(std::span{hashes}.subspan(1))));
    const auto message = generate_sync_message(left.document, state);
    REQUIRE(message);
    CHECK(message->changes.size() == 3);
}

TEST_CASE("what the filter claims is not sent, unless it is asked for by name") {
    Peer left{1};
    left.edit(3);
    const auto hashes = left.document.hashes_since();
    for (const bool asked : {false, true}) {
        SyncMessage words = words_of_an_old_peer(hashes);
        if (asked) words.need = {hashes[1], unknown_hash()};
        SyncState state;
        REQUIRE(receive_sync_message(left.document, state, words));
        const auto message = generate_sync_message(left.document, state);
        REQUIRE(message);
        CHECK(message->changes.size() == (asked ? 1 : 0));
    }
}

TEST_CASE("once all has arrived, nothing is remembered as on its way") {
    Peer left{1}, right{2};
    left.edit(5);
    right.edit(2);
    Conversation conversation{left, right};
    REQUIRE(conversation.settle());
    CHECK(conversation.left_state.sent_hashes.empty());
    CHECK(conversation.right_state.sent_hashes.empty());
    CHECK(conversation.left_state.shared_heads == left.document.heads());
}

TEST_CASE("changes that come count as shared, though the peer's heads are still unknown") {
    Peer giver{1}, taker{2};
    giver.edit(2);
    const auto changes = giver.document.changes_since();
    SyncMessage message{.heads = {unknown_hash()}};
    message.changes.push_back(changes.front().bytes);
    SyncState state;
    REQUIRE(receive_sync_message(taker.document, state, message));
    CHECK(state.shared_heads == std::vector{changes.front().hash});
    const auto answer = generate_sync_message(taker.document, state);
    REQUIRE(answer);
    CHECK(answer->need == std::vector{unknown_hash()});
}

TEST_CASE("a change that waits leads to what it needs; other waiting changes do not") {
    Peer giver{1}, taker{2};
    giver.edit(3);
    const auto changes = giver.document.changes_since();
    SyncMessage message{.heads = giver.document.heads()};
    message.changes.push_back(changes.back().bytes);  // the middle one is missing, and so it waits
    SyncState state;
    REQUIRE(receive_sync_message(taker.document, state, message));
    const auto answer = generate_sync_message(taker.document, state);
    REQUIRE(answer);
    CHECK(answer->need == std::vector{changes[1].hash});
    CHECK(answer->have.empty());  // until then a filter would only bring more of the rest

    Peer other{3};
    other.edit(1);
    SyncState other_state;
    SyncMessage unrelated{.heads = other.document.heads()};
    REQUIRE(receive_sync_message(taker.document, other_state, unrelated));
    const auto to_other = generate_sync_message(taker.document, other_state);
    REQUIRE(to_other);
    CHECK(to_other->need == other.document.heads());
    CHECK(to_other->have.size() == 1);
}

TEST_CASE("a peer that says it has what we have is not told again what it has") {
    Peer left{1};
    left.edit(2);
    SyncState state;
    REQUIRE(receive_sync_message(left.document, state, SyncMessage{.heads = left.document.heads()}));
    CHECK(state.last_sent_heads == left.document.heads());
    CHECK(generate_sync_message(left.document, state));  // once, so that it knows our heads
    CHECK_FALSE(generate_sync_message(left.document, state));
}

TEST_CASE("leaving read-only asks for what was left aside, with the flag where the peer knows it") {
    for (const bool peer_knows_reset : {false, true}) {
        Peer left{1};
        left.edit(1);
        SyncState state;
        SyncMessage words{.heads = {unknown_hash()}};
        if (peer_knows_reset) words.capabilities = automerge::sync_flag::supports_reset;
        REQUIRE(receive_sync_message(left.document, state, words));
        state.set_read_only(true);
        const auto closed = generate_sync_message(left.document, state);
        REQUIRE(closed);
        CHECK((*closed->capabilities & automerge::sync_flag::read_only) != 0);
        CHECK(closed->need.empty());

        state.set_read_only(false);
        const auto opened = generate_sync_message(left.document, state);
        REQUIRE(opened);
        CHECK((*opened->capabilities & automerge::sync_flag::read_only) == 0);
        CHECK(((*opened->capabilities & automerge::sync_flag::reset) != 0) == peer_knows_reset);
        CHECK(opened->heads.empty() != peer_knows_reset);
    }
}

TEST_CASE("a peer that takes nothing is sent nothing") {
    Peer left{1};
    left.edit(3);
    SyncMessage words;
    words.have.emplace_back();
    words.capabilities = automerge::sync_flag::read_only;
    SyncState state;
    REQUIRE(receive_sync_message(left.document, state, words));
    const auto message = generate_sync_message(left.document, state);
    REQUIRE(message);
    CHECK(message->changes.empty());
}
