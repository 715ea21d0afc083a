#include "automerge/core/op_set_builder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace automerge {

namespace {

constexpr std::size_t rows_max = 0x7fffffff;  // see PredecessorPool

}  // namespace

void CounterIndex::finish() {
    if (entries_.empty()) return;
    const std::uint32_t last = entries_.back().max_op;
    part_bits_ = static_cast<unsigned>(std::bit_width(last / entries_.size()));
    parts_.resize((std::size_t{last} >> part_bits_) + 2, static_cast<std::uint32_t>(entries_.size()));
    for (std::size_t place = entries_.size(); place-- > 0;)
        parts_[entries_[place].max_op >> part_bits_] = static_cast<std::uint32_t>(place);
    for (std::size_t part = parts_.size() - 1; part-- > 0;)
        parts_[part] = std::min(parts_[part], parts_[part + 1]);
}

CounterIndex::Entry* CounterIndex::find(std::uint32_t counter) {
    const std::size_t part = std::size_t{counter} >> part_bits_;
    if (part + 1 >= parts_.size()) return nullptr;
    // One more, which is the first of the next part that has any.
    const std::size_t end = std::min<std::size_t>(parts_[part + 1] + std::size_t{1}, entries_.size());
    const auto found = std::lower_bound(entries_.begin() + parts_[part],
                                        entries_.begin() + static_cast<std::ptrdiff_t>(end), counter);
    return found == entries_.end() ? nullptr : &*found;
}

bool OpSetBuilder::refuse(std::string why, ErrorKind kind) {
    problem_ = std::move(why);
    problem_kind_ = kind;
    return false;
}

Result<OpSet> OpSetBuilder::build() {
    for (const ActorId& actor : document_.actors) set_.actors.intern(actor.bytes);
    by_actor_.resize(document_.actors.size());
    for (const ChangeSpan& change : changes_) by_actor_[change.actor].append(change.max_op);
    for (CounterIndex& own : by_actor_) own.finish();
    if (auto done = find_starts(); !done) return std::unexpected(done.error());
    if (auto done = assign_rows(); !done) return std::unexpected(done.error());
    make_room_for_objects();
    if (auto done = place_rows(); !done) return std::unexpected(done.error());
    if (auto done = link_rows(); !done) return std::unexpected(done.error());
    by_actor_ = {};
    ancestors_ = {};
    index_objects();
    return std::move(set_);
}

std::optional<Row> OpSetBuilder::row_of(LocalId id) {
    const CounterIndex::Entry* change = by_actor_[id.actor].find(id.counter);
    return change ? change->row_of(id.counter) : std::nullopt;
}

// A change starts at the smallest counter of its operations: those that have a row, and the deletions, which
// are known only as successors.
Result<void> OpSetBuilder::find_starts() {
    // Returns the last counter of the change; 0 if there is none.
    const auto see = [&](std::int64_t actor, std::int64_t counter) -> std::uint32_t {
        if (actor < 0 || counter <= 0 || static_cast<std::uint64_t>(counter) > limits_.counter_max ||
            static_cast<std::uint64_t>(actor) >= document_.actors.size())
            return 0;
        const auto own_counter = static_cast<std::uint32_t>(counter);
        CounterIndex::Entry* change = by_actor_[static_cast<std::size_t>(actor)].find(own_counter);
        if (!change) return 0;
        change->start_op = std::min(change->start_op, own_counter);
        return change->max_op;
    };
    const Columns& columns = document_.operation_columns;
    const auto see_all = [&](ColumnSpec actor_column, ColumnSpec counter_column, std::uint64_t rows) {
        UnsignedReader actor_reader(columns[actor_column]);
        DeltaReader counter_reader(columns[counter_column]);
        // Most ids follow the one before, in the same change.
        std::int64_t last_actor = no_number;
        std::int64_t last_counter = 0;
        std::int64_t max_counter = 0;
        std::array<std::int64_t, 64> all_actors{};
        std::array<std::int64_t, 64> all_counters{};
        while (rows > 0) {
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(rows, all_actors.size()));
            const auto actors = std::span(all_actors).first(count);
            const auto counters = std::span(all_counters).first(count);
            if (!actor_reader.fill(actors) || !counter_reader.fill(counters)) return false;
            for (std::size_t i = 0; i < count; ++i) {
                const bool follows =
                    actors[i] == last_actor && counters[i] == last_counter + 1 && counters[i] <= max_counter;
                if (!follows) {
                    max_counter = see(actors[i], counters[i]);
                    if (max_counter == 0) return false;
                    last_actor = actors[i];
                }
                last_counter = counters[i];
            }
            rows -= count;
        }
        return true;
    };
    std::uint64_t successors = 0;
    if (!UnsignedReader::count(columns[successor_actor_column], successors, document_.shape.links_max))
        return fail(ErrorKind::over_limit, "a document's successors are damaged or too many");
    if (!see_all(id_actor_column, id_counter_column, document_.shape.row_count) ||
        !see_all(successor_actor_column, successor_counter_column, successors))
        return malformed("an operation belongs to no change");
    return {};
}

