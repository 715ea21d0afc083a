// The same operations on both sides make the same bytes and the same documents, and each reads what the other
// wrote.
#include <catch2/catch.hpp>
#include <iostream>
#include <optional>

#include "automerge/encoding/hex.hpp"
#include "automerge/tests/oracle/judgement.hpp"
#include "automerge/tests/oracle/oracle.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

// A history with what the oracle is asked about it: to play it, to read all files that we saved, and to show
// what it sees in one of them.
struct Case {
    std::uint32_t seed;
    History history = random_history(seed);
    std::size_t shown = seed % history.documents.size();

    json question() const {
        json question = history.script;
        question["files"] = json::array();
        for (const Document& document : history.documents)
            question["files"].push_back(to_hex(document.save()));
        question["shown"] = shown;
        // The changes one by one, as they travel.
        question["changes"] = to_hex(history.documents[shown].save_since({}));
        return question;
    }
};

void check(const Case& one, const json& answer) {
    INFO("history " << one.seed << ": " << command_for(one.seed));
    if (answer.contains("error")) {
        FAIL_CHECK("the oracle refuses it: " << answer["error"]);
        return;
    }
    for (std::size_t index = 0; index < one.history.documents.size(); ++index) {
        INFO("document " << index);
        const Document& ours = one.history.documents[index];
        const json& theirs = answer["documents"][index];
        check_same(ours, theirs);
        CHECK(positions(one.history, ours) == theirs["positions"]);
        check_same(loaded(theirs["bytes"]), theirs);
        CHECK(heads_json(ours) == theirs["heads_of_file"]);
    }
    const Document& shown = one.history.documents[one.shown];
    check_same(shown, answer["file"]);
    CHECK(heads_json(shown) == answer["heads_of_changes"]);
}

// Several histories make one question, and while the oracle plays them the next ones are made.
class Batch {
public:
    Batch(std::uint32_t first_seed, std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) cases_.push_back({.seed = first_seed + i});
        for (const Case& one : cases_) question_["histories"].push_back(one.question());
    }
    bool is_empty() const { return cases_.empty(); }
    void ask(Oracle& oracle) { oracle.begin_to_ask("play", std::move(question_)); }
    void check(const json& answers) const {
        for (std::size_t i = 0; i < cases_.size(); ++i) test::check(cases_[i], answers[i]);
    }

private:
    std::vector<Case> cases_;
    json question_;
};

}  // namespace

TEST_CASE("random histories make the same changes, documents and values as the original") {
    auto oracle = Oracle::start();
    if (!oracle) return;
    std::uint32_t seed = first_seed();
    const std::uint32_t end = seed + history_count();
    const auto next_batch = [&] {
        const std::uint32_t count = std::min<std::uint32_t>(25, end - seed);
        seed += count;
        return Batch{seed - count, count};
    };

    Batch asked = next_batch();
    asked.ask(*oracle);
    while (!asked.is_empty()) {
        Batch next = next_batch();
        const json answers = oracle->hear_answer();
        if (!next.is_empty()) next.ask(*oracle);
        asked.check(answers);
        asked = std::move(next);
    }
    std::cout << history_count() << " histories agreed with the original\n";
}

}  // namespace automerge::test
