#include "automerge/tests/oracle/history.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "automerge/tests/oracle/random_edit.hpp"
#include "automerge/tests/support/hex.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

std::vector<ActorId> random_actors(Dice& dice) {
    std::set<ActorId> actors;
    const std::size_t count = 3 + dice.below(4);
    while (actors.size() < count) {
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

// Takes over some or all of what the other has more, in an order that its dependencies allow.
void take(History& history, std::size_t taker, std::size_t giver, Dice& dice) {
    Document& document = history.documents[taker];
    std::vector<Change> news;
    for (auto& change : history.documents[giver].changes_since())
        if (!document.has(change.hash)) news.push_back(std::move(change));
    if (news.empty()) return;
    if (dice.chance(40)) news.resize(1 + dice.below(news.size()));
    REQUIRE(document.apply(news));
    json step{{"actor", taker}, {"take", json::array()}};
    for (const Change& change : news) step["take"].push_back(change.hash.hex());
    history.script["steps"].push_back(std::move(step));
}

void change(History& history, std::size_t actor, Dice& dice) {
    Document& document = history.documents[actor];
    json step{{"actor", actor}, {"edits", json::array()}};
    CommitOptions options{.time = 1'700'000'000 + static_cast<std::int64_t>(dice.below(1000)), .message = {}};
    if (dice.chance(30)) options.message = "change " + std::to_string(dice.below(100));
    step["time"] = options.time;
    step["message"] = options.message ? json(*options.message) : json(nullptr);

    auto transaction = document.transaction();
    const bool empty = dice.chance(4);
    if (!empty)
        for (auto edits = 1 + dice.below(8); edits > 0; --edits)
            step["edits"].push_back(random_edit(document, transaction, dice));
    if (!empty && dice.chance(20)) {
        if (auto made = random_cursor(document, dice)) {
            step["edits"].push_back(std::move(made->edit));
            history.script["cursors"].push_back(
                {{"object", made->text.text()}, {"cursor", made->cursor.text()}});
            history.cursors.emplace_back(std::move(made->text), std::move(made->cursor));
        }
    }
    const auto made = empty ? transaction.commit_empty(options) : transaction.commit(options);
    step["made"] = made ? to_hex(made->bytes) : "";  // no bytes: there was nothing to change
    history.script["steps"].push_back(std::move(step));
}

}  // namespace

History random_history(std::uint32_t seed) {
    Dice dice{seed};
    History history;
    history.script = {{"actors", json::array()}, {"steps", json::array()}, {"cursors", json::array()}};
    for (const ActorId& actor : random_actors(dice)) {
        history.script["actors"].push_back(actor.hex());
        history.documents.emplace_back(actor, TextUnit::utf16_units);
    }
    for (auto steps = 8 + dice.below(40); steps > 0; --steps) {
        const std::size_t actor = dice.below(history.documents.size());
        const std::size_t other = dice.below(history.documents.size());
        if (actor != other && dice.chance(60))
            take(history, actor, other, dice);
        else
            change(history, actor, dice);
    }
    return history;
}

}  // namespace automerge::test