Result<void> OpSetBuilder::assign_rows() {
    std::uint64_t rows = 0;
    // Every operation is either a row or a successor, so there cannot be more than those two together.
    std::uint64_t successors = 0;
    UnsignedReader::count(document_.operation_columns[successor_actor_column], successors,
                          document_.shape.links_max);
    const std::uint64_t most = std::min<std::uint64_t>(document_.shape.row_count + successors, rows_max);
    std::vector<std::size_t> places(by_actor_.size(), 0);
    for (ChangeSpan& change : changes_) {
        CounterIndex::Entry& entry = by_actor_[change.actor][places[change.actor]++];
        change.start_op = entry.start_op;
        change.op_count = change.max_op + 1 - change.start_op;
        change.first_row = entry.first_row = static_cast<Row>(rows);
        if (change.op_count > limits_.operations_per_change)
            return fail(ErrorKind::over_limit, "a document has a change of too many operations");
        rows += change.op_count;
        if (rows > most) return malformed("a document misses operations");
    }
    set_.ops_.resize(static_cast<std::size_t>(rows));
    placed_.resize(static_cast<std::size_t>(rows));
    set_.spans_.resize(document_.actors.size());
    for (const ChangeSpan& change : changes_) {
        if (change.op_count == 0) continue;
        auto& spans = set_.spans_[change.actor];
        const bool continues = !spans.empty() && spans.back().start + spans.back().count == change.start_op &&
                               spans.back().first_row + spans.back().count == change.first_row;
        if (continues) {
            spans.back().count += change.op_count;
        } else {
            spans.push_back({change.start_op, change.op_count, change.first_row});
        }
    }
    return {};
}

// Where tables of a million objects grew by doubling, they would take twice the memory for a moment.
void OpSetBuilder::make_room_for_objects() {
    std::size_t maps = set_.maps_.size();
    std::size_t sequences = 0;
    UnsignedReader actions(document_.operation_columns[action_column]);
    std::array<std::int64_t, 64> block{};
    for (std::size_t left = document_.shape.row_count; left > 0;) {
        const auto part = std::span(block).first(std::min(left, block.size()));
        if (!actions.fill(part)) return;  // place_rows says what is wrong
        for (const std::int64_t action : part) {
            maps += action == static_cast<std::int64_t>(Action::make_map);
            sequences += action == static_cast<std::int64_t>(Action::make_list) ||
                         action == static_cast<std::int64_t>(Action::make_text);
        }
        left -= part.size();
    }
    set_.objects_.reserve(maps + sequences);
    set_.maps_.reserve(maps);
    set_.sequences_.reserve(sequences);
}

