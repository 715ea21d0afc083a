#include <catch2/catch.hpp>

#include "automerge/tests/document/support.hpp"
#include "automerge/tests/support/reference_files.hpp"

namespace automerge {

namespace {

struct Note {
    explicit Note(std::string_view content) : text(put_object(document, "text", ObjectType::text)) {
        splice(document, text, 0, 0, content);
    }
    Cursor at(std::size_t index, CursorMove move = CursorMove::after) const {
        const auto cursor = document.cursor(text, index, move);
        REQUIRE(cursor);
        return *cursor;
    }
    std::size_t position(const Cursor& cursor) const {
        const auto position = document.position_of(text, cursor);
        REQUIRE(position);
        return *position;
    }

    Document document{actor(0xab)};
    ObjectId text;
};

}  // namespace

TEST_CASE("A cursor stays at its character through edits and merges") {
    Note note("hello world");
    const Cursor world = note.at(6);
    splice(note.document, note.text, 0, 0, ">> ");
    CHECK(note.position(world) == 9);
    Document other = note.document.fork(actor(2));
    splice(other, note.text, 3, 5, "goodbye");
    splice(note.document, note.text, 8, 0, ",");
    REQUIRE(note.document.merge(other));
    CHECK(note.document.text(note.text) == ">> goodbye, world");
    CHECK(note.position(world) == 12);
}

TEST_CASE("When its character is gone a cursor moves to the side it was told") {
    Note note("abcdef");
    const Cursor after = note.at(3), before = note.at(3, CursorMove::before);
    splice(note.document, note.text, 3, 1, "");
    CHECK(note.position(after) == 3);
    CHECK(note.position(before) == 2);
    splice(note.document, note.text, 1, 4, "");
    CHECK(note.document.text(note.text) == "a");
    CHECK(note.position(after) == 1);
    CHECK(note.position(before) == 0);
    splice(note.document, note.text, 0, 1, "");
    CHECK(note.position(after) == 0);
    CHECK(note.position(before) == 0);
}

TEST_CASE("A cursor that moves before does not move to what was written there later") {
    Note note("abc");
    const Cursor cursor = note.at(1, CursorMove::before);
    splice(note.document, note.text, 1, 1, "");
    splice(note.document, note.text, 1, 0, "xyz");
    CHECK(note.document.text(note.text) == "axyzc");
    CHECK(note.position(cursor) == 0);
}

TEST_CASE("The start and the end stay where they are; the index behind the last character is the end") {
    Note note("abc");
    const Cursor end = note.at(3);
    CHECK(end == Cursor::end());
    splice(note.document, note.text, 3, 0, "def");
    splice(note.document, note.text, 0, 0, "_");
    CHECK(note.position(end) == 7);
    CHECK(note.position(Cursor::start()) == 0);
    CHECK_FALSE(note.document.cursor(note.text, 8));
}

TEST_CASE("A cursor in a list stays at its item when the item gets another value") {
    Document document(actor(1));
    const ObjectId list = put_object(document, "list", ObjectType::list);
    auto transaction = document.transaction();
    for (std::int64_t i = 0; i < 4; ++i) REQUIRE(transaction.insert(list, static_cast<std::size_t>(i), i));
    commit(transaction);
    const auto cursor = document.cursor(list, 2);
    REQUIRE(cursor);
    auto again = document.transaction();
    REQUIRE(again.put(list, 2, std::string("new")));
    REQUIRE(again.erase(list, 0));
    commit(again);
    CHECK(document.position_of(list, *cursor) == 1u);
    // One made now names the new value, and stays as well.
    const auto newer = document.cursor(list, 1);
    REQUIRE(newer);
    CHECK(newer->element != cursor->element);
    CHECK(document.position_of(list, *newer) == 1u);
}

TEST_CASE("A cursor's text and bytes are those of the official library and read back") {
    const Cursor after{Cursor::Place::element, {300, ActorId{{0xab, 0x01}}}, CursorMove::after};
    Cursor before = after;
    before.move = CursorMove::before;
    CHECK(after.text() == "300@ab01");
    CHECK(before.text() == "-300@ab01");
    CHECK(Cursor::start().text() == "s");
    CHECK(Cursor::end().text() == "e");
    CHECK(after.encode() == Bytes{1, 3, 2, 0xab, 0x01, 0xac, 0x02, 2});
    CHECK(before.encode() == Bytes{1, 3, 2, 0xab, 0x01, 0xac, 0x02, 1});
    CHECK(Cursor::start().encode() == Bytes{1, 1});
    CHECK(Cursor::end().encode() == Bytes{1, 2});
    for (const Cursor& cursor : {after, before, Cursor::start(), Cursor::end()}) {
        CHECK(Cursor::from_text(cursor.text()) == cursor);
        CHECK(Cursor::decode(cursor.encode()) == cursor);
    }
    // The first version had an actor and a counter alone.
    CHECK(Cursor::decode(Bytes{0, 2, 0xab, 0x01, 0xac, 0x02}) == after);
}

TEST_CASE("What is no cursor is refused") {
    for (const char* text : {"", "x", "-", "@", "5", "5@a", "5@zz", "@ab", "--5@ab", "s ", "5@ab@cd", "+5@ab",
                             "99999999999999999999@ab", "-s"})
        CHECK_FALSE(Cursor::from_text(text));
    for (const Bytes& bytes : {Bytes{}, Bytes{1}, Bytes{2, 1}, Bytes{1, 4}, Bytes{1, 1, 0}, Bytes{1, 3, 9, 1},
                               Bytes{1, 3, 1, 0xab, 5}, Bytes{1, 3, 1, 0xab, 5, 3}, Bytes{0, 1, 0xab},
                               Bytes{1, 3, 1, 0xab, 0x85, 0x00, 1}})
        CHECK_FALSE(Cursor::decode(bytes));
}

TEST_CASE("A cursor into another text, of nobody, or of no element is an error that names it") {
    Note note("abc");
    const ObjectId other = put_object(note.document, "other", ObjectType::text);
    const Cursor cursor = note.at(1);
    CHECK_FALSE(note.document.position_of(other, cursor));
    CHECK_FALSE(note.document.position_of(root, cursor));
    CHECK_FALSE(note.document.cursor(root, 0));
    CHECK_FALSE(note.document.position_of(ObjectId{{99, actor(9)}}, Cursor::start()));
    const auto strange = note.document.position_of(note.text, *Cursor::from_text("7@cd"));
    REQUIRE_FALSE(strange);
    CHECK(strange.error().kind == ErrorKind::invalid_operation);
    CHECK(strange.error().message.find("7@cd") != std::string::npos);
    // The deletion of an element is no element.
    splice(note.document, note.text, 0, 1, "");
    const auto deletion = note.document.changes_since().back().start_op;
    CHECK_FALSE(
        note.document.position_of(note.text, {Cursor::Place::element, {deletion, note.document.actor()}}));
}

TEST_CASE("Cursors recorded with the official library are made alike and lead to the same places") {
    const auto folder = test::reference_folder("vectors/generated/open");
    if (!folder) return;
    std::size_t cursors = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() != ".json") continue;
        const auto vector = test::read_json(entry.path());
        if (!vector.contains("cursors")) continue;
        const auto file = std::filesystem::path(entry.path()).replace_extension(".am");
        const auto document = Document::load(test::read_bytes(file), {}, {}, TextUnit::utf16_units);
        REQUIRE(document);
        const ObjectId text = document->get(root, "t")->object();
        for (const auto& recorded : vector["cursors"]) {
            const auto cursor = Cursor::from_text(recorded["cursor"].get<std::string>());
            REQUIRE(cursor);
            const std::size_t position = recorded["pos"];
            CHECK(document->position_of(text, *cursor) == position);
            CHECK(document->cursor(text, position) == *cursor);
            ++cursors;
        }
    }
    CHECK(cursors > 0);
}

}  // namespace automerge
