#include "automerge/cursor.hpp"

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/encoding/leb128.hpp"

namespace automerge {

namespace {

constexpr std::uint8_t version_without_places = 0;  // an actor and a counter alone; still read
constexpr std::uint8_t version = 1;
constexpr std::uint8_t start_tag = 1, end_tag = 2, element_tag = 3;
constexpr std::uint8_t before_tag = 1, after_tag = 2;

bool read_element(ByteReader& reader, OpId& element) {
    ByteView actor;
    if (!reader.read_prefixed(actor) || !reader.read_uleb(element.counter)) return false;
    element.actor.bytes.assign(actor.begin(), actor.end());
    return true;
}

bool read_move(ByteReader& reader, CursorMove& move) {
    std::uint8_t tag = 0;
    if (!reader.read_byte(tag)) return false;
    if (tag != before_tag && tag != after_tag) return reader.refuse("it moves neither before nor after");
    move = tag == before_tag ? CursorMove::before : CursorMove::after;
    return true;
}

bool read_cursor(ByteReader& reader, Cursor& cursor) {
    std::uint8_t found_version = 0, tag = 0;
    if (!reader.read_byte(found_version)) return false;
    if (found_version == version_without_places) {
        cursor.place = Cursor::Place::element;
        return read_element(reader, cursor.element);
    }
    if (found_version != version) return reader.refuse("its version is unknown");
    if (!reader.read_byte(tag)) return false;
    switch (tag) {
        case start_tag: cursor.place = Cursor::Place::start; return true;
        case end_tag: cursor.place = Cursor::Place::end; return true;
        case element_tag:
            cursor.place = Cursor::Place::element;
            return read_element(reader, cursor.element) && read_move(reader, cursor.move);
        default: return reader.refuse("it is neither at the start, the end nor an element");
    }
}

}  // namespace

std::string Cursor::text() const {
    switch (place) {
        case Place::start: return "s";
        case Place::end: return "e";
        case Place::element: break;
    }
    return (move == CursorMove::before ? "-" : "") + element.text();
}

Result<Cursor> Cursor::from_text(std::string_view text) {
    if (text == "s") return start();
    if (text == "e") return end();
    Cursor cursor{.place = Place::element, .element = {}, .move = CursorMove::after};
    if (text.starts_with('-')) {
        cursor.move = CursorMove::before;
        text.remove_prefix(1);
    }
    auto element = OpId::from_text(text);
    if (!element) return malformed("a cursor is no \"s\", \"e\", counter@actor or -counter@actor");
    cursor.element = std::move(*element);
    return cursor;
}

Bytes Cursor::encode() const {
    Bytes bytes{version};
    switch (place) {
        case Place::start: bytes.push_back(start_tag); break;
        case Place::end: bytes.push_back(end_tag); break;
        case Place::element:
            bytes.push_back(element_tag);
            append_prefixed(bytes, element.actor.bytes);
            append_uleb(bytes, element.counter);
            bytes.push_back(move == CursorMove::before ? before_tag : after_tag);
    }
    return bytes;
}

Result<Cursor> Cursor::decode(ByteView bytes) {
    ByteReader reader(bytes);
    Cursor cursor;
    if (!read_cursor(reader, cursor)) return reader.failure("a cursor");
    if (!reader.at_end()) return malformed("a cursor: there are bytes behind its end");
    return cursor;
}

}  // namespace automerge
