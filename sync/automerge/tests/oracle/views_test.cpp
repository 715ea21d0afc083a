// What a document was at any of its heads is what the original says it was.
#include <catch2/catch.hpp>
#include <iostream>

#include "automerge/encoding/hex.hpp"
#include "automerge/tests/oracle/judgement.hpp"
#include "automerge/tests/oracle/oracle.hpp"
#include "automerge/tests/oracle/random_edit.hpp"
#include "automerge/tests/oracle/typed_state.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

// Views at heads put together at random.
void check_views(Oracle& oracle, std::uint32_t seed) {
    INFO("views " << seed << ": " << command_for(seed));
    Dice dice{seed};
    const History history = random_history(seed);
    const Document& document = history.documents[seed % history.documents.size()];
    const auto hashes = document.hashes_since();
    if (hashes.empty()) return;
    json moments = json::array();
    std::vector<std::vector<ChangeHash>> heads(6);
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
        // The original refuses some cursors in the past whose place it knows in the present; we answer.
        json places = positions(history, *ours);
        for (std::size_t j = 0; j < places.size(); ++j)
            if (theirs[i]["positions"][j].is_null()) places[j] = nullptr;
        CHECK(places == theirs[i]["positions"]);
    }
}

}  // namespace

TEST_CASE("views of the past show what the original's views show") {
    auto oracle = Oracle::start();
    if (!oracle) return;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + history_count(); ++seed)
        check_views(*oracle, seed);
    std::cout << "views of " << history_count() << " histories agreed with the original's\n";
}

}  // namespace automerge::test
