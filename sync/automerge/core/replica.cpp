#include "automerge/core/replica.hpp"

#include <algorithm>
#include <set>

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
    if (entry.arrival == 0) entry.arrival = ++arrivals_;
    by_arrival_.emplace(entry.arrival, hash);
    bytes_ += entry.contents.size();
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
    by_arrival_.erase(entry.arrival);
    bytes_ -= entry.contents.size();
    return entry;
}

const ChangeHash* WaitingChanges::find(const ActorId& author, std::uint64_t seq) const {
    const auto found = by_author_.find({author, seq});
    return found == by_author_.end() ? nullptr : &found->second;
}

std::vector<ChangeHash> WaitingChanges::from(const ActorId& author, std::uint64_t seq) const {
    std::vector<ChangeHash> hashes;
    for (auto own = by_author_.lower_bound({author, seq}); own != by_author_.end(); ++own) {
        if (own->first.first != author) break;
        hashes.push_back(own->second);
    }
    return hashes;
}

std::vector<ChangeHash> WaitingChanges::with_dependents(std::vector<ChangeHash> hashes) const {
    std::set<ChangeHash> seen(hashes.begin(), hashes.end());
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const ChangeHash hash = hashes[i];
        for (const ChangeHash& dependent : waiting_for(hash))
            if (seen.insert(dependent).second) hashes.push_back(dependent);
    }
    return hashes;
}

Row Replica::committed_rows() const { return graph.row_count(); }

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

void Replica::undo_changes_from(std::size_t count) {
    while (graph.size() > count) {
        const auto last = static_cast<ChangeIndex>(graph.size() - 1);
        for (std::uint32_t left = graph[last].op_count; left > 0; --left) ops.undo_last();
        graph.remove_last();
    }
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
