#include <algorithm>
#include <numeric>

#include "automerge/core/replica.hpp"
#include "automerge/storage/bundle_chunk.hpp"
#include "automerge/storage/deflate.hpp"

namespace automerge {

namespace {

// Writes a bundle chunk's contents: the operations of some changes in the order of the document.
class BundleSaver {
public:
    // The changes ascend, each once.
    BundleSaver(const Replica& replica, std::span<const ChangeIndex> changes)
        : ops_(replica.ops), graph_(replica.graph), changes_(changes) {}

    Bytes save() {
        choose_rows();
        order_rows();
        number_actors();
        for (std::uint32_t i = 0; i < changes_.size(); ++i) write_change_row(i);
        for (const Row row : order_) write_row(row);

        ColumnList change_columns;
        ColumnList operation_columns;
        const Bytes positions = write_positions();
        change_rows_.finish(change_columns);
        operations_.finish(operation_columns, Table::bundle, object_counters_.finish(), positions);
        Deflater deflater;
        change_columns.deflate_large(deflater);
        operation_columns.deflate_large(deflater);

        Bytes out;
        append_hashes(out, outside_);
        append_uleb(out, actors_.size());
        for (const std::uint32_t actor : actors_) append_prefixed(out, ops_.actors[actor].bytes);
        change_columns.write_list(out);
        change_columns.write_data(out);
        operation_columns.write_list(out);
        operation_columns.write_data(out);
        return out;
    }

private:
    bool less(Row left, Row right) const { return ops_.actors.less(ops_[left].id, ops_[right].id); }

    void choose_rows() {
        chosen_.resize(ops_.size());
        for (const ChangeIndex index : changes_) {
            const ChangeRecord record = graph_[index];
            std::fill_n(chosen_.begin() + record.first_row, record.op_count, true);
        }
    }

    // As in a document chunk, except that deletions have rows, after what else was done at their place.
    void order_rows() {
        std::vector<ObjectIndex> objects(ops_.object_count());
        std::iota(objects.begin(), objects.end(), root_object);
        std::ranges::sort(objects.begin() + 1, objects.end(), [&](ObjectIndex left, ObjectIndex right) {
            return less(ops_.object(left).made_by, ops_.object(right).made_by);
        });
        for (const ObjectIndex index : objects) {
            const Object& object = ops_.object(index);
            if (object.type == ObjectType::map) {
                ops_.map_of(object).for_each([&](const MapEntry& entry) { add_chain(entry.newest); });
                continue;
            }
            const Sequence& sequence = ops_.sequence_of(object);
            for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place)) {
                const Row element = sequence[place].row;
                if (chosen_[element]) order_.push_back(element);
                add_chain(ops_[element].next_at_key);
            }
        }
    }

    void add_chain(Row newest) {
        const auto begin = static_cast<std::ptrdiff_t>(order_.size());
        for (Row row = newest; row != no_row; row = ops_[row].next_at_key)
            if (chosen_[row]) order_.push_back(row);
        std::ranges::sort(order_.begin() + begin, order_.end(), [&](Row left, Row right) {
            const bool left_deletes = ops_[left].action == Action::del;
            const bool right_deletes = ops_[right].action == Action::del;
            return left_deletes != right_deletes ? right_deletes : less(left, right);
        });
    }

    // Those that the changes are by or refer to, in ascending order.
    void number_actors() {
        std::vector<bool> used(ops_.actors.size());
        const auto use = [&](Row row) { used[ops_[row].id.actor] = true; };
        Row storage = no_row;
        for (const ChangeIndex index : changes_) used[graph_[index].actor] = true;
        for (const Row row : order_) {
            const Op& op = ops_[row];
            const Object& object = ops_.object(op.object);
            if (object.made_by != no_row) use(object.made_by);
            if (object.type != ObjectType::map && op.key != head_row) use(op.key);
            for (const Row predecessor : ops_.predecessors(op, storage)) use(predecessor);
        }
        local_actors_.resize(used.size());
        for (const std::uint32_t actor : ops_.actors.sorted()) {
            if (!used[actor]) continue;
            local_actors_[actor] = static_cast<std::uint32_t>(actors_.size());
            actors_.push_back(actor);
        }
    }

    LocalId local(ShortId id) const { return {id.counter, local_actors_[id.actor]}; }

    void write_change_row(std::uint32_t number) {
        const ChangeRecord record = graph_[changes_[number]];
        BundleChangeRow row;
        row.actor = local_actors_[record.actor];
        row.seq = record.seq;
        row.start_op = record.start_op;
        row.op_count = record.op_count;
        row.time = record.time;
        row.message = record.message;
        row.extra = record.extra;
        for (const ChangeIndex dependency : record.dependencies) {
            const auto inside = std::ranges::lower_bound(changes_, dependency);
            row.dependencies.push_back(inside != changes_.end() && *inside == dependency
                                           ? static_cast<std::uint32_t>(inside - changes_.begin())
                                           : outside_index(graph_.hash(dependency)));
        }
        change_rows_.append(row);
    }

    std::uint32_t outside_index(const ChangeHash& hash) {
        const auto next = static_cast<std::uint32_t>(changes_.size() + outside_.size());
        const auto [found, is_new] = outside_indexes_.emplace(hash, next);
        if (is_new) outside_.push_back(hash);
        return found->second;
    }

    void write_row(Row number) {
        const Op& op = ops_[number];
        const Object& object = ops_.object(op.object);
        OperationRow row;
        if (object.made_by == no_row) {
            object_counters_.append_null();
        } else {
            row.object = local(ops_[object.made_by].id);
            object_counters_.append(row.object.counter);
        }
        row.in_map = object.type == ObjectType::map;
        if (row.in_map) {
            row.key = ops_.keys[op.key];
        } else if (op.key != head_row) {
            row.element = local(ops_[op.key].id);
        }
        row.insert = op.insert;
        row.expand = op.expand;
        row.action = op.action;
        row.value = ops_.value(op);
        if (op.has_mark_name) row.mark_name = ops_.mark_name(number);
        std::vector<LocalId> predecessors;
        Row storage = no_row;
        for (const Row predecessor : ops_.predecessors(op, storage))
            predecessors.push_back(local(ops_[predecessor].id));
        operations_.append_ids(local(op.id));
        operations_.append(row, predecessors);
    }

    // Where each operation is, in the order of actors and counters.
    Bytes write_positions() const {
        std::vector<std::uint32_t> positions(order_.size());
        std::iota(positions.begin(), positions.end(), 0);
        std::ranges::sort(positions, {}, [&](std::uint32_t position) {
            const LocalId id = local(ops_[order_[position]].id);
            return std::pair(id.actor, id.counter);
        });
        DeltaWriter writer;
        for (const std::uint32_t position : positions) writer.append(position);
        return writer.finish();
    }

    const OpSet& ops_;
    const ChangeGraph& graph_;
    std::span<const ChangeIndex> changes_;
    std::vector<bool> chosen_;  // by row
    std::vector<Row> order_;
    std::vector<std::uint32_t> actors_;        // in the order of the bundle
    std::vector<std::uint32_t> local_actors_;  // place in the bundle, by actor index
    std::vector<ChangeHash> outside_;
    std::map<ChangeHash, std::uint32_t> outside_indexes_;
    BundleChangeWriter change_rows_;
    OperationWriter operations_;
    DeltaWriter object_counters_;
};

}  // namespace

Bytes save_bundle(const Replica& replica, std::span<const ChangeIndex> changes) {
    return BundleSaver(replica, changes).save();
}

}  // namespace automerge
