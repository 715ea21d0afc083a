#include <catch2/catch.hpp>

#include "automerge/tests/document/support.hpp"

namespace automerge {

namespace {

struct Page {
    explicit Page(std::string_view content) : text(put_object(document, "text", ObjectType::text)) {
        splice(document, text, 0, 0, content);
    }
    void mark(std::size_t start, std::size_t end, std::string_view name, const Scalar& value,
              Expand expand = Expand::after) {
        auto transaction = document.transaction();
        REQUIRE(transaction.mark(text, {start, end}, name, value, expand));
        transaction.commit();
    }
    void unmark(std::size_t start, std::size_t end, std::string_view name) {
        auto transaction = document.transaction();
        REQUIRE(transaction.unmark(text, {start, end}, name));
        transaction.commit();
    }
    std::vector<Mark> marks() const { return document.marks(text); }

    Document document{actor(1)};
    ObjectId text;
};

using Marks = std::vector<Mark>;
using Values = std::vector<MarkValue>;

}  // namespace

TEST_CASE("Text typed at an end of a mark joins it as its mode of expansion says") {
    struct Expected {
        Expand expand;
        TextRange after_both;  // of the mark, once a letter has been typed at both of its ends
    };
    for (const auto& [expand, range] : {Expected{Expand::none, {2, 4}}, Expected{Expand::before, {1, 4}},
                                        Expected{Expand::after, {2, 5}}, Expected{Expand::both, {1, 5}}}) {
        Page page("abcd");
        page.mark(1, 3, "bold", true, expand);
        splice(page.document, page.text, 3, 0, "x");
        splice(page.document, page.text, 1, 0, "x");
        CHECK(page.document.text(page.text) == "axbcxd");
        CHECK(page.marks() == Marks{{range, "bold", true}});
        check_survives_saving(page.document);
        CHECK(Document::load(page.document.save())->marks(page.text) == page.marks());
    }
}

TEST_CASE("Of overlapping marks with one name the newest holds; different names hold side by side") {
    Page page("abcdefgh");
    page.mark(0, 6, "colour", std::string("red"));
    page.mark(3, 8, "colour", std::string("blue"));
    page.mark(2, 4, "bold", true);
    CHECK(page.marks() == Marks{{{2, 4}, "bold", true},
                                {{0, 3}, "colour", std::string("red")},
                                {{3, 8}, "colour", std::string("blue")}});
    CHECK(page.document.marks_at(page.text, 3) == Values{{"bold", true}, {"colour", std::string("blue")}});
    CHECK(page.document.marks_at(page.text, 5) == Values{{"colour", std::string("blue")}});
    CHECK(page.document.marks_at(page.text, 8).empty());
}

TEST_CASE("Neighbouring marks of equal value are one, and removing a part leaves the rest") {
    Page page("abcdefgh");
    page.mark(0, 3, "bold", true, Expand::none);
    page.mark(3, 6, "bold", true, Expand::none);
    CHECK(page.marks() == Marks{{{0, 6}, "bold", true}});
    page.unmark(2, 4, "bold");
    CHECK(page.marks() == Marks{{{0, 2}, "bold", true}, {{4, 6}, "bold", true}});
    page.unmark(0, 8, "bold");
    CHECK(page.marks().empty());
    CHECK(page.document.spans(page.text) == std::vector<Span>{TextSpan{"abcdefgh", {}}});
}

TEST_CASE("A mark over nothing waits for text, unless it does not expand") {
    Page page("ab");
    auto transaction = page.document.transaction();
    REQUIRE(transaction.mark(page.text, {1, 1}, "bold", true, Expand::none));
    CHECK(transaction.pending_operations() == 0);
    REQUIRE(transaction.mark(page.text, {1, 1}, "bold", true, Expand::both));
    CHECK(transaction.pending_operations() == 2);
    commit(transaction);
    CHECK(page.marks().empty());
    check_survives_saving(page.document);
}

TEST_CASE("A mark within one character of several units begins before it ends") {
    Document document(actor(1), TextUnit::utf16_units);
    const ObjectId text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "a\U0001F600b");
    auto transaction = document.transaction();
    REQUIRE(transaction.mark(text, {2, 3}, "bold", true, Expand::none));
    commit(transaction);
    CHECK(document.marks(text).empty());
    check_survives_saving(document);
}

TEST_CASE("Marks made apart meet: all see the same ones in the same places") {
    Page page("The quick fox");
    Document other = page.document.fork(actor(2));
    page.mark(0, 9, "bold", true);
    auto transaction = other.transaction();
    REQUIRE(transaction.mark(page.text, {4, 13}, "bold", false));
    REQUIRE(transaction.splice_text(page.text, 4, 0, "very "));
    commit(transaction);
    REQUIRE(page.document.merge(other));
    REQUIRE(other.merge(page.document));
    CHECK(page.document.text(page.text) == "The very quick fox");
    CHECK(page.marks() == other.marks(page.text));
    CHECK(page.marks() == Marks{{{0, 9}, "bold", true}, {{9, 18}, "bold", false}});
}

