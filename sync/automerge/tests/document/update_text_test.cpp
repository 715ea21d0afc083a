#include <catch2/catch.hpp>

#include "automerge/document/text_difference.hpp"
#include "automerge/encoding/characters.hpp"
#include "automerge/tests/document/support.hpp"

namespace automerge {

namespace {

using Pieces = std::vector<std::string_view>;

// What the steps make of the old text.
std::string follow(const Pieces& before, const Pieces& after, const std::vector<TextStep>& steps) {
    std::string result;
    std::size_t at = 0;
    for (const TextStep& step : steps) {
        REQUIRE(step.old_begin >= at);
        for (; at < step.old_begin; ++at) result += before[at];
        at = step.old_end;
        for (std::size_t i = step.new_begin; i < step.new_end; ++i) result += after[i];
    }
    for (; at < before.size(); ++at) result += before[at];
    return result;
}

std::size_t cost(const std::vector<TextStep>& steps) {
    std::size_t cost = 0;
    for (const TextStep& step : steps) cost += step.old_end - step.old_begin + step.new_end - step.new_begin;
    return cost;
}

// The fewest characters to delete and insert, by the plain table.
std::size_t least_cost(const Pieces& before, const Pieces& after) {
    std::vector<std::size_t> row(after.size() + 1);
    for (std::size_t j = 0; j <= after.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= before.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= after.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = before[i - 1] == after[j - 1] ? diagonal : 1 + std::min(row[j], row[j - 1]);
            diagonal = above;
        }
    }
    return row.back();
}

std::string random_text(std::mt19937_64& random, std::size_t length, char letters) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        text += static_cast<char>('a' + random() % static_cast<unsigned char>(letters));
    return text;
}

std::string updated(std::string_view from, std::string_view to) {
    Document document(actor(1));
    const ObjectId text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, from);
    auto transaction = document.transaction();
    REQUIRE(transaction.update_text(text, to));
    transaction.commit();
    return document.text(text);
}

}  // namespace

TEST_CASE("The difference of two texts leads from one to the other in the fewest steps") {
    std::mt19937_64 random(20260101);
    for (int round = 0; round < 3000; ++round) {
        const std::string before = random_text(random, random() % 24, 3),
                          after = random_text(random, random() % 24, 3);
        const auto old_pieces = split_characters(before), new_pieces = split_characters(after);
        const auto steps = text_difference(old_pieces, new_pieces);
        INFO(before << " to " << after);
        CHECK(follow(old_pieces, new_pieces, steps) == after);
        CHECK(cost(steps) == least_cost(old_pieces, new_pieces));
    }
}

TEST_CASE("Texts that differ nearly everywhere are compared in bounded time, and still come out right") {
    std::mt19937_64 random(7);
    const std::string before = random_text(random, 30000, 4), after = random_text(random, 20000, 26);
    const auto old_pieces = split_characters(before), new_pieces = split_characters(after);
    CHECK(follow(old_pieces, new_pieces, text_difference(old_pieces, new_pieces)) == after);
    const std::string other(30000, '#');
    const auto other_pieces = split_characters(other);
    CHECK(follow(old_pieces, other_pieces, text_difference(old_pieces, other_pieces)) == other);
}

