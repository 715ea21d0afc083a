// Judged by the original: the same operations on both sides make the same bytes, each reads what the other
// wrote, and they bring each other up to date.
#include "automerge/tests/oracle/oracle.hpp"

#include <catch2/catch.hpp>
#include <charconv>
#include <cstdlib>
#include <iostream>

#include "automerge/tests/oracle/history.hpp"
#include "automerge/tests/oracle/random_edit.hpp"
#include "automerge/tests/oracle/typed_state.hpp"
#include "automerge/tests/support/hex.hpp"

namespace {

using automerge::Document;
using automerge::SyncMessage;
using automerge::SyncState;
using automerge::test::Dice;
using automerge::test::from_hex;
using automerge::test::History;
using automerge::test::Oracle;
using automerge::test::random_history;
using automerge::test::same_numbers;
using automerge::test::to_hex;
using automerge::test::typed_state;
using nlohmann::json;

// How many histories, and from which seed on: for longer runs, and to see one of them again.
std::uint32_t setting(const char* name, std::uint32_t otherwise) {
    const char* text = std::getenv(name);
    if (text == nullptr) return otherwise;
    std::uint32_t value = 0;
    const std::string_view view{text};
    const auto read = std::from_chars(view.data(), view.data() + view.size(), value);
    return read.ec == std::errc{} ? value : otherwise;
}

std::uint32_t history_count() { return setting("AUTOMERGE_ORACLE_HISTORIES", 200); }
std::uint32_t first_seed() { return setting("AUTOMERGE_ORACLE_SEED", 1); }

json heads_json(const Document& document) {
    json heads = json::array();
    for (const auto& head : document.heads()) heads.push_back(head.hex());
    return heads;
}

void check_same(const Document& ours, const json& theirs) {
    CHECK(heads_json(ours) == theirs["heads"]);
    CHECK(typed_state(ours) == same_numbers(theirs["root"]));
}

Document loaded(const json& hex) {
    auto document =
        Document::load(*from_hex(hex.get<std::string>()), {}, {}, automerge::TextUnit::utf16_units);
    if (!document) FAIL("we refuse what the original saved: " << document.error().message);
    return std::move(*document);
}

// Where the history's cursors are in one of its documents; null where it does not know the place.
json positions(const History& history, const automerge::Readable& document) {
    json positions = json::array();
    for (const auto& [text, cursor] : history.cursors) {
        const auto position = document.position_of(text, cursor);
        positions.push_back(position ? json(*position) : json(nullptr));
    }
    return positions;
}

void check_history(Oracle& oracle, std::uint32_t seed) {
    INFO("history " << seed << ": AUTOMERGE_ORACLE_SEED=" << seed << " AUTOMERGE_ORACLE_HISTORIES=1");
    const History history = random_history(seed);
    const json played = oracle.ask("play", history.script);

    for (std::size_t actor = 0; actor < history.documents.size(); ++actor) {
        INFO("actor " << actor);
        const Document& ours = history.documents[actor];
        const json& theirs = played["documents"][actor];
        check_same(ours, theirs);
        CHECK(positions(history, ours) == theirs["positions"]);
        check_same(loaded(theirs["bytes"]), theirs);
        check_same(ours, oracle.ask("load", {{"bytes", to_hex(ours.save())}}));
        // The changes one by one, as they travel.
        check_same(ours, oracle.ask("load", {{"bytes", to_hex(ours.save_since({}))}}));
    }
}

// The original loses a cursor in the past where nothing visible follows its deleted place; by its own words,
// and in the present, that is the end of the text.
void check_past_positions(const History& history, const automerge::View& view, const json& theirs) {
    const json ours = positions(history, view);
    for (std::size_t i = 0; i < ours.size(); ++i) {
        auto [text, cursor] = history.cursors[i];
        cursor.move = automerge::CursorMove::after;
        const bool at_end = view.position_of(text, cursor) == view.length(text);
        if (!theirs[i].is_null() || !at_end) CHECK(ours[i] == theirs[i]);
    }
}

// Views at heads put together at random.
void check_views(Oracle& oracle, std::uint32_t seed) {
    INFO("views " << seed << ": AUTOMERGE_ORACLE_SEED=" << seed << " AUTOMERGE_ORACLE_HISTORIES=1");
    Dice dice{seed};
    const History history = random_history(seed);
    const Document& document = history.documents[seed % history.documents.size()];
    const auto hashes = document.hashes_since();
    if (hashes.empty()) return;
    json moments = json::array();
    std::vector<std::vector<automerge::ChangeHash>> heads(6);
    for (auto& moment : heads) {
        moments.push_back(json::array());
        for (auto count = 1 + dice.below(3); count > 0; --count) {
            moment.push_back(dice.one_of(hashes));
            moments.back().push_back(moment.back().hex());
        }
    }
    const json theirs = oracle.ask(
        "views",
        {{"bytes", to_hex(document.save())}, {"moments", moments}, {"cursors", history.script["cursors"]}});
    for (std::size_t i = 0; i < heads.size(); ++i) {
        INFO("moment " << moments[i]);
        const auto ours = document.at(heads[i]);
        REQUIRE(ours);
        CHECK(typed_state(*ours) == same_numbers(theirs[i]["root"]));
        check_past_positions(history, *ours, theirs[i]["positions"]);
    }
}

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
    INFO("conversation " << seed << ": AUTOMERGE_ORACLE_SEED=" << seed << " AUTOMERGE_ORACLE_HISTORIES=1");
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
    REQUIRE(talk.ours.merge(history.documents[2]));
    oracle.ask("sync_take", {{"bytes", bytes_of(history.documents.size() - 1)}});
    talk.settle();
    const json after = oracle.ask("sync_state");
    check_same(talk.ours, after);
    CHECK(to_hex(talk.state.encode()) == after["state"].get<std::string>());
}

}  // namespace

TEST_CASE("random histories make the same changes, documents and values as the original") {
    auto oracle = Oracle::start();
    if (!oracle) return;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + history_count(); ++seed)
        check_history(*oracle, seed);
    std::cout << history_count() << " histories agreed with the original\n";
}

TEST_CASE("views of the past show what the original's views show") {
    auto oracle = Oracle::start();
    if (!oracle) return;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + history_count(); ++seed)
        check_views(*oracle, seed);
    std::cout << "views of " << history_count() << " histories agreed with the original's\n";
}

TEST_CASE("the port and the original bring each other up to date") {
    auto oracle = Oracle::start();
    if (!oracle) return;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + history_count(); ++seed)
        check_conversation(*oracle, seed);
    std::cout << history_count() << " conversations with the original ended equal\n";
}
