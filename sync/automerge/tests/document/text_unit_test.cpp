#include <catch2/catch.hpp>

#include "automerge/tests/document/support.hpp"

namespace automerge {

namespace {

// "aø😀z": 1, 2, 4 and 1 bytes; 1, 1, 2 and 1 UTF-16 units.
const std::string content = "a\u00f8\U0001F600z";

struct Sample {
    explicit Sample(TextUnit unit)
        : document(actor(1), unit), text(put_object(document, "text", ObjectType::text)) {
        splice(document, text, 0, 0, content);
    }
    Document document;
    ObjectId text;
};

}  // namespace

TEST_CASE("The length of a text is in the unit of its document") {
    CHECK(Sample(TextUnit::utf8_bytes).document.length(Sample(TextUnit::utf8_bytes).text) == 8);
    CHECK(Sample(TextUnit::code_points).document.length(Sample(TextUnit::code_points).text) == 4);
    CHECK(Sample(TextUnit::utf16_units).document.length(Sample(TextUnit::utf16_units).text) == 5);
    CHECK(Document().text_unit() == TextUnit::code_points);
}

TEST_CASE("The same edits in any unit make the same changes") {
    std::vector<Bytes> files;
    for (const auto& [unit, index, deleted] :
         {std::tuple{TextUnit::utf8_bytes, 1, 6}, std::tuple{TextUnit::code_points, 1, 2},
          std::tuple{TextUnit::utf16_units, 1, 3}}) {
        Sample sample(unit);
        splice(sample.document, sample.text, static_cast<std::size_t>(index),
               static_cast<std::size_t>(deleted), "\U0001F3AB!");
        CHECK(sample.document.text(sample.text) == "a\U0001F3AB!z");
        files.push_back(sample.document.save());
    }
    CHECK(files[0] == files[1]);
    CHECK(files[1] == files[2]);
}

TEST_CASE("Loading, forking and merging keep the unit of the replica, whatever the writer counted in") {
    const Sample bytes(TextUnit::utf8_bytes);
    auto loaded = Document::load(bytes.document.save(), actor(2), {}, TextUnit::utf16_units);
    REQUIRE(loaded);
    CHECK(loaded->length(bytes.text) == 5);
    const Document forked = loaded->fork(actor(3));
    CHECK(forked.text_unit() == TextUnit::utf16_units);
    CHECK(forked.length(bytes.text) == 5);

    Document merged(actor(4), TextUnit::utf16_units);
    REQUIRE(merged.merge(bytes.document));
    CHECK(merged.length(bytes.text) == 5);
    Document incremental(actor(5), TextUnit::utf16_units);
    REQUIRE(incremental.load_incremental(bytes.document.save()));
    CHECK(incremental.length(bytes.text) == 5);
}

TEST_CASE("An index inside a character stands for the place behind it, and a deletion from there spares it") {
    Sample sample(TextUnit::utf16_units);  // units: a, ø, 😀 (two), z
    splice(sample.document, sample.text, 3, 0, "!");
    CHECK(sample.document.text(sample.text) == "a\u00f8\U0001F600!z");
    splice(sample.document, sample.text, 3, 1, "");
    CHECK(sample.document.text(sample.text) == "a\u00f8\U0001F600z");
    const auto value = sample.document.get(sample.text, 3);
    REQUIRE(value);
    CHECK(*value->str() == "\U0001F600");
    splice(sample.document, sample.text, 2, 1, "");  // reaches its first unit: gone as a whole
    CHECK(sample.document.text(sample.text) == "a\u00f8z");
}

TEST_CASE("A block counts like the character that stands for it") {
    for (const auto& [unit, width] : {std::pair{TextUnit::utf8_bytes, 3}, std::pair{TextUnit::code_points, 1},
                                      std::pair{TextUnit::utf16_units, 1}}) {
        Document document(actor(1), unit);
        const ObjectId text = put_object(document, "text", ObjectType::text);
        auto transaction = document.transaction();
        REQUIRE(transaction.split_block(text, 0));
        commit(transaction);
        CHECK(document.length(text) == static_cast<std::size_t>(width));
        CHECK(document.text(text) == "\uFFFC");
    }
}

TEST_CASE("Marks and cursors are at indexes of the document's unit") {
    Sample sample(TextUnit::utf8_bytes);
    auto transaction = sample.document.transaction();
    REQUIRE(transaction.mark(sample.text, {1, 7}, "bold", true));
    commit(transaction);
    CHECK(sample.document.marks(sample.text) == std::vector<Mark>{{{1, 7}, "bold", true}});
    const auto cursor = sample.document.cursor(sample.text, 7);
    REQUIRE(cursor);

    auto others = Document::load(sample.document.save(), actor(2), {}, TextUnit::utf16_units);
    REQUIRE(others);
    CHECK(others->marks(sample.text) == std::vector<Mark>{{{1, 4}, "bold", true}});
    CHECK(others->position_of(sample.text, *cursor) == 4u);
}

}  // namespace automerge