TEST_CASE("What is no range of the text, no text or no valid text is refused, and nothing is left behind") {
    Page page("abc");
    auto transaction = page.document.transaction();
    CHECK_FALSE(transaction.mark(page.text, {1, 4}, "bold", true));
    CHECK_FALSE(transaction.mark(page.text, {4, 4}, "bold", true));
    CHECK_FALSE(transaction.mark(page.text, {2, 1}, "bold", true));
    CHECK_FALSE(transaction.mark(root, {0, 0}, "bold", true));
    CHECK_FALSE(transaction.mark(page.text, {0, 1}, "\xff", true));
    CHECK_FALSE(transaction.mark(page.text, {0, 1}, "bold", std::string("\xff")));
    CHECK_FALSE(transaction.split_block(page.text, 4));
    CHECK_FALSE(transaction.join_block(page.text, 0));
    CHECK_FALSE(transaction.join_block(page.text, 3));
    CHECK(transaction.pending_operations() == 0);
    CHECK(page.document.marks(root).empty());
    CHECK(page.document.spans(root).empty());
}

TEST_CASE("A transaction that is given up takes its marks along") {
    Page page("abc");
    {
        auto transaction = page.document.transaction();
        REQUIRE(transaction.mark(page.text, {0, 3}, "bold", true, Expand::both));
        CHECK(page.marks() == Marks{{{0, 3}, "bold", true}});
    }
    CHECK(page.marks().empty());
    splice(page.document, page.text, 3, 0, "d");
    CHECK(page.document.text(page.text) == "abcd");
}

TEST_CASE("Spans are runs of text under the same marks, with the blocks between them") {
    Page page("onetwo");
    page.mark(1, 5, "em", true, Expand::none);
    auto transaction = page.document.transaction();
    const auto heading = transaction.split_block(page.text, 0);
    REQUIRE(heading);
    REQUIRE(transaction.put(*heading, "type", std::string("heading")));
    const auto paragraph = transaction.split_block(page.text, 4);
    REQUIRE(paragraph);
    commit(transaction);
    const Values em{{"em", true}};
    const auto spans = page.document.spans(page.text);
    CHECK(spans == std::vector<Span>{BlockSpan{*heading}, TextSpan{"o", {}}, TextSpan{"ne", em},
                                     BlockSpan{*paragraph}, TextSpan{"tw", em}, TextSpan{"o", {}}});
    CHECK(str(page.document, *heading, "type") == "heading");

    auto again = page.document.transaction();
    REQUIRE(again.join_block(page.text, 4));
    const auto replaced = again.replace_block(page.text, 0);
    REQUIRE(replaced);
    REQUIRE(again.put(*replaced, "type", std::string("list item")));
    commit(again);
    CHECK(page.document.spans(page.text) == std::vector<Span>{BlockSpan{*replaced}, TextSpan{"o", {}},
                                                              TextSpan{"netw", em}, TextSpan{"o", {}}});
    check_survives_saving(page.document);
}

TEST_CASE("What is neither string nor block is a replacement character within its span") {
    Page page("ab");
    auto transaction = page.document.transaction();
    REQUIRE(transaction.insert(page.text, 1, std::int64_t{5}));
    REQUIRE(transaction.insert_object(page.text, 1, ObjectType::list));
    commit(transaction);
    CHECK(page.document.spans(page.text) == std::vector<Span>{TextSpan{"a\uFFFC\uFFFCb", {}}});
}

TEST_CASE("Marks, spans and cursors can be read as they were") {
    Page page("one two");
    page.mark(0, 3, "bold", true, Expand::none);
    const auto cursor = page.document.cursor(page.text, 4);
    REQUIRE(cursor);
    const auto heads = page.document.heads();
    const auto spans = page.document.spans(page.text);

    auto transaction = page.document.transaction();
    REQUIRE(transaction.unmark(page.text, {0, 3}, "bold"));
    REQUIRE(transaction.split_block(page.text, 0));
    REQUIRE(transaction.splice_text(page.text, 1, 3, ""));
    REQUIRE(transaction.mark(page.text, {1, 4}, "em", true));
    commit(transaction);
    const auto later = page.document.cursor(page.text, 0);
    REQUIRE(later);

    const auto then = page.document.at(heads);
    REQUIRE(then);
    CHECK(then->marks(page.text) == Marks{{{0, 3}, "bold", true}});
    CHECK(then->marks_at(page.text, 2) == Values{{"bold", true}});
    CHECK(then->spans(page.text) == spans);
    CHECK(then->cursor(page.text, 4) == *cursor);
    CHECK(then->position_of(page.text, *cursor) == 4u);
    CHECK(page.document.position_of(page.text, *cursor) == 2u);
    CHECK_FALSE(then->position_of(page.text, *later));
    CHECK(page.document.fork_at(heads, actor(7))->spans(page.text) == spans);
}

}  // namespace automerge
