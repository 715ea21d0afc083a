// The port and the original bring each other up to date.
#include <catch2/catch.hpp>
#include <iostream>

#include "automerge/encoding/hex.hpp"
#include "automerge/sync.hpp"
#include "automerge/tests/oracle/judgement.hpp"
#include "automerge/tests/oracle/oracle.hpp"
#include "automerge/tests/oracle/random_edit.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

// Our side of a conversation with the oracle's one.
struct Talk {
    Oracle& oracle;
    Document& ours;
    SyncState state = {};
    bool first_version_only = false;

    bool speak() {
        auto message = generate_sync_message(ours, state);
        if (!message) return false;
        if (first_version_only) message->capabilities.reset();
        oracle.ask("sync_receive", {{"message", to_hex(message->encode())}});
        return true;
    }

    bool listen() {
        const json said = oracle.ask("sync_generate");
        if (said["message"].is_null()) return false;
        const auto bytes = *from_hex(said["message"].get<std::string>());
        auto message = SyncMessage::decode(bytes);
        REQUIRE(message);
        CHECK(message->encode() == bytes);
        if (first_version_only) message->capabilities.reset();
        REQUIRE(receive_sync_message(ours, state, *message));
        return true;
    }

    void settle() {
        for (int round = 0; round < 100; ++round) {
            const bool spoke = speak();
            if (!listen() && !spoke) return;
        }
        FAIL("the conversation does not end");
    }
};

void check_conversation(Oracle& oracle, std::uint32_t seed) {
    INFO("conversation " << seed << ": " << command_for(seed));
    Dice dice{seed};
    History history = random_history(seed);
    const auto bytes_of = [&](std::size_t actor) { return to_hex(history.documents[actor].save()); };

    oracle.ask("sync_open", {{"bytes", bytes_of(1)}});
    Talk talk{.oracle = oracle, .ours = history.documents[0], .first_version_only = dice.chance(25)};
    if (dice.chance(50)) talk.listen();
    // Sometimes the connection is lost in the middle; what outlives it is what each side keeps on disk.
    if (dice.chance(50)) {
        for (auto turns = dice.below(4); turns > 0; --turns) dice.chance(50) ? talk.speak() : talk.listen();
        const json kept = oracle.ask("sync_state");
        oracle.ask("sync_open", {{"bytes", kept["bytes"]}, {"state", kept["state"]}});
        auto state = SyncState::decode(talk.state.encode());
        REQUIRE(state);
        talk.state = *state;
    }
    talk.settle();
    check_same(talk.ours, oracle.ask("sync_state"));

    // Later both have learned more.
    REQUIRE(talk.ours.merge(history.documents.back()));
    oracle.ask("sync_take", {{"bytes", bytes_of(history.documents.size() / 2)}});
    talk.settle();
    const json after = oracle.ask("sync_state");
    check_same(talk.ours, after);
    CHECK(to_hex(talk.state.encode()) == after["state"].get<std::string>());
}

}  // namespace

TEST_CASE("the port and the original bring each other up to date") {
    auto oracle = Oracle::start();
    if (!oracle) return;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + history_count(); ++seed)
        check_conversation(*oracle, seed);
    std::cout << history_count() << " conversations with the original ended equal\n";
}

}  // namespace automerge::test
