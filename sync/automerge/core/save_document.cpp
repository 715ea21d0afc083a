#include <algorithm>
#include <numeric>

#include "automerge/core/replica.hpp"
#include "automerge/storage/deflate.hpp"
#include "automerge/storage/document_chunk.hpp"

namespace automerge {

namespace {

// Writes a document chunk's contents. Rows of an open transaction are left out.
class DocumentSaver {
public:
    explicit DocumentSaver(const Replica& replica)
        : ops_(replica.ops), graph_(replica.graph), committed_(replica.committed_rows()) {}

    Bytes save() {
        number_actors();
        find_successors();
        write_objects();
        for (ChangeIndex index = 0; index < graph_.size(); ++index) write_change_row(index);

        ColumnList change_columns;
        ColumnList operation_columns;
        changes_.finish(change_columns);
        operations_.finish(operation_columns, Table::document);
        Deflater deflater;
        change_columns.deflate_large(deflater);
        operation_columns.deflate_large(deflater);

        Bytes out;
        append_uleb(out, actors_.size());
        for (const std::uint32_t actor : actors_) append_prefixed(out, ops_.actors[actor].bytes);
        const auto heads = graph_.sorted_heads();
        append_hashes(out, heads);
        change_columns.write_list(out);
        operation_columns.write_list(out);
        change_columns.write_data(out);
        operation_columns.write_data(out);
        for (const ChangeHash& head : heads) append_uleb(out, *graph_.find(head));
        return out;
    }

private:
    // Only actors with changes are listed, in ascending order.
    void number_actors() {
        local_actors_.resize(ops_.actors.size());
        for (const std::uint32_t actor : ops_.actors.sorted()) {
            if (graph_.last_seq(actor) == 0) continue;
            local_actors_[actor] = static_cast<std::uint32_t>(actors_.size());
            actors_.push_back(actor);
        }
    }

    LocalId local(ShortId id) const { return {id.counter, local_actors_[id.actor]}; }
    bool less(Row left, Row right) const { return ops_.actors.less(ops_[left].id, ops_[right].id); }

    void find_successors() {
        successor_ends_.assign(std::size_t{committed_} + 1, 0);
        Row storage = no_row;
        for (Row row = 0; row < committed_; ++row)
            for (const Row named : ops_.predecessors(ops_[row], storage)) ++successor_ends_[named + 1];
        std::partial_sum(successor_ends_.begin(), successor_ends_.end(), successor_ends_.begin());
        successors_.resize(successor_ends_.back());
        for (Row row = 0; row < committed_; ++row)
            for (const Row named : ops_.predecessors(ops_[row], storage))
                successors_[successor_ends_[named]++] = row;
    }

    std::span<Row> successors_of(Row row) {
        const std::uint32_t begin = row == 0 ? 0 : successor_ends_[row - 1];
        return std::span(successors_).subspan(begin, successor_ends_[row] - begin);
    }

    void write_objects() {
        std::vector<ObjectIndex> order(ops_.object_count() - 1);
        std::iota(order.begin(), order.end(), root_object + 1);
        std::erase_if(order, [&](ObjectIndex index) { return ops_.object(index).made_by >= committed_; });
        std::ranges::sort(order, [&](ObjectIndex left, ObjectIndex right) {
            return less(ops_.object(left).made_by, ops_.object(right).made_by);
        });
        write_object(root_object);
        for (const ObjectIndex index : order) write_object(index);
    }

    void write_object(ObjectIndex index) {
        const Object& object = ops_.object(index);
        row_.object = object.made_by == no_row ? LocalId{} : local(ops_[object.made_by].id);
        row_.in_map = object.type == ObjectType::map;
        if (row_.in_map) {
            ops_.map_of(object).for_each([&](const MapEntry& entry) {
                row_.key = ops_.keys[entry.key];
                write_chain(entry.newest);
            });
            return;
        }
        const Sequence& sequence = ops_.sequence_of(object);
        bool typing = false;  // was the last row a plain insertion into this list?
        for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place)) {
            const Row element = sequence[place].row;
            if (element >= committed_) continue;
            const Row reference = ops_[element].key;
            const LocalId after = reference == head_row ? LocalId{} : local(ops_[reference].id);
            const Op& op = ops_[element];
            const bool typed = op.is_typed();
            if (typed && typing) {
                operations_.append_id(local(op.id));
                operations_.append_typed(after, ops_.value(op), local_successors(element));
            } else {
                row_.element = after;
                write_row(element);
            }
            typing = typed;
            if (op.next_at_key == no_row) continue;
            row_.element = local(op.id);
            write_chain(op.next_at_key);
            typing = typing && chain_.empty();
        }
    }

    // The chain holds the newest row first; the file wants ascending ids, which is nearly the reverse.
    // Deletions have no rows in a file.
    void write_chain(Row newest) {
        chain_.clear();
        for (Row row = newest; row != no_row; row = ops_[row].next_at_key)
            if (row < committed_ && ops_[row].action != Action::del) chain_.push_back(row);
        std::ranges::reverse(chain_);
        const auto by_id = [&](Row left, Row right) { return less(left, right); };
        if (!std::ranges::is_sorted(chain_, by_id)) std::ranges::sort(chain_, by_id);
        for (const Row row : chain_) write_row(row);
    }

    void write_row(Row row) {
        const Op& op = ops_[row];
        row_.insert = op.insert;
        row_.expand = op.expand;
        row_.action = op.action;
        row_.value = ops_.value(op);
        row_.mark_name =
            op.has_mark_name ? std::optional(ops_.mark_name(row)) : std::optional<std::string_view>();
        operations_.append_id(local(op.id));
        operations_.append(row_, local_successors(row));
    }

    // Ascending; valid until the next call.
    std::span<const LocalId> local_successors(Row row) {
        const auto successors = successors_of(row);
        const auto by_id = [&](Row left, Row right) { return less(left, right); };
        if (successors.size() > 1 && !std::ranges::is_sorted(successors, by_id))
            std::ranges::sort(successors, by_id);
        links_.clear();
        for (const Row successor : successors) links_.push_back(local(ops_[successor].id));
        return links_;
    }

    void write_change_row(ChangeIndex index) {
        const ChangeRecord record = graph_[index];
        change_row_.actor = local_actors_[record.actor];
        change_row_.seq = record.seq;
        change_row_.max_op = record.max_op();
        change_row_.time = record.time;
        change_row_.message = record.message;
        change_row_.dependencies.assign(record.dependencies.begin(), record.dependencies.end());
        change_row_.extra = record.extra;
        changes_.append(change_row_);
    }

    const OpSet& ops_;
    const ChangeGraph& graph_;
    Row committed_;
    std::vector<std::uint32_t> actors_;        // those with changes, in the order of the file
    std::vector<std::uint32_t> local_actors_;  // place in the file, by actor index
    std::vector<std::uint32_t> successor_ends_;
    std::vector<Row> successors_;
    OperationWriter operations_;
    DocumentChangeWriter changes_;
    OperationRow row_;
    DocumentChangeRow change_row_;
    std::vector<LocalId> links_;
    std::vector<Row> chain_;
};

}  // namespace

Bytes save_document(const Replica& replica) { return DocumentSaver(replica).save(); }

}  // namespace automerge