Result<void> OpSetBuilder::place_rows() {
    order_.reserve(document_.shape.row_count);
    OperationReader reader(document_.operation_columns, document_.shape);
    OperationRow row;
    std::vector<LocalId> successors;
    while (reader.next(row, successors)) {
        bool placed = place_row(row, successors);
        while (placed && may_go_on_typing() && reader.next_typed(row, successors))
            placed = place_typed(row, successors);
        if (!placed) {
            return fail(problem_kind_,
                        "operation " + set_.full_id(short_id(row.id)).text() + " of a document: " + problem_);
        }
    }
    if (const auto& error = reader.error()) return std::unexpected(*error);
    document_.operation_columns = {};
    for (const Row end : mark_ends_without_begin_) {
        const auto begin = row_of({set_.ops_[end].id.counter - 1, set_.ops_[end].id.actor});
        if (begin && placed_[*begin] && set_.ops_[*begin].has_mark_name &&
            set_.ops_[*begin].object == set_.ops_[end].object)
            return malformed("a mark ends before it begins");
    }
    return {};
}

// The row goes on where the insertion just before it left off, in the same change: it is in its place, after
// an element that is there, and nothing has to be looked up.
bool OpSetBuilder::place_typed(const OperationRow& row, const std::vector<LocalId>& successors) {
    const Row own_row = element_ + 1;
    Op& op = set_.ops_[own_row];
    op.id = short_id(row.id);
    op.object = object_;
    op.key = element_;
    op.insert = true;
    set_.store_value(op, row.value);
    placed_[own_row] = true;
    order_.push_back(own_row);
    ancestors_.push_back(own_row);
    element_ = before_ = own_row;
    typed_ = row.id;
    return note_successors(own_row, successors);
}

bool OpSetBuilder::place_row(const OperationRow& row, const std::vector<LocalId>& successors) {
    typed_ = {};
    if (const char* problem = problem_of(row)) return refuse(problem);
    if (row.action == Action::del) return refuse("a deletion has a row of its own");
    const CounterIndex::Entry* change = by_actor_[row.id.actor].find(row.id.counter);
    const auto own_row = change ? change->row_of(row.id.counter) : std::nullopt;
    if (!own_row || placed_[*own_row]) return refuse("it is there twice, or belongs to no change");
    if (!enter_object(row)) return false;

    Op& op = set_.ops_[*own_row];
    op.id = short_id(row.id);
    op.object = object_;
    op.insert = row.insert;
    op.expand = row.expand;
    op.action = row.action;
    set_.store_value(op, row.value);
    const bool map = set_.objects_[object_].type == ObjectType::map;
    if (map != row.in_map) return refuse("its key does not suit its object");
    if (map ? !place_in_map(row, op) : !place_in_list(row, op, *own_row)) return false;
    before_ = *own_row;
    if (row.mark_name) {
        op.has_mark_name = true;
        set_.mark_names_[*own_row] = set_.keys.intern(*row.mark_name);
    }
    placed_[*own_row] = true;
    order_.push_back(*own_row);
    note_mark_end(op);
    if (op.is_make()) {
        op.payload = set_.objects_.size();
        if (set_.make_object(*own_row, object_).depth > limits_.nesting)
            return refuse("its object lies deeper than allowed", ErrorKind::over_limit);
    }
    if (op.insert) {
        typed_ = row.id;
        typed_max_ = change->max_op;
    }
    return note_successors(*own_row, successors);
}

bool OpSetBuilder::note_successors(Row row, const std::vector<LocalId>& successors) {
    for (std::size_t i = 0; i < successors.size(); ++i) {
        const ShortId successor = short_id(successors[i]);
        if (!set_.actors.less(i == 0 ? set_.ops_[row].id : short_id(successors[i - 1]), successor))
            return refuse("its successors are not in ascending order");
        const auto successor_row = row_of(successors[i]);
        if (!successor_row) return refuse("a successor belongs to no change");
        links_.push_back({*successor_row, row});
    }
    return true;
}

// Objects come in ascending order of their ids, the root first.
bool OpSetBuilder::enter_object(const OperationRow& row) {
    if (started_ && row.object == object_id_) return true;
    if (started_ &&
        !(object_id_.counter == 0 || set_.actors.less(short_id(object_id_), short_id(row.object))))
        return refuse("objects are not in ascending order");
    object_ = root_object;
    if (row.object.counter != 0) {
        const auto made_by = row_of(row.object);
        if (!made_by || !placed_[*made_by] || !set_.ops_[*made_by].is_make())
            return refuse("its object does not exist");
        object_ = set_.object_index(*made_by);
    }
    started_ = true;
    object_id_ = row.object;
    has_key_ = false;
    element_ = before_ = no_row;
    ancestors_.clear();
    return true;
}

