#pragma once
// A document with a seed of its own, and conversations between two of them: everything said goes through
// bytes.
#include <functional>
#include <random>
#include <string>

#include "automerge/sync.hpp"

namespace automerge::test {

struct Peer {
    explicit Peer(std::uint8_t number);

    // One change: a few puts, inserts, increments and erasures, drawn from the peer's own dice.
    void edit();
    void edit(int times) {
        while (times-- > 0) edit();
    }

    Document document;
    std::mt19937 dice;
};

// The two ends of one connection. `tamper` sees every message on its way.
struct Conversation {
    Peer& left;
    Peer& right;
    SyncState left_state = {}, right_state = {};
    std::function<void(SyncMessage&)> tamper = [](SyncMessage&) {};
    std::size_t messages = 0, bytes = 0;

    // Each side says what it has to say, if anything, and the other hears it. False: both were silent.
    bool exchange();
    // Until both are silent; false if they are not after many rounds.
    bool settle();
    // The connection ends; what outlives it is what is kept on disk.
    void reconnect();

private:
    bool pass(Peer& from, SyncState& from_state, Peer& to, SyncState& to_state);
};

}  // namespace automerge::test
