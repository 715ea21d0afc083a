#include <algorithm>

#include "automerge/core/moment.hpp"
#include "automerge/encoding/failure.hpp"
#include "automerge/readable.hpp"

namespace automerge {

namespace {

std::unexpected<Error> invalid(std::string why) { return fail(ErrorKind::invalid_operation, std::move(why)); }

Result<ObjectIndex> find_sequence(const Moment& moment, const ObjectId& id) {
    const auto index = moment.ops().find_object(id);
    if (!index || !moment.has_object(*index)) return invalid("there is no object " + id.text());
    if (moment.ops().object(*index).type == ObjectType::map)
        return invalid(id.text() + " is no list or text");
    return *index;
}

// The operation that a cursor names, if it belongs to an element of this list.
std::optional<Row> find_operation(const Moment& moment, ObjectIndex list, const OpId& id) {
    const OpSet& ops = moment.ops();
    const auto actor = ops.actors.find(id.actor.bytes);
    if (!actor || id.counter > UINT32_MAX) return std::nullopt;
    const auto row = ops.find({static_cast<std::uint32_t>(id.counter), *actor});
    if (!row || ops[*row].object != list || ops[*row].action == Action::del || !moment.has(*row))
        return std::nullopt;
    return row;
}

bool is_shown(const Moment& moment, Row row) {
    const Op& op = moment.ops()[row];
    const Row element = op.element(row);
    if (moment.is_now()) return op.action == Action::mark || moment.winner_of_element(element) == row;
    return std::ranges::count(moment.visible_at_element(element), row) > 0;
}

// Where the element begins. If it now shows an older value than the cursor's, the place is behind that: so
// says the official library of the present, though not of the past.
std::uint64_t index_of(const Moment& moment, Row row) {
    const OpSet& ops = moment.ops();
    const Op& op = ops[row];
    const Row element = op.element(row);
    if (moment.is_now()) {
        const Row winner = ops.winner_of_element(element);
        const bool behind = winner != no_row && ops.actors.less(ops[winner].id, op.id);
        return ops.start_of(element) + (behind ? ops.width_of(op.object, winner) : 0);
    }
    const Sequence& sequence = ops.sequence_of(op.object);
    std::uint64_t index = 0;
    for (auto place = sequence.begin(); sequence[place].row != element; place = sequence.next(place))
        index += ops.width_of(op.object, moment.winner_of_element(sequence[place].row));
    return index;
}

}  // namespace

Result<Cursor> Readable::cursor(const ObjectId& list, std::size_t index, CursorMove move) const {
    const Moment at = moment();
    if (const auto object = find_sequence(at, list); !object) return std::unexpected(object.error());
    if (const auto value = get(list, index))
        return Cursor{.place = Cursor::Place::element, .element = value->id, .move = move};
    if (index == length(list)) return Cursor::end();
    return invalid("index " + std::to_string(index) + " is behind the end of " + list.text());
}

Result<std::size_t> Readable::position_of(const ObjectId& list, const Cursor& cursor) const {
    const Moment at = moment();
    const auto object = find_sequence(at, list);
    if (!object) return std::unexpected(object.error());
    if (cursor.place == Cursor::Place::start) return 0;
    if (cursor.place == Cursor::Place::end) return length(list);
    const auto named = find_operation(at, *object, cursor.element);
    if (!named) return invalid("cursor " + cursor.text() + " is at no element of " + list.text());
    Row row = *named;
    if (cursor.move == CursorMove::before) {
        // What an element was inserted after was there before it; neighbours may have come later.
        while (row != head_row && !is_shown(at, row)) row = at.ops()[row].key;
        if (row == head_row) return 0;
    }
    return static_cast<std::size_t>(index_of(at, row));
}

}  // namespace automerge
