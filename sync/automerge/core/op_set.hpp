#pragma once
// All operations of a document and the state that follows from them: objects, their keys and elements, what
// is visible and what wins. Adding an operation is the only way to change it, undoing the last one the only
// way back.
#include <cstring>
#include <unordered_map>

#include "automerge/core/actor_table.hpp"
#include "automerge/core/map_index.hpp"
#include "automerge/core/predecessor_pool.hpp"
#include "automerge/core/sequence.hpp"
#include "automerge/core/string_pool.hpp"
#include "automerge/encoding/scalar_codec.hpp"
#include "automerge/text_unit.hpp"

namespace automerge {

using ObjectIndex = std::uint32_t;
inline constexpr ObjectIndex root_object = 0;

struct Object {
    Row made_by = no_row;  // no_row: the root
    ObjectType type = ObjectType::map;
    std::uint32_t depth = 0;  // how many objects it lies in
    std::uint32_t index = 0;  // among the maps, or among the lists and texts: see OpSet::map_of, sequence_of
};

// An operation about to be added; everything it refers to has been found.
struct OpDraft {
    ShortId id{};
    ObjectIndex object = root_object;
    std::uint32_t key = 0;  // as in Op
    bool insert = false;
    bool expand = false;
    Action action = Action::set;
    ScalarView value{};
    std::optional<std::string_view> mark_name{};
    std::span<const Row> predecessors{};  // ascending by id
};

class OpSet {
public:
    explicit OpSet(TextUnit text_unit = TextUnit::code_points)
        : objects_(1), maps_(1), text_unit_(text_unit) {}

    ActorTable actors;
    StringPool keys;

    // What is there.
    TextUnit text_unit() const { return text_unit_; }
    std::size_t size() const { return ops_.size(); }
    const Op& operator[](Row row) const { return ops_[row]; }
    const Object& object(ObjectIndex index) const { return objects_[index]; }
    // What is in it: of a map, and of a list or text.
    const MapIndex& map_of(const Object& object) const { return maps_[object.index]; }
    const Sequence& sequence_of(const Object& object) const { return sequences_[object.index]; }
    const MapIndex& map_of(ObjectIndex index) const { return map_of(objects_[index]); }
    const Sequence& sequence_of(ObjectIndex index) const { return sequence_of(objects_[index]); }
    std::size_t object_count() const { return objects_.size(); }
    std::optional<Row> find(ShortId id) const;
    std::optional<ObjectIndex> find_object(const ObjectId& id) const;
    OpId full_id(ShortId id) const { return {id.counter, actors[id.actor]}; }
    OpId full_id(Row row) const { return full_id(ops_[row].id); }
    std::span<const Row> predecessors(const Op& op, Row& storage) const {
        return predecessors_.get(op.predecessors(), storage);
    }
    std::string_view mark_name(Row row) const;
    ScalarView value(const Op& op) const {
        const std::size_t size = op.value_meta >> 4;
        const auto type = static_cast<ScalarType>(op.value_meta & 15);
        if (size <= Op::inline_value_bytes)
            return {type, {reinterpret_cast<const std::uint8_t*>(&op.payload), size}};
        return {type, ByteView(value_bytes_).subspan(static_cast<std::size_t>(op.payload), size)};
    }
    ScalarView value(Row row) const { return value(ops_[row]); }
    std::size_t deletion_count() const { return deletions_; }
    bool is_counter(const Op& op) const;
    // A counter is not overwritten by its increments, they add up. Everything else is, by whatever names it.
    bool overwrites(const Op& by, const Op& named) const {
        return by.action != Action::increment || !is_counter(named);
    }
    // Where the chain begins of what was done at the same key, or to the same element after its insertion.
    Row newest_at(Row row) const;
    // Of two elements of the same list.
    bool precedes(Row left, Row right) const;
    // Where an element of a list is, and the index at which it begins, or would begin.
    Sequence::Place place_of(Row element) const {
        return sequence_of(ops_[element].object).place_of(element, ops_);
    }
    std::uint64_t start_of(Row element) const {
        return sequence_of(ops_[element].object).start_of(place_of(element));
    }

    // The state.
    Value read(Row row, std::int64_t increments) const;  // of a value; counters with their increments
    std::int64_t increments(Row counter) const;
    Row winner(ObjectIndex map, std::string_view key) const;
    Row winner_of_element(Row element) const { return ops_[element].winner; }
    // All visible operations from a winner on, ascending.
    std::vector<Row> visible_from(Row winner) const;
    std::string_view text_of(Row winner) const;  // as a part of a text
    // Of an element, in index units; 0 if nothing wins.
    std::uint32_t width_of(ObjectIndex object, Row winner) const;

    // Changing it.
    Row add(const OpDraft& draft);
    void undo_last();
    std::uint32_t object_index(Row make) const { return static_cast<std::uint32_t>(ops_[make].payload); }

private:
    friend class OpSetBuilder;

    // The operations of one actor whose counters and rows both go up by one.
    struct Span {
        std::uint32_t start = 0;
        std::uint32_t count = 0;
        Row first_row = 0;
    };

    MapIndex& map_to_change(ObjectIndex index) { return maps_[objects_[index].index]; }
    Sequence& sequence_to_change(ObjectIndex index) { return sequences_[objects_[index].index]; }
    Object& make_object(Row made_by, ObjectIndex parent);
    void record_id(ShortId id, Row row);
    void store_value(Op& op, ScalarView value);
    Row& winner_of(const Op& op, Row row);
    // `winner` is winner_of the row.
    void show(Row row, Row& winner);
    void hide(Row row, Row& winner);
    void refresh_width(const Op& op, Row row);
    bool count_successor(Row row, const Op& by);
    void supersede(Row row, const Op& by, Row& winner);
    void restore(Row row, const Op& by, Row& winner);
    void insert_element(Row row);

    std::vector<Op> ops_;
    std::vector<Object> objects_;
    std::vector<MapIndex> maps_;  // the root first
    std::vector<Sequence> sequences_;
    std::vector<std::vector<Span>> spans_;  // by actor
    PredecessorPool predecessors_;
    Bytes value_bytes_;                                     // of values longer than eight bytes
    std::unordered_map<Row, std::int64_t> counter_totals_;  // increments of each counter that has any
    std::unordered_map<Row, std::uint32_t> mark_names_;
    std::size_t deletions_ = 0;
    TextUnit text_unit_;  // of the widths in the sequences of texts
};

}  // namespace automerge