// Keys come in ascending order of their bytes, and the operations on each by ascending id.
bool OpSetBuilder::place_in_map(const OperationRow& row, Op& op) {
    if (has_key_ && row.key == key_) {
        if (!set_.actors.less(set_.ops_[before_].id, op.id)) return refuse("ids are not in ascending order");
    } else {
        if (has_key_ && row.key < key_) return refuse("keys are not in ascending order");
        has_key_ = true;
        key_ = row.key;
        interned_key_ = set_.keys.intern(row.key);
    }
    op.key = interned_key_;
    return true;
}

// An element's insertion comes first, then what else was done to it, by ascending id.
bool OpSetBuilder::place_in_list(const OperationRow& row, Op& op, Row own_row) {
    if (!row.insert) {
        if (element_ == no_row || set_.ops_[element_].id != short_id(row.element))
            return refuse("it does not follow the insertion of its element");
        if (!set_.actors.less(set_.ops_[before_].id, op.id)) return refuse("ids are not in ascending order");
        op.key = element_;
        return true;
    }
    op.key = head_row;
    if (row.element.counter != 0) {
        const auto reference = row_of(row.element);
        if (!reference || !placed_[*reference] || !set_.ops_[*reference].insert ||
            set_.ops_[*reference].object != object_)
            return refuse("what it is inserted after does not come before it");
        op.key = *reference;
    }
    element_ = own_row;
    return is_in_list_order(op, own_row);
}

// The order of a list follows from the references alone: depth first, the greater id first among those with
// the same reference. No hash covers the order in the file, so it has to be checked.
bool OpSetBuilder::is_in_list_order(const Op& op, Row own_row) {
    Row child = no_row;
    while (!ancestors_.empty() && ancestors_.back() != op.key) {
        child = ancestors_.back();
        ancestors_.pop_back();
    }
    const bool reference_found = !ancestors_.empty() || op.key == head_row;
    const bool after_reference = op.key == head_row || set_.actors.less(set_.ops_[op.key].id, op.id);
    const bool after_sibling = child == no_row || set_.actors.less(op.id, set_.ops_[child].id);
    if (!reference_found || !after_reference || !after_sibling)
        return refuse("it is at the wrong place in its list");
    ancestors_.push_back(own_row);
    return true;
}

void OpSetBuilder::note_mark_end(const Op& op) {
    if (op.action != Action::mark || op.has_mark_name || op.id.counter <= 1) return;
    const auto begin = row_of({op.id.counter - 1, op.id.actor});
    if (begin && !placed_[*begin]) mark_ends_without_begin_.push_back(order_.back());
}

