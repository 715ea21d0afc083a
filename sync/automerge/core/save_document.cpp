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

    struct Link {
        Row row = no_row;
        Row successor = no_row;
    };

    LocalId local(ShortId id) const { return {id.counter, local_actors_[id.actor]}; }
    bool less(Row left, Row right) const { return ops_.actors.less(ops_[left].id, ops_[right].id); }

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
                find_chain(entry.newest);
                write_chain();
            });
            return;
        }
        write_list(ops_.sequence_of(object));
    }

    void write_list(const Sequence& sequence) {
        bool typing = false;  // was the last row a plain insertion into this list?
        // Those after it that go on typing, not yet written but for their values and successors.
        std::size_t typed = 0;
        ShortId first_typed;
        LocalId after;
        Row before = no_row;
        const auto flush_typed = [&] {
            if (typed == 0) return;
            operations_.append_ids(local(first_typed), typed);
            operations_.append_typing(after, local(first_typed), typed);
            typed = 0;
        };
        sequence.for_each([&](const Sequence::Element& element) {
            const Row row = element.row;
            if (row >= committed_) return;
            const Op& op = ops_[row];
            const bool plain = op.next_at_key == no_row;
            if (!plain) find_chain(op.next_at_key);
            const auto successors = plain ? std::span<const LocalId>() : successors_of(row);
            if (typing && op.is_typed()) {
                const bool goes_on = typed > 0 && op.key == before && op.id.actor == first_typed.actor &&
                                     op.id.counter == first_typed.counter + typed;
                if (!goes_on) {
                    flush_typed();
                    first_typed = op.id;
                    after = reference_of(op);
                }
                ++typed;
                operations_.append_typed(ops_.value(op), successors);
            } else {
                flush_typed();
                row_.element = reference_of(op);
                write_row(row, successors);
                typing = op.is_typed();
            }
            before = row;
            if (plain || chain_.empty()) return;
            flush_typed();
            row_.element = local(op.id);
            write_chain();
            typing = false;
        });
        flush_typed();
    }

    LocalId reference_of(const Op& insertion) const {
        return insertion.key == head_row ? LocalId{} : local(ops_[insertion.key].id);
    }

    // What was done at a key or to an element. The chain holds the newest row first; the file wants ascending
    // ids, which is nearly the reverse. Deletions have no rows in a file, they are successors only; and
    // whatever overwrites a row is in the same chain.
    void find_chain(Row newest) {
        chain_.clear();
        links_.clear();
        Row storage = no_row;
        for (Row row = newest; row != no_row; row = ops_[row].next_at_key) {
            if (row >= committed_) continue;
            const Op& op = ops_[row];
            if (op.action != Action::del) chain_.push_back(row);
            for (const Row named : ops_.predecessors(op, storage)) links_.push_back({named, row});
        }
        reverse_to_order(chain_, [&](Row left, Row right) { return less(left, right); });
        reverse_to_order(links_, [&](const Link& left, const Link& right) {
            return left.row != right.row ? left.row < right.row : less(left.successor, right.successor);
        });
    }

    template <class Item, class Less>
    static void reverse_to_order(std::vector<Item>& items, Less&& less) {
        if (items.size() < 2) return;
        std::ranges::reverse(items);
        if (!std::ranges::is_sorted(items, less)) std::ranges::sort(items, less);
    }

    void write_chain() {
        for (const Row row : chain_) write_row(row, successors_of(row));
    }

    void write_row(Row row, std::span<const LocalId> successors) {
        const Op& op = ops_[row];
        row_.insert = op.insert;
        row_.expand = op.expand;
        row_.action = op.action;
        row_.value = ops_.value(op);
        row_.mark_name =
            op.has_mark_name ? std::optional(ops_.mark_name(row)) : std::optional<std::string_view>();
        operations_.append_ids(local(op.id));
        operations_.append(row_, successors);
    }

    // Of a row whose chain has been found. Ascending; valid until the next call.
    std::span<const LocalId> successors_of(Row row) {
        successors_.clear();
        for (auto link = std::ranges::lower_bound(links_, row, {}, &Link::row);
             link != links_.end() && link->row == row; ++link)
            successors_.push_back(local(ops_[link->successor].id));
        return successors_;
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
    OperationWriter operations_;
    DocumentChangeWriter changes_;
    OperationRow row_;
    DocumentChangeRow change_row_;
    std::vector<Row> chain_;  // see find_chain
    std::vector<Link> links_;
    std::vector<LocalId> successors_;
};

}  // namespace

Bytes save_document(const Replica& replica) { return DocumentSaver(replica).save(); }

}  // namespace automerge