TEST_CASE("A character is what a reader takes for one") {
    CHECK(split_characters("").empty());
    CHECK(split_characters("ab") == Pieces{"a", "b"});
    CHECK(split_characters("e\u0301x") == Pieces{"e\u0301", "x"});
    CHECK(split_characters("\u0301") == Pieces{"\u0301"});
    CHECK(split_characters("\r\n\n\r") == Pieces{"\r\n", "\n", "\r"});
    // Conjuncts, unless a vowel comes between; vowels that stand before or behind; what stands before a
    // number.
    CHECK(split_characters("\u0915\u094d\u0937\u093e\u0915") == Pieces{"\u0915\u094d\u0937\u093e", "\u0915"});
    CHECK(split_characters("\u0915\u093e\u094d\u0937") == Pieces{"\u0915\u093e\u094d", "\u0937"});
    CHECK(split_characters("\u0915\u094d\u200d\u0937") == Pieces{"\u0915\u094d\u200d\u0937"});
    CHECK(split_characters("\u0e01\u0e33\u0e01") == Pieces{"\u0e01\u0e33", "\u0e01"});
    CHECK(split_characters("\u0600a") == Pieces{"\u0600a"});
    // Hangul in parts, and syllables with one more.
    CHECK(split_characters("\u1112\u1161\u11ab\u1112") == Pieces{"\u1112\u1161\u11ab", "\u1112"});
    CHECK(split_characters("\ud558\u11ab\ud55c\u1161") == Pieces{"\ud558\u11ab", "\ud55c", "\u1161"});
    CHECK(split_characters("a\u200bb") == Pieces{"a", "\u200b", "b"});
    CHECK(split_characters("\n\u0301") == Pieces{"\n", "\u0301"});
    // One joiner ties pictographs, two in a row do not.
    CHECK(split_characters("\U0001F469\u0301\u200d\U0001F467") == Pieces{"\U0001F469\u0301\u200d\U0001F467"});
    CHECK(split_characters("\U0001F469\u200d\u200d\U0001F467") ==
          Pieces{"\U0001F469\u200d\u200d", "\U0001F467"});
    CHECK(split_characters("\U0001F1E9\U0001F1F0\U0001F1F8\U0001F1EA\U0001F1F3") ==
          Pieces{"\U0001F1E9\U0001F1F0", "\U0001F1F8\U0001F1EA", "\U0001F1F3"});
    CHECK(split_characters("\U0001F469\u200d\U0001F469\u200d\U0001F467!") ==
          Pieces{"\U0001F469\u200d\U0001F469\u200d\U0001F467", "!"});
    CHECK(split_characters("\U0001F44D\U0001F3FD\u2764\uFE0F") ==
          Pieces{"\U0001F44D\U0001F3FD", "\u2764\uFE0F"});
    CHECK(split_characters("a\u200d\U0001F467") == Pieces{"a\u200d", "\U0001F467"});
}

TEST_CASE("Updating a text makes it the new one, and touches only what differs") {
    CHECK(updated("", "abc") == "abc");
    CHECK(updated("abc", "") == "");
    CHECK(updated("e\u0301a", "ea") == "ea");
    CHECK(updated("\U0001F600\U0001F469", "\U0001F469\U0001F600") == "\U0001F469\U0001F600");

    Document document(actor(1));
    const ObjectId text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "The quick brown fox");
    auto transaction = document.transaction();
    REQUIRE(transaction.update_text(text, "The quick brown fox"));
    CHECK(transaction.pending_operations() == 0);
    REQUIRE(transaction.update_text(text, "The slow brown fox"));
    CHECK(transaction.pending_operations() == 9);  // five letters go, four come
    CHECK_FALSE(transaction.update_text(text, "\xff"));
    CHECK_FALSE(transaction.update_text(root, ""));
}

TEST_CASE("What others wrote meanwhile stays where it belongs when a text is updated") {
    Document document(actor(1));
    const ObjectId text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "The quick fox");
    Document other = document.fork(actor(2));
    splice(other, text, 10, 0, "brown ");
    auto transaction = document.transaction();
    REQUIRE(transaction.update_text(text, "A quick fox jumps"));
    commit(transaction);
    REQUIRE(document.merge(other));
    CHECK(document.text(text) == "A quick brown fox jumps");
}

TEST_CASE("Updating a text keeps the blocks in it") {
    Document document(actor(1), TextUnit::utf8_bytes);
    const ObjectId text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "ab");
    auto transaction = document.transaction();
    const auto block = transaction.split_block(text, 1);
    REQUIRE(block);
    REQUIRE(transaction.update_text(text, "x" + document.text(text) + "\u00f8"));
    commit(transaction);
    CHECK(document.spans(text) ==
          std::vector<Span>{TextSpan{"xa", {}}, BlockSpan{*block}, TextSpan{"b\u00f8", {}}});
}

}  // namespace automerge
