#include "automerge/core/change_graph.hpp"

#include <algorithm>
#include <queue>

namespace automerge {

ChangeRecord ChangeGraph::operator[](ChangeIndex index) const {
    const Stored& stored = stored_[index];
    const ByteView text = ByteView(text_).subspan(static_cast<std::size_t>(stored.text_begin));
    return {
        .actor = stored.actor,
        .seq = stored.seq,
        .start_op = stored.start_op,
        .op_count = stored.op_count,
        .first_row = stored.first_row,
        .time = stored.time,
        .dependencies = std::span(dependencies_).subspan(stored.dependencies_begin, stored.dependency_count),
        .message = {reinterpret_cast<const char*>(text.data()), stored.message_size},
        .extra = text.subspan(stored.message_size, stored.extra_size),
    };
}

std::uint32_t ChangeGraph::last_seq(std::uint32_t actor) const {
    return actor < by_actor_.size() ? static_cast<std::uint32_t>(by_actor_[actor].size()) : 0;
}

std::vector<ChangeHash> ChangeGraph::sorted_heads() const {
    std::vector<ChangeHash> hashes;
    hashes.reserve(heads_.size());
    for (const ChangeIndex head : heads_) hashes.push_back(hash(head));
    std::ranges::sort(hashes);
    return hashes;
}

void ChangeGraph::add_head(ChangeIndex index) {
    stored_[index].head_place = static_cast<std::uint32_t>(heads_.size());
    heads_.push_back(index);
}

void ChangeGraph::remove_head(ChangeIndex index) {
    const std::uint32_t place = stored_[index].head_place;
    heads_[place] = heads_.back();
    stored_[heads_[place]].head_place = place;
    heads_.pop_back();
    stored_[index].head_place = not_a_head;
}

void ChangeGraph::add(const ChangeRecord& record, const ChangeHash& hash) {
    const auto index = static_cast<ChangeIndex>(stored_.size());
    stored_.push_back({
        .time = record.time,
        .actor = record.actor,
        .seq = record.seq,
        .start_op = record.start_op,
        .op_count = record.op_count,
        .first_row = record.first_row,
        .dependencies_begin = static_cast<std::uint32_t>(dependencies_.size()),
        .dependency_count = static_cast<std::uint32_t>(record.dependencies.size()),
        .max_op_before = max_op_,
        .message_size = static_cast<std::uint32_t>(record.message.size()),
        .extra_size = static_cast<std::uint32_t>(record.extra.size()),
        .text_begin = text_.size(),
    });
    text_.insert(text_.end(), record.message.begin(), record.message.end());
    text_.insert(text_.end(), record.extra.begin(), record.extra.end());
    dependencies_.insert(dependencies_.end(), record.dependencies.begin(), record.dependencies.end());
    dependents_.push_back(0);
    for (const ChangeIndex dependency : record.dependencies)
        if (dependents_[dependency]++ == 0) remove_head(dependency);
    stored_[index].complete_below = heads_.empty() ? index + 1 : complete_below(record.dependencies);
    add_head(index);
    if (record.actor >= by_actor_.size()) by_actor_.resize(record.actor + 1);
    by_actor_[record.actor].push_back(index);
    max_op_ = std::max(max_op_, record.max_op());
    index_.add(hash);
}

void ChangeGraph::remove_last() {
    const auto index = static_cast<ChangeIndex>(stored_.size() - 1);
    const Stored& stored = stored_.back();
    remove_head(index);
    for (std::uint32_t i = 0; i < stored.dependency_count; ++i) {
        const ChangeIndex dependency = dependencies_[stored.dependencies_begin + i];
        if (--dependents_[dependency] == 0) add_head(dependency);
    }
    by_actor_[stored.actor].pop_back();
    max_op_ = stored.max_op_before;
    dependencies_.resize(stored.dependencies_begin);
    dependents_.pop_back();
    text_.resize(static_cast<std::size_t>(stored.text_begin));
    index_.remove_last();
    stored_.pop_back();
}

void ChangeGraph::reserve(std::size_t changes) {
    index_.reserve(changes);
    stored_.reserve(changes);
    dependents_.reserve(changes);
    dependencies_.reserve(changes);  // mostly one each
}

ChangeIndex ChangeGraph::complete_below(std::span<const ChangeIndex> changes) const {
    const auto is_head = [this](ChangeIndex index) { return stored_[index].head_place != not_a_head; };
    if (static_cast<std::size_t>(std::ranges::count_if(changes, is_head)) == heads_.size())
        return static_cast<ChangeIndex>(size());
    ChangeIndex complete = 0;
    for (const ChangeIndex index : changes) complete = std::max(complete, stored_[index].complete_below);
    return complete;
}

std::unordered_set<ChangeIndex> ChangeGraph::ancestry(std::span<const ChangeIndex> changes,
                                                      ChangeIndex lowest) const {
    std::vector<ChangeIndex> open;
    std::unordered_set<ChangeIndex> found;
    const auto visit = [&](ChangeIndex index) {
        if (index >= lowest && found.insert(index).second) open.push_back(index);
    };
    for (const ChangeIndex index : changes) visit(index);
    while (!open.empty()) {
        const ChangeIndex index = open.back();
        open.pop_back();
        for (const ChangeIndex dependency : (*this)[index].dependencies) visit(dependency);
    }
    return found;
}

bool ChangeGraph::is_ancestor(ChangeIndex ancestor, std::span<const ChangeIndex> of) const {
    if (std::ranges::find(of, ancestor) != of.end() || ancestor < complete_below(of)) return true;
    // An ancestor has a smaller index, so the search need not go below it.
    return ancestry(of, ancestor).contains(ancestor);
}

Row ChangeGraph::row_count() const {
    return stored_.empty() ? 0 : stored_.back().first_row + stored_.back().op_count;
}

ChangeIndex ChangeGraph::change_of(Row row) const {
    const auto after = std::ranges::upper_bound(stored_, row, {}, &Stored::first_row);
    return static_cast<ChangeIndex>(after - stored_.begin() - 1);
}

std::optional<Row> ChangeGraph::first_unknown(std::span<const Row> rows,
                                              std::span<const ChangeIndex> dependencies) const {
    const ChangeIndex complete = complete_below(dependencies);
    const Row known_rows = complete == size() ? row_count() : stored_[complete].first_row;
    std::vector<Row> in_doubt;
    for (const Row row : rows) {
        if (row >= row_count()) return row;
        if (row >= known_rows) in_doubt.push_back(row);
    }
    if (in_doubt.empty()) return std::nullopt;
    const auto known = ancestry(dependencies, change_of(std::ranges::min(in_doubt)));
    const auto unknown =
        std::ranges::find_if(in_doubt, [&](Row row) { return !known.contains(change_of(row)); });
    return unknown == in_doubt.end() ? std::nullopt : std::optional(*unknown);
}

std::vector<ChangeIndex> ChangeGraph::since(std::span<const ChangeIndex> known) const {
    std::vector<ChangeIndex> found;
    if (known.empty()) {
        found.resize(size());
        for (ChangeIndex index = 0; index < found.size(); ++index) found[index] = index;
        return found;
    }
    return between(known, heads_);
}

std::vector<ChangeIndex> ChangeGraph::between(std::span<const ChangeIndex> known,
                                              std::span<const ChangeIndex> heads) const {
    std::vector<ChangeIndex> found;
    // From the newest change down: all that name a change come before it, so by its turn it is settled
    // whether it is known. Ends where only known ones are left, which is soon if `known` is recent.
    struct Open {
        ChangeIndex index;
        bool known;
        bool operator<(const Open& other) const {
            return index != other.index ? index < other.index : known < other.known;
        }
    };
    std::priority_queue<Open> open;
    std::size_t unknown = 0;
    for (const ChangeIndex index : known) open.push({index, true});
    for (const ChangeIndex index : heads) {
        open.push({index, false});
        ++unknown;
    }
    while (unknown > 0) {
        const Open top = open.top();
        while (!open.empty() && open.top().index == top.index) {
            unknown -= open.top().known ? 0 : 1;
            open.pop();
        }
        if (!top.known) found.push_back(top.index);
        for (const ChangeIndex dependency : (*this)[top.index].dependencies) {
            open.push({dependency, top.known});
            unknown += top.known ? 0 : 1;
        }
    }
    std::ranges::reverse(found);
    return found;
}

}  // namespace automerge
