#include "automerge/tests/oracle/exchange.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace automerge::test {
namespace {

using nlohmann::json;

json hex_of(const std::vector<ChangeHash>& hashes) {
    json list = json::array();
    for (const ChangeHash& hash : hashes) list.push_back(hash.hex());
    return list;
}

void write_down(History& history, const char* what, std::size_t actor, json details) {
    details.update({{"do", what}, {"actor", actor}});
    history.script["steps"].push_back(std::move(details));
}

// Some or all of what the other has more. In disorder, a part waits for what it builds on, perhaps for ever.
void take_changes(History& history, std::size_t learner, std::size_t other, bool in_order, Dice& dice) {
    Document& document = history.documents[learner];
    std::vector<Change> news;
    for (auto& change : history.documents[other].changes_since())
        if (!document.has(change.hash)) news.push_back(std::move(change));
    if (news.empty()) return;
    if (!in_order) std::ranges::shuffle(news, dice.engine());
    if (dice.chance(40)) news.resize(1 + dice.below(news.size()));
    REQUIRE(document.apply(news));
    std::vector<ChangeHash> hashes;
    for (const Change& change : news) hashes.push_back(change.hash);
    write_down(history, "take", learner, {{"hashes", hex_of(hashes)}});
}

void load_file(History& history, std::size_t learner, std::size_t other) {
    REQUIRE(history.documents[learner].load_incremental(history.documents[other].save()));
    write_down(history, "load", learner, {{"other", other}});
}

// Ours brings what waits there, too; the original is told to take that besides.
void merge(History& history, std::size_t learner, std::size_t other) {
    std::vector<ChangeHash> waiting;
    for (const Change& change : history.documents[other].waiting_changes()) waiting.push_back(change.hash);
    REQUIRE(history.documents[learner].merge(history.documents[other]));
    write_down(history, "merge", learner, {{"other", other}, {"waiting", hex_of(waiting)}});
}

// A new document by a new actor, as this one is now or was at some heads that anybody had.
void fork(History& history, std::size_t actor, Dice& dice) {
    const Document& document = history.documents[actor];
    const ActorId name = history.unused_actors.back();
    history.unused_actors.pop_back();
    json details{{"name", name.hex()}};
    std::vector<std::vector<ChangeHash>> moments = history.moments;
    std::erase_if(moments, [&](const auto& heads) {
        return !std::ranges::all_of(heads, [&](const ChangeHash& head) { return document.has(head); });
    });
    if (moments.empty() || dice.chance(20)) {
        history.documents.push_back(document.fork(name));
    } else {
        const auto& heads = dice.one_of(moments);
        auto past = document.fork_at(heads, name);
        REQUIRE(past);
        history.documents.push_back(std::move(*past));
        details["heads"] = hex_of(heads);
    }
    write_down(history, "fork", actor, std::move(details));
}

}  // namespace

void random_exchange(History& history, std::size_t learner, Dice& dice) {
    const std::size_t others = history.documents.size() - 1;
    const std::size_t other = (learner + 1 + dice.below(others)) % (others + 1);
    const std::size_t drawn = dice.below(100);
    if (drawn < 15 && !history.unused_actors.empty()) return fork(history, learner, dice);
    if (drawn < 25) return load_file(history, learner, other);
    if (drawn < 35) return merge(history, learner, other);
    take_changes(history, learner, other, drawn < 90, dice);
}

}  // namespace automerge::test
