#include "automerge/core/op_set.hpp"

#include <algorithm>
#include <utility>

#include "automerge/encoding/utf8.hpp"

namespace automerge {

namespace {

constexpr std::string_view object_replacement = "\xEF\xBF\xBC";  // stands in a text for what is no string

ObjectType object_type(Action make) {
    switch (make) {
        case Action::make_list: return ObjectType::list;
        case Action::make_text: return ObjectType::text;
        default: return ObjectType::map;
    }
}

}  // namespace

std::optional<Row> OpSet::find(ShortId id) const {
    if (id.actor >= spans_.size()) return std::nullopt;
    const auto& spans = spans_[id.actor];
    const auto after = std::ranges::upper_bound(spans, id.counter, {}, &Span::start);
    if (after == spans.begin()) return std::nullopt;
    const Span& span = *(after - 1);
    if (id.counter - span.start >= span.count) return std::nullopt;
    return span.first_row + (id.counter - span.start);
}

std::optional<ObjectIndex> OpSet::find_object(const ObjectId& id) const {
    if (id.is_root()) return root_object;
    const auto actor = actors.find(id.op.actor.bytes);
    if (!actor || id.op.counter > UINT32_MAX) return std::nullopt;
    const auto row = find({static_cast<std::uint32_t>(id.op.counter), *actor});
    if (!row || !ops_[*row].is_make()) return std::nullopt;
    return object_index(*row);
}

std::string_view OpSet::mark_name(Row row) const {
    const auto found = mark_names_.find(row);
    return found == mark_names_.end() ? std::string_view() : keys[found->second];
}

void OpSet::store_value(Op& op, ScalarView value) {
    op.value_meta = static_cast<std::uint32_t>(value.meta());
    if (value.bytes.size() <= Op::inline_value_bytes) {
        if (!value.bytes.empty()) std::memcpy(&op.payload, value.bytes.data(), value.bytes.size());
    } else {
        op.payload = value_bytes_.size();
        value_bytes_.insert(value_bytes_.end(), value.bytes.begin(), value.bytes.end());
    }
}

bool OpSet::is_counter(const Op& op) const {
    return op.action == Action::set && static_cast<ScalarType>(op.value_meta & 15) == ScalarType::counter;
}

bool OpSet::precedes(Row left, Row right) const {
    const Sequence& sequence = sequence_of(ops_[left].object);
    return sequence.precedes(sequence.place_of(left, ops_), sequence.place_of(right, ops_));
}

Row OpSet::newest_at(Row row) const {
    const Op& op = ops_[row];
    const Object& object = objects_[op.object];
    return object.type == ObjectType::map ? map_of(object).find(op.key, keys)->newest
                                          : ops_[op.element(row)].next_at_key;
}

std::int64_t OpSet::increments(Row counter) const {
    const auto total = counter_totals_.find(counter);
    return total == counter_totals_.end() ? 0 : total->second;
}

Value OpSet::read(Row row, std::int64_t increments) const {
    const Op& op = ops_[row];
    if (op.is_make()) return {object_type(op.action), full_id(op.id)};
    Scalar scalar = decode_scalar(value(op));
    if (auto* counter = std::get_if<Counter>(&scalar))
        counter->value = static_cast<std::int64_t>(static_cast<std::uint64_t>(counter->value) +
                                                   static_cast<std::uint64_t>(increments));
    return {std::move(scalar), full_id(op.id)};
}

Row OpSet::winner(ObjectIndex map, std::string_view key) const {
    const auto interned = keys.find(key);
    if (!interned) return no_row;
    const MapEntry* entry = map_of(map).find(*interned, keys);
    return entry ? entry->winner : no_row;
}

std::vector<Row> OpSet::visible_from(Row winner) const {
    std::vector<Row> rows;
    for (Row row = winner; row != no_row; row = ops_[row].next_visible) rows.push_back(row);
    std::ranges::reverse(rows);
    return rows;
}

std::string_view OpSet::text_of(Row winner) const {
    const Op& op = ops_[winner];
    const ScalarView scalar = value(op);
    if (op.action != Action::set || scalar.type != ScalarType::string) return object_replacement;
    return as_text(scalar.bytes);
}

std::uint32_t OpSet::width_of(ObjectIndex object, Row winner) const {
    if (winner == no_row) return 0;
    if (objects_[object].type != ObjectType::text) return 1;
    return static_cast<std::uint32_t>(text_width(text_of(winner), text_unit_));
}

Row& OpSet::winner_of(const Op& op, Row row) {
    if (objects_[op.object].type == ObjectType::map)
        return map_to_change(op.object).find(op.key, keys)->winner;
    return ops_[op.element(row)].winner;
}

void OpSet::show(Row row, Row& winner) {
    Op& op = ops_[row];
    if (winner == no_row && objects_[op.object].type == ObjectType::map)
        ++map_to_change(op.object).visible_count;
    Row* link = &winner;
    while (*link != no_row && actors.less(op.id, ops_[*link].id)) link = &ops_[*link].next_visible;
    op.next_visible = *link;
    *link = row;
}

void OpSet::hide(Row row, Row& winner) {
    Op& op = ops_[row];
    Row* link = &winner;
    while (*link != row) link = &ops_[*link].next_visible;
    *link = op.next_visible;
    op.next_visible = no_row;
    if (winner == no_row && objects_[op.object].type == ObjectType::map)
        --map_to_change(op.object).visible_count;
}

void OpSet::refresh_width(const Op& op, Row row) {
    if (objects_[op.object].type == ObjectType::map) return;
    const Row element = op.element(row);
    const std::uint32_t width = width_of(op.object, ops_[element].winner);
    sequence_to_change(op.object).set_width(place_of(element), width);
}

// Is it overwritten by that? If not, that is an increment of it, and is added.
bool OpSet::count_successor(Row row, const Op& by) {
    Op& op = ops_[row];
    if (!overwrites(by, op)) {
        auto& total = counter_totals_[row];
        total = static_cast<std::int64_t>(static_cast<std::uint64_t>(total) +
                                          static_cast<std::uint64_t>(decode_integer(value(by))));
        return false;
    }
    ++op.superseded;
    return true;
}

void OpSet::supersede(Row row, const Op& by, Row& winner) {
    const bool was_visible = ops_[row].is_visible();
    if (count_successor(row, by) && was_visible) hide(row, winner);
}

void OpSet::restore(Row row, const Op& by, Row& winner) {
    Op& op = ops_[row];
    if (!overwrites(by, op)) {
        auto& total = counter_totals_[row];
        total = static_cast<std::int64_t>(static_cast<std::uint64_t>(total) -
                                          static_cast<std::uint64_t>(decode_integer(value(by))));
        return;
    }
    --op.superseded;
    if (op.is_visible()) show(row, winner);
}

// Its operation is there already.
Object& OpSet::make_object(Row made_by, ObjectIndex parent) {
    const std::uint32_t depth = objects_[parent].depth + 1;
    Object& object = objects_.emplace_back();
    object.made_by = made_by;
    object.type = object_type(ops_[made_by].action);
    object.depth = depth;
    if (object.type == ObjectType::map) {
        object.index = static_cast<std::uint32_t>(maps_.size());
        maps_.emplace_back();
    } else {
        object.index = static_cast<std::uint32_t>(sequences_.size());
        sequences_.emplace_back();
    }
    return object;
}

void OpSet::record_id(ShortId id, Row row) {
    if (id.actor >= spans_.size()) spans_.resize(id.actor + 1);
    auto& spans = spans_[id.actor];
    if (!spans.empty()) {
        Span& last = spans.back();
        if (last.start + last.count == id.counter && last.first_row + last.count == row) {
            ++last.count;
            return;
        }
    }
    spans.push_back({id.counter, 1, row});
}

// An element goes right after its reference, but behind those with a greater id: they were put there by
// somebody who had seen more, or at the same time by a greater actor.
void OpSet::insert_element(Row row) {
    Op& op = ops_[row];
    Sequence& sequence = sequence_to_change(op.object);
    const std::uint32_t width = width_of(op.object, op.winner);
    Sequence::Place before{};
    bool at_front = op.key == head_row;
    if (!at_front) before = sequence.place_of(op.key, ops_);
    Sequence::Place next = at_front ? sequence.begin() : sequence.next(before);
    while (!sequence.is_end(next) && actors.less(op.id, ops_[sequence[next].row].id)) {
        before = next;
        at_front = false;
        next = sequence.next(next);
    }
    if (at_front) {
        sequence.insert_front(row, width, ops_);
    } else {
        sequence.insert_after(before, row, width, ops_);
    }
    if (op.action == Action::mark) ++sequence.mark_count;
}

Row OpSet::add(const OpDraft& draft) {
    const auto row = static_cast<Row>(ops_.size());
    Op& op = ops_.emplace_back();
    op.id = draft.id;
    op.object = draft.object;
    op.key = draft.key;
    op.insert = draft.insert;
    op.expand = draft.expand;
    op.action = draft.action;
    op.leaf_or_predecessors = predecessors_.add(draft.predecessors);
    store_value(op, draft.value);
    if (draft.mark_name) {
        op.has_mark_name = true;
        mark_names_[row] = keys.intern(*draft.mark_name);
    }
    if (op.is_make()) {
        op.payload = objects_.size();
        make_object(row, draft.object);
    }
    record_id(op.id, row);

    if (op.action == Action::del) {
        ++deletions_;
        if (draft.predecessors.empty()) return row;
    }
    if (op.insert) {
        if (op.is_value()) op.winner = row;
        insert_element(row);
        return row;
    }
    const bool in_map = objects_[op.object].type == ObjectType::map;
    MapEntry* entry = in_map ? &map_to_change(op.object).at(op.key, keys) : nullptr;
    Row& chain = entry ? entry->newest : ops_[op.key].next_at_key;
    Row& winner = entry ? entry->winner : ops_[op.key].winner;
    op.next_at_key = std::exchange(chain, row);
    for (const Row predecessor : draft.predecessors) supersede(predecessor, op, winner);
    if (op.is_value()) show(row, winner);
    refresh_width(op, row);
    return row;
}

void OpSet::undo_last() {
    const auto row = static_cast<Row>(ops_.size() - 1);
    Op& op = ops_[row];
    if (op.action == Action::del) --deletions_;
    if (op.insert) {
        Sequence& list = sequence_to_change(op.object);
        list.erase(place_of(row));
        if (op.action == Action::mark) --list.mark_count;
    } else if (op.action != Action::del || op.predecessors() != no_row) {
        if (op.is_visible()) hide(row, winner_of(op, row));
        if (objects_[op.object].type == ObjectType::map) {
            MapEntry* entry = map_to_change(op.object).find(op.key, keys);
            entry->newest = op.next_at_key;
            if (entry->newest == no_row) map_to_change(op.object).erase(op.key, keys);
        } else {
            ops_[op.key].next_at_key = op.next_at_key;
        }
    }
    Row storage = no_row;
    for (const Row predecessor : predecessors_.get(op.predecessors(), storage))
        restore(predecessor, op, winner_of(ops_[predecessor], predecessor));
    if (!op.insert) refresh_width(op, row);
    predecessors_.remove_last(op.predecessors());

    if (op.is_make()) {
        if (objects_.back().type == ObjectType::map)
            maps_.pop_back();
        else
            sequences_.pop_back();
        objects_.pop_back();
    } else if ((op.value_meta >> 4) > Op::inline_value_bytes) {
        value_bytes_.resize(static_cast<std::size_t>(op.payload));
    }
    mark_names_.erase(row);
    counter_totals_.erase(row);
    auto& spans = spans_[op.id.actor];
    if (--spans.back().count == 0) spans.pop_back();
    ops_.pop_back();
}

}  // namespace automerge
