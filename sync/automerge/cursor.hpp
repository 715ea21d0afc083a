#pragma once
// A place in a list or text that stays at its element while others insert and delete around it.
//
//     auto cursor = document.cursor(text, 5);
//     …  // edits, merges
//     auto index = document.position_of(text, *cursor);
#include "automerge/error.hpp"
#include "automerge/identifiers.hpp"

namespace automerge {

// Where a cursor goes when its element has been deleted: to the nearest one before it or after it that is
// still there, or else to the beginning or the end.
enum class CursorMove : std::uint8_t { before, after };

// A plain value, good in every replica that has the element. Text and bytes are those of the official
// library.
struct Cursor {
    enum class Place : std::uint8_t { start, end, element };
    Place place = Place::start;
    OpId element;  // the operation that made what the cursor is at; of Place::element alone
    CursorMove move = CursorMove::after;

    static Cursor start() { return {}; }
    static Cursor end() { return {.place = Place::end, .element = {}, .move = CursorMove::after}; }

    std::string text() const;  // "s", "e", "12@a1b2…" or "-12@a1b2…" (moving before)
    static Result<Cursor> from_text(std::string_view text);
    Bytes encode() const;
    static Result<Cursor> decode(ByteView bytes);

    bool operator==(const Cursor&) const = default;
};

}  // namespace automerge
