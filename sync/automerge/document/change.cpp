#include "automerge/change.hpp"

#include "automerge/storage/change_chunk.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

namespace {

ActorId to_actor(ByteView bytes) { return ActorId{Bytes(bytes.begin(), bytes.end())}; }

OpId to_op_id(const ChangeHeader& header, LocalId id) {
    return {id.counter, to_actor(header.actors[id.actor])};
}

}  // namespace

Result<Change> Change::decode(ByteView bytes, const Limits& limits) {
    auto chunk = parse_chunk(bytes, limits);
    if (!chunk) return std::unexpected(chunk.error());
    if (chunk->type != ChunkType::change) return malformed("the chunk is no change");
    if (chunk->size != bytes.size()) return malformed("there are bytes after the change's chunk");
    auto parsed = parse_change(chunk->contents, limits);
    if (!parsed) return std::unexpected(parsed.error());
    VerifyingScratch scratch;
    if (auto verified = verify_change(*parsed, chunk->contents, scratch); !verified)
        return std::unexpected(verified.error());

    const ChangeHeader& header = parsed->header;
    Change change;
    change.hash = chunk->hash;
    change.actor = to_actor(header.actors.front());
    change.seq = header.seq;
    change.start_op = header.start_op;
    change.op_count = parsed->shape.row_count;
    change.time = header.time;
    if (!header.message.empty()) change.message = std::string(header.message);
    change.dependencies = header.dependencies;
    change.extra.assign(header.extra.begin(), header.extra.end());
    change.bytes = write_chunk(ChunkType::change, chunk->contents, chunk->hash);
    return change;
}

Result<std::vector<Operation>> Change::operations() const {
    const Limits limits;
    auto chunk = parse_chunk(bytes, limits);
    if (!chunk) return std::unexpected(chunk.error());
    auto parsed = parse_change(chunk->contents, limits);
    if (!parsed) return std::unexpected(parsed.error());
    OperationReader reader(parsed->columns, parsed->shape);
    OperationRow row;
    std::vector<LocalId> predecessors;
    std::vector<Operation> operations;
    while (reader.next(row, predecessors)) {
        Operation& operation = operations.emplace_back();
        operation.id = {parsed->header.start_op + operations.size() - 1, actor};
        if (row.object.counter != 0) operation.object.op = to_op_id(parsed->header, row.object);
        if (row.in_map) {
            operation.key = std::string(row.key);
        } else {
            operation.key = row.element.counter == 0 ? OpId{} : to_op_id(parsed->header, row.element);
        }
        operation.insert = row.insert;
        operation.action = row.action;
        operation.value = decode_scalar(row.value);
        for (const LocalId id : predecessors) operation.pred.push_back(to_op_id(parsed->header, id));
        operation.expand = row.expand;
        if (row.mark_name) operation.mark_name = std::string(*row.mark_name);
    }
    if (const auto& error = reader.error()) return std::unexpected(*error);
    return operations;
}

}  // namespace automerge
