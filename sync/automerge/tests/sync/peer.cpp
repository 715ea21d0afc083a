#include "automerge/tests/sync/peer.hpp"

#include <catch2/catch.hpp>

#include "automerge/transaction.hpp"

namespace automerge::test {

Peer::Peer(std::uint8_t number) : document{ActorId{{number, 0xac}}}, dice{number} {}

void Peer::edit() {
    auto change = document.transaction();
    const auto roll = [&](std::uint32_t sides) { return dice() % sides; };
    for (std::uint32_t i = 0; i <= roll(3); ++i) {
        const std::string key{"k" + std::to_string(roll(8))};
        if (roll(5) == 0 && document.get(root, key))
            REQUIRE(change.erase(root, key));
        else
            REQUIRE(change.put(root, key, std::int64_t{static_cast<std::int32_t>(dice())}));
    }
    change.commit_empty({.time = 1'700'000'000, .message = {}});
}

bool Conversation::pass(Peer& from, SyncState& from_state, Peer& to, SyncState& to_state) {
    auto said = generate_sync_message(from.document, from_state);
    if (!said) return false;
    tamper(*said);
    const auto on_the_wire = said->encode();
    ++messages;
    bytes += on_the_wire.size();
    const auto heard = SyncMessage::decode(on_the_wire);
    REQUIRE(heard);
    if (const auto taken = receive_sync_message(to.document, to_state, *heard); !taken)
        FAIL(taken.error().message);
    return true;
}

bool Conversation::exchange() {
    const bool left_spoke = pass(left, left_state, right, right_state);
    const bool right_spoke = pass(right, right_state, left, left_state);
    return left_spoke || right_spoke;
}

bool Conversation::settle() {
    for (int round = 0; round < 200; ++round)
        if (!exchange()) return true;
    return false;
}

void Conversation::reconnect() {
    for (SyncState* state : {&left_state, &right_state}) {
        auto kept = SyncState::decode(state->encode());
        REQUIRE(kept);
        *state = *kept;
    }
}

}  // namespace automerge::test
