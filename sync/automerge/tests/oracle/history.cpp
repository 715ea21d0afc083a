#include "automerge/tests/oracle/history.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "automerge/encoding/hex.hpp"
#include "automerge/tests/oracle/exchange.hpp"
#include "automerge/tests/oracle/random_edit.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

constexpr std::size_t actors_max = 8;

std::vector<ActorId> random_actors(Dice& dice) {
    std::set<ActorId> actors;
    while (actors.size() < actors_max) {
        ActorId actor;
        // Some share their beginning, so that their order depends on length as well.
        actor.bytes.assign(1 + dice.below(18), static_cast<std::uint8_t>(dice.below(3)));
        for (auto& byte : actor.bytes)
            if (dice.chance(70)) byte = static_cast<std::uint8_t>(dice.below(256));
        actors.insert(actor);
    }
    std::vector<ActorId> shuffled{actors.begin(), actors.end()};
    std::ranges::shuffle(shuffled, dice.engine());
    return shuffled;
}

void begin(History& history, Dice& dice) {
    history.script = {{"actors", json::array()}, {"steps", json::array()}, {"cursors", json::array()}};
    history.unused_actors = random_actors(dice);
    for (auto count = 2 + dice.below(5); count > 0; --count) {
        const ActorId actor = history.unused_actors.back();
        history.unused_actors.pop_back();
        history.script["actors"].push_back(actor.hex());
        history.documents.emplace_back(actor, TextUnit::utf16_units);
    }
}

void edit(const Document& document, Transaction& transaction, json& edits, Dice& dice) {
    for (auto count = 1 + dice.below(8); count > 0; --count)
        edits.push_back(random_edit(document, transaction, dice));
}

// Not in what is rolled back: it would name an operation that never was, and later perhaps another one.
void set_cursor(History& history, const Document& document, json& edits, Dice& dice) {
    if (auto made = random_cursor(document, dice)) {
        edits.push_back(std::move(made->edit));
        history.script["cursors"].push_back({{"object", made->text.text()}, {"cursor", made->cursor.text()}});
        history.cursors.emplace_back(std::move(made->text), std::move(made->cursor));
    }
}

void change(History& history, std::size_t actor, Dice& dice) {
    Document& document = history.documents[actor];
    CommitOptions options{.time = 1'700'000'000 + static_cast<std::int64_t>(dice.below(1000)), .message = {}};
    if (dice.chance(30)) options.message = "change " + std::to_string(dice.below(100));
    const bool empty = dice.chance(4), roll_back = dice.chance(3);

    json edits = json::array();
    auto transaction = document.transaction();
    if (!empty) edit(document, transaction, edits, dice);
    if (!empty && !roll_back && dice.chance(20)) set_cursor(history, document, edits, dice);
    json step{
        {"do", "change"},          {"actor", actor},
        {"edits", edits},          {"empty", empty},
        {"time", options.time},    {"message", options.message ? json(*options.message) : json(nullptr)},
        {"rolled_back", roll_back}};
    if (roll_back) {
        transaction.rollback();
    } else {
        const auto made = empty ? transaction.commit_empty(options) : transaction.commit(options);
        step["made"] = made ? to_hex(made->bytes) : "";  // no bytes: there was nothing to change
        history.moments.push_back(document.heads());
    }
    history.script["steps"].push_back(std::move(step));
}

}  // namespace

History random_history(std::uint32_t seed) {
    Dice dice{seed};
    History history;
    begin(history, dice);
    for (auto steps = 6 + dice.below(25); steps > 0; --steps) {
        const std::size_t actor = dice.below(history.documents.size());
        if (dice.chance(50))
            random_exchange(history, actor, dice);
        else
            change(history, actor, dice);
    }
    return history;
}

}  // namespace automerge::test