// Turns successors into predecessors. A successor without a row of its own is a deletion.
Result<void> OpSetBuilder::link_rows() {
    std::vector<std::uint32_t> ends(set_.ops_.size() + 1, 0);
    for (const Link& link : links_) ++ends[link.successor + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<Row> rows(links_.size());
    for (const Link& link : links_) rows[ends[link.successor]++] = link.row;
    // ends[i] is now where the rows of successor i end, so they begin where those of i - 1 end.
    std::uint32_t begin = 0;
    for (Row successor = 0; successor < set_.ops_.size(); ++successor) {
        const auto own = std::span(rows).subspan(begin, ends[successor] - begin);
        begin = ends[successor];
        if (own.empty() && placed_[successor]) continue;
        if (own.size() > 1)
            std::ranges::sort(own, [&](Row left, Row right) {
                return set_.actors.less(set_.ops_[left].id, set_.ops_[right].id);
            });
        if (!link(successor, own)) return malformed(problem_);
    }
    links_ = {};
    return {};
}

bool OpSetBuilder::link(Row successor, std::span<const Row> rows) {
    Op& op = set_.ops_[successor];
    if (rows.empty()) return placed_[successor] || refuse("a document misses operations");
    const auto place = [&](Row row) {
        const Op& named = set_.ops_[row];
        const bool map = set_.objects_[named.object].type == ObjectType::map;
        return std::pair(named.object, map ? named.key : named.element(row));
    };
    if (!placed_[successor]) {
        op.action = Action::del;
        std::tie(op.object, op.key) = place(rows[0]);
        ++set_.deletions_;
    } else if (op.insert) {
        return refuse("an insertion is the successor of another operation");
    }
    op.leaf_or_predecessors = set_.predecessors_.add(rows);
    for (const Row row : rows) {
        if (set_.ops_[row].superseded == Op::superseded_max)
            return refuse("too many operations overwrite the same one");
        if (place(row) != std::pair(op.object, op.key))
            return refuse("an operation is the successor of one at another place");
        set_.count_successor(row, op);
    }
    return true;
}

// How many keys the map has whose first operation is at this place of the order.
std::size_t OpSetBuilder::keys_from(std::size_t place) const {
    const Op* before = &set_.ops_[order_[place]];
    std::size_t keys = 1;
    for (++place; place < order_.size(); ++place) {
        const Op& op = set_.ops_[order_[place]];
        if (op.object != before->object) break;
        if (op.key != before->key) ++keys;
        before = &op;
    }
    return keys;
}

// With everything known, one more walk in document order gives chains, winners, keys and elements.
void OpSetBuilder::index_objects() {
    for (const ChangeSpan& change : changes_)  // what has no row in the document: deletions
        for (std::uint32_t i = 0; i < change.op_count; ++i)
            if (!placed_[change.first_row + i])
                set_.ops_[change.first_row + i].id = {change.start_op + i, change.actor};

    std::vector<Sequence::Element> elements;
    ObjectIndex current = root_object;
    MapEntry* entry = nullptr;
    const auto close_element = [&] {
        if (!elements.empty())
            elements.back().width = set_.width_of(current, set_.ops_[elements.back().row].winner);
    };
    const auto close_object = [&] {
        close_element();
        if (!elements.empty()) set_.sequence_to_change(current).build(elements, set_.ops_);
        elements.clear();
        entry = nullptr;
    };
    for (std::size_t place = 0; place < order_.size(); ++place) {
        const Row row = order_[place];
        Op& op = set_.ops_[row];
        if (place == 0 || op.object != current) {
            close_object();
            current = op.object;
            if (set_.objects_[current].type == ObjectType::map)
                set_.map_to_change(current).reserve(keys_from(place));
        }
        const bool in_map = set_.objects_[current].type == ObjectType::map;
        Row* winner = nullptr;
        if (in_map) {
            if (!entry || entry->key != op.key) entry = &set_.map_to_change(current).append(op.key);
            op.next_at_key = std::exchange(entry->newest, row);
            winner = &entry->winner;
        } else {
            if (op.insert) {
                close_element();
                elements.push_back({row, 0});
                if (op.action == Action::mark) ++set_.sequence_to_change(current).mark_count;
            } else {
                op.next_at_key = std::exchange(set_.ops_[op.key].next_at_key, row);
            }
            winner = &set_.ops_[op.element(row)].winner;
        }
        if (op.is_visible()) {
            if (in_map && *winner == no_row) ++set_.map_to_change(current).visible_count;
            op.next_visible = std::exchange(*winner, row);
        }
    }
    close_object();
    chain_deletions();
}

// The walk could not meet deletions, which have no place in the document's order: they join behind something
// that they delete.
void OpSetBuilder::chain_deletions() {
    if (set_.deletions_ == 0) return;
    for (Row row = 0; row < set_.ops_.size(); ++row) {
        Op& op = set_.ops_[row];
        if (op.action != Action::del) continue;
        Row storage = no_row;
        const Row deleted = set_.predecessors(op, storage).front();
        op.next_at_key = std::exchange(set_.ops_[deleted].next_at_key, row);
    }
}

}  // namespace automerge
