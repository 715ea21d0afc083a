// The port and the original read each other's bundles of changes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>

#include "automerge/bundle.hpp"
#include "automerge/encoding/hex.hpp"
#include "automerge/tests/oracle/judgement.hpp"
#include "automerge/tests/oracle/oracle.hpp"
#include "automerge/tests/oracle/random_edit.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

// How many bundles had one spelling, and how many of them the original's. Columns that are deflated differ in
// bytes; several deletions at one place the original writes in an order that is no rule.
struct Spelling {
    int one = 0;
    int same = 0;
};
bool has_one_spelling(const std::string& hex) { return hex.size() < 1000; }

void check_bundles(Oracle& oracle, std::uint32_t seed, Spelling& spelling) {
    INFO("bundles " << seed << ": " << command_for(seed));
    Dice dice{seed};
    const History history = random_history(seed);
    const Document& ours = history.documents[0];
    std::vector<ChangeHash> older;
    std::vector<ChangeHash> newer;
    for (const auto& hash : ours.hashes_since()) (dice.chance(50) ? older : newer).push_back(hash);
    std::vector<std::string> pieces;
    for (const auto* hashes : {&older, &newer}) {
        json names = json::array();
        for (const auto& hash : *hashes) names.push_back(hash.hex());
        const std::string made = to_hex(*ours.save_bundle(*hashes));
        pieces.push_back(made);
        // Theirs as we read it.
        const json theirs =
            oracle.ask("bundle", {{"bytes", to_hex(ours.save())}, {"hashes", names}})["bundle"];
        const auto bundle = Bundle::decode(*from_hex(theirs.get<std::string>()));
        if (!bundle) FAIL("we refuse what the original bundled: " << bundle.error().message);
        CHECK(bundle->changes.size() == hashes->size());
        for (const auto& change : bundle->changes) CHECK(ours.has(change.hash));
        if (!has_one_spelling(made)) continue;
        ++spelling.one;
        if (theirs == made) ++spelling.same;
    }
    // Ours as they read it.
    check_same(ours, oracle.ask("load_pieces", {{"pieces", pieces}}));
}

}  // namespace

TEST_CASE("the port and the original read each other's bundles") {
    auto oracle = Oracle::start();
    if (!oracle) return;
    Spelling spelling;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + history_count(); ++seed)
        check_bundles(*oracle, seed, spelling);
    std::cout << 2 * history_count() << " bundles agreed with the original's, " << spelling.same << " of "
              << spelling.one << " small ones byte for byte\n";
}

}  // namespace automerge::test
