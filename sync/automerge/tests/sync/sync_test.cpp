#include "automerge/sync.hpp"

#include <catch2/catch.hpp>

#include "automerge/tests/support/reference_files.hpp"
#include "automerge/tests/sync/peer.hpp"

namespace {

using automerge::SyncMessage;
using automerge::SyncState;
using automerge::test::Conversation;
using automerge::test::Peer;

void check_equal(const Peer& left, const Peer& right) {
    CHECK(left.document.heads() == right.document.heads());
    CHECK(left.document.change_count() == right.document.change_count());
}

void cut_flags(SyncMessage& message) { message.capabilities.reset(); }

}  // namespace

TEST_CASE("peers that edit apart, lose their connection and find it again end equal") {
    for (std::uint8_t seed = 1; seed <= 100; ++seed) {
        INFO("seed " << int{seed});
        Peer left{seed}, right{static_cast<std::uint8_t>(seed + 100)};
        Conversation conversation{left, right};
        std::mt19937 dice{seed};
        for (int session = 0; session < 6; ++session) {
            left.edit(static_cast<int>(dice() % 12));
            right.edit(static_cast<int>(dice() % 12));
            for (auto rounds = dice() % 4; rounds > 0; --rounds) {
                conversation.exchange();
                if (dice() % 3 == 0) left.edit();
            }
            conversation.reconnect();
        }
        REQUIRE(conversation.settle());
        check_equal(left, right);
    }
}

TEST_CASE("three peers end equal, whoever talks to whom") {
    for (std::uint8_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << int{seed});
        Peer a{seed}, b{static_cast<std::uint8_t>(seed + 80)}, c{static_cast<std::uint8_t>(seed + 160)};
        Conversation links[] = {{a, b}, {b, c}, {c, a}};
        std::mt19937 dice{seed};
        for (int step = 0; step < 60; ++step) {
            Conversation& link = links[dice() % 3];
            switch (dice() % 4) {
                case 0: link.left.edit(); break;
                case 1: link.reconnect(); break;
                default: link.exchange(); break;
            }
        }
        for (int round = 0; round < 3; ++round)
            for (Conversation& link : links) REQUIRE(link.settle());
        check_equal(a, b);
        check_equal(b, c);
    }
}

TEST_CASE("old peers that read only the first version end equal, too") {
    for (std::uint8_t seed = 1; seed <= 20; ++seed) {
        Peer left{seed}, right{static_cast<std::uint8_t>(seed + 100)};
        left.edit(seed);
        right.edit(7);
        Conversation conversation{left, right};
        conversation.tamper = [](SyncMessage& message) {
            CHECK(message.version == SyncMessage::Version::v1);
            cut_flags(message);
        };
        REQUIRE(conversation.settle());
        check_equal(left, right);
    }
}

TEST_CASE("what was said is not said again until something happens") {
    Peer left{1}, right{2};
    left.edit(5);
    Conversation conversation{left, right};
    CHECK(generate_sync_message(left.document, conversation.left_state));
    CHECK_FALSE(generate_sync_message(left.document, conversation.left_state));
    left.edit();
    CHECK(generate_sync_message(left.document, conversation.left_state));
    CHECK_FALSE(generate_sync_message(left.document, conversation.left_state));
}

TEST_CASE("a single new change travels alone, and the whole document only where much is missing") {
    Peer left{1}, right{2};
    left.edit(300);
    Conversation conversation{left, right};
    REQUIRE(conversation.settle());
    CHECK(conversation.messages <= 5);

    left.edit();
    const auto one = generate_sync_message(left.document, conversation.left_state);
    REQUIRE(one);
    REQUIRE(one->changes.size() == 1);
    CHECK(one->changes.front() == left.document.changes_since(right.document.heads()).front().bytes);
    REQUIRE(receive_sync_message(right.document, conversation.right_state, *one));
    REQUIRE(conversation.settle());
    check_equal(left, right);
}

TEST_CASE("a peer that lost its document gets all of it back, with or without its memory of the other") {
    for (const bool remembers : {false, true}) {
        Peer left{1}, right{2};
        left.edit(20);
        right.edit(20);
        Conversation conversation{left, right};
        REQUIRE(conversation.settle());
        conversation.reconnect();

        right.document = automerge::Document{automerge::ActorId{{3}}};
        if (!remembers) conversation.right_state = SyncState{};
        REQUIRE(conversation.settle());
        check_equal(left, right);
        CHECK(right.document.change_count() == 40);
    }
}

TEST_CASE("a reset is asked for once, and then it is the other's turn") {
    Peer left{1}, right{2};
    left.edit(3);
    right.edit(3);
    SyncMessage stranger{.heads = right.document.heads()};
    stranger.have.push_back({.last_sync = right.document.heads(), .bloom = {}});
    stranger.capabilities = automerge::sync_flag::supports_reset;

    SyncState state;
    REQUIRE(receive_sync_message(left.document, state, stranger));
    const auto reset = generate_sync_message(left.document, state);
    REQUIRE(reset);
    CHECK(reset->heads == left.document.heads());
    REQUIRE(reset->have.size() == 1);
    CHECK(reset->have.front() == automerge::SyncHave{});
    CHECK_FALSE(generate_sync_message(left.document, state));
}

TEST_CASE("a read-only side gives and does not take, until it is told to") {
    for (const bool old_peer : {false, true}) {
        Peer left{1}, right{2};
        left.edit(4);
        right.edit(9);
        Conversation conversation{left, right};
        if (old_peer) conversation.tamper = cut_flags;
        conversation.left_state.set_read_only(true);
        REQUIRE(conversation.settle());
        CHECK(left.document.change_count() == 4);
        CHECK(right.document.change_count() == 13);

        conversation.left_state.set_read_only(false);
        REQUIRE(conversation.settle());
        check_equal(left, right);
        CHECK(left.document.change_count() == 13);
    }
}

TEST_CASE("a long history arrives from one old message of the first version") {
    const auto folder = automerge::test::reference_folder("vectors/official/benchmark-battery");
    if (!folder) return;
    const auto message =
        SyncMessage::decode(automerge::test::read_bytes(*folder / "slowSyncMessage.amrgsync"));
    REQUIRE(message);
    CHECK_FALSE(message->capabilities);
    automerge::Document document;
    SyncState state;
    const auto outcome = receive_sync_message(document, state, *message);
    REQUIRE(outcome);
    CHECK(outcome->applied == 6483);
    CHECK(document.change_count() == 6483);
    CHECK(document.operation_count() == 33646);
    REQUIRE(document.heads().size() == 1);
    CHECK(document.heads().front().hex() ==
          "da494bd25f76a605ee6d6dd27fe730b71dd96c75a17abb71e4a9784762e36183");
}
