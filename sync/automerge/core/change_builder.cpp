#include "automerge/core/change_builder.hpp"

#include <algorithm>

namespace automerge {

namespace {

// Where the typing ends that begins with `row`: the operations behind it that each insert right after what
// the one before inserted.
Row end_of_typing(const OpSet& ops, Row row, Row end) {
    const Op& first = ops[row];
    ++row;
    if (!first.is_typed()) return row;
    for (; row < end; ++row) {
        const Op& op = ops[row];
        if (op.key != row - 1 || op.object != first.object || !op.is_typed()) break;
    }
    return row;
}

}  // namespace

void ChangeBuilder::number_actors(const OpSet& ops, const ChangeRecord& record) {
    if (marked_.size() < ops.actors.size()) {
        marked_.resize(ops.actors.size(), 0);
        local_actors_.resize(ops.actors.size(), 0);
        newest_.resize(ops.actors.size(), 0);
    }
    ++build_;
    others_.clear();
    marked_[record.actor] = build_;
    local_actors_[record.actor] = 0;
    const auto use = [&](Row row) {
        const std::uint32_t actor = ops[row].id.actor;
        if (marked_[actor] != build_) {
            marked_[actor] = build_;
            newest_[actor] = 0;
            others_.push_back(actor);
        }
        newest_[actor] = std::max(newest_[actor], row);
    };
    typing_ends_.clear();
    const Row end = record.first_row + record.op_count;
    for (Row row = record.first_row; row < end; row = typing_ends_.back()) {
        typing_ends_.push_back(end_of_typing(ops, row, end));
        const Op& op = ops[row];
        const Object& object = ops.object(op.object);
        if (object.made_by != no_row) use(object.made_by);
        if (object.type != ObjectType::map && op.key != head_row) use(op.key);
        Row storage = no_row;
        for (const Row predecessor : ops.predecessors(op, storage)) use(predecessor);
    }
    std::ranges::sort(others_, {}, [&](std::uint32_t actor) { return ops.actors.rank(actor); });
    header_.actors.assign(1, ops.actors[record.actor].bytes);
    newest_of_others_.clear();
    for (const std::uint32_t actor : others_) {
        newest_of_others_.push_back(newest_[actor]);
        local_actors_[actor] = static_cast<std::uint32_t>(header_.actors.size());
        header_.actors.push_back(ops.actors[actor].bytes);
    }
}

const Bytes& ChangeBuilder::contents(const OpSet& ops, const ChangeRecord& record,
                                     std::span<const ChangeHash> dependencies) {
    number_actors(ops, record);
    writer_.clear();
    OperationRow operation;
    Row row = record.first_row;
    for (const Row typing_end : typing_ends_) {
        const Op& op = ops[row];
        const Object& object = ops.object(op.object);
        operation.object = object.made_by == no_row ? LocalId{} : local(ops[object.made_by].id);
        operation.in_map = object.type == ObjectType::map;
        if (operation.in_map) {
            operation.key = ops.keys[op.key];
        } else {
            operation.element = op.key == head_row ? LocalId{} : local(ops[op.key].id);
        }
        operation.insert = op.insert;
        operation.expand = op.expand;
        operation.action = op.action;
        operation.value = ops.value(op);
        operation.mark_name =
            op.has_mark_name ? std::optional(ops.mark_name(row)) : std::optional<std::string_view>();
        predecessors_.clear();
        Row storage = no_row;
        for (const Row predecessor : ops.predecessors(op, storage))
            predecessors_.push_back(local(ops[predecessor].id));
        writer_.append(operation, predecessors_);
        if (++row == typing_end) continue;
        writer_.append_typing(local(op.id), {op.id.counter + 1, 0}, typing_end - row);
        for (; row < typing_end; ++row) writer_.append_typed(ops.value(row), {});
    }
    header_.dependencies.assign(dependencies.begin(), dependencies.end());
    header_.seq = record.seq;
    header_.start_op = record.start_op;
    header_.time = record.time;
    header_.message = record.message;
    header_.extra = record.extra;
    contents_.clear();
    write_change(header_, writer_, contents_);
    return contents_;
}

}  // namespace automerge
