#include "automerge/core/replica.hpp"

#include <algorithm>

#include "automerge/encoding/failure.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

std::vector<ChangeHash> WaitingChanges::waiting_for(const ChangeHash& dependency) const {
    std::vector<ChangeHash> hashes;
    const auto [first, last] = by_dependency_.equal_range(dependency);
    for (auto entry = first; entry != last; ++entry) hashes.push_back(entry->second);
    return hashes;
}

void WaitingChanges::add(const ChangeHash& hash, Entry entry) {
    for (const ChangeHash& dependency : entry.dependencies) by_dependency_.emplace(dependency, hash);
    by_author_.emplace(std::pair(entry.author, entry.seq), hash);
    entries_.emplace(hash, std::move(entry));
}

WaitingChanges::Entry WaitingChanges::take(const ChangeHash& hash) {
    Entry entry = std::move(entries_.extract(hash).mapped());
    for (const ChangeHash& dependency : entry.dependencies) {
        const auto [first, last] = by_dependency_.equal_range(dependency);
        const auto found = std::find_if(first, last, [&](const auto& pair) { return pair.second == hash; });
        if (found != last) by_dependency_.erase(found);
    }
    by_author_.erase({entry.author, entry.seq});
    return entry;
}

Row Replica::committed_rows() const {
    if (graph.size() == 0) return 0;
    const ChangeRecord last = graph[static_cast<ChangeIndex>(graph.size() - 1)];
    return last.first_row + last.op_count;
}

std::vector<ChangeIndex> Replica::known(std::span<const ChangeHash> hashes) const {
    std::vector<ChangeIndex> indexes;
    for (const ChangeHash& hash : hashes)
        if (const auto index = graph.find(hash)) indexes.push_back(*index);
    return indexes;
}

Result<std::vector<ChangeIndex>> Replica::require(std::span<const ChangeHash> hashes) const {
    std::vector<ChangeIndex> indexes;
    for (const ChangeHash& hash : hashes) {
        const auto index = graph.find(hash);
        if (!index)
            return fail(ErrorKind::missing_dependency, "change " + hash.hex() + " is not in the document");
        indexes.push_back(*index);
    }
    return indexes;
}

Change rebuild_change(const Replica& replica, ChangeIndex index, ChangeBuilder& builder) {
    const ChangeRecord record = replica.graph[index];
    Change change;
    change.hash = replica.graph.hash(index);
    change.actor = replica.ops.actors[record.actor];
    change.seq = record.seq;
    change.start_op = record.start_op;
    change.op_count = record.op_count;
    change.time = record.time;
    if (!record.message.empty()) change.message = std::string(record.message);
    for (const ChangeIndex dependency : record.dependencies)
        change.dependencies.push_back(replica.graph.hash(dependency));
    change.extra.assign(record.extra.begin(), record.extra.end());
    change.bytes = write_chunk(ChunkType::change, builder.contents(replica.ops, record, change.dependencies),
                               change.hash);
    return change;
}

}  // namespace automerge
