// What a document was: views of it, copies of it as it was, and the changes from one moment to another.
#include <algorithm>

#include "automerge/document/differ.hpp"
#include "automerge/document/document_state.hpp"
#include "automerge/encoding/failure.hpp"
#include "automerge/view.hpp"

namespace automerge {

View::View(const OpSet& ops, std::unique_ptr<const Clock> clock)
    : Readable(ops, clock.get()), clock_(std::move(clock)) {}
View::View(View&&) noexcept = default;
View& View::operator=(View&&) noexcept = default;
View::~View() = default;

Result<View> Document::at(std::span<const ChangeHash> heads) const {
    const Replica& replica = state_->replica;
    const auto indexes = replica.require(heads);
    if (!indexes) return std::unexpected(indexes.error());
    return View(replica.ops, std::make_unique<const Clock>(replica.graph, *indexes));
}

Result<Document> Document::fork_at(std::span<const ChangeHash> heads, ActorId actor) const {
    const Replica& replica = state_->replica;
    const auto indexes = replica.require(heads);
    if (!indexes) return std::unexpected(indexes.error());
    // These changes have been taken once, so they are not checked and hashed again, nor held to limits.
    Document copy(std::move(actor), text_unit());
    copy.state_->author = state_->author;
    ChangeBuilder builder;
    std::vector<ChangeHash> dependencies;
    for (const ChangeIndex index : replica.graph.between({}, *indexes)) {
        const ChangeRecord record = replica.graph[index];
        dependencies.clear();
        for (const ChangeIndex dependency : record.dependencies)
            dependencies.push_back(replica.graph.hash(dependency));
        const auto change = parse_change(builder.contents(replica.ops, record, dependencies), no_limits);
        if (!change) return std::unexpected(change.error());
        auto applied = apply_change(copy.state_->replica, *change, replica.graph.hash(index), no_limits);
        if (!applied) return std::unexpected(applied.error());
    }
    return copy;
}

Result<void> Document::go_back_to(std::span<const ChangeHash> heads) {
    if (state_->pending) return fail(ErrorKind::invalid_operation, "a transaction is open");
    Replica& replica = state_->replica;
    const auto indexes = replica.require(heads);
    if (!indexes) return std::unexpected(indexes.error());
    const auto taken_back = replica.graph.since(*indexes);
    const std::size_t kept = replica.graph.size() - taken_back.size();
    const bool came_last = taken_back.empty() || taken_back.front() == kept;
    if (came_last && kept >= replica.loaded) {
        replica.undo_changes_from(kept);
        replica.waiting = {};
        return {};
    }
    auto earlier = fork_at(heads, state_->actor);
    if (!earlier) return std::unexpected(earlier.error());
    *this = std::move(*earlier);
    return {};
}

Result<std::vector<ChangeHash>> Document::hashes_between(std::span<const ChangeHash> before,
                                                         std::span<const ChangeHash> after) const {
    const Replica& replica = state_->replica;
    const auto known = replica.require(before);
    if (!known) return std::unexpected(known.error());
    const auto heads = replica.require(after);
    if (!heads) return std::unexpected(heads.error());
    std::vector<ChangeHash> hashes;
    for (const ChangeIndex index : replica.graph.between(*known, *heads))
        hashes.push_back(replica.graph.hash(index));
    return hashes;
}

Result<std::vector<Change>> Document::changes_between(std::span<const ChangeHash> before,
                                                      std::span<const ChangeHash> after) const {
    const auto hashes = hashes_between(before, after);
    if (!hashes) return std::unexpected(hashes.error());
    const Replica& replica = state_->replica;
    std::vector<Change> changes;
    changes.reserve(hashes->size());
    ChangeBuilder builder;
    for (const ChangeHash& hash : *hashes)
        changes.push_back(rebuild_change(replica, *replica.graph.find(hash), builder));
    return changes;
}

Result<Patches> Document::diff(std::span<const ChangeHash> before, std::span<const ChangeHash> after) const {
    const Replica& replica = state_->replica;
    const auto from = replica.require(before);
    if (!from) return std::unexpected(from.error());
    const auto to = replica.require(after);
    if (!to) return std::unexpected(to.error());
    std::vector<ChangeIndex> changes = replica.graph.between(*from, *to);
    const auto backwards = replica.graph.between(*to, *from);
    changes.insert(changes.end(), backwards.begin(), backwards.end());

    // The present needs no clock, but it must be the heads alone: without what a transaction is doing.
    const auto clock = [&](std::vector<ChangeIndex> heads) -> std::optional<Clock> {
        if (!state_->pending && std::ranges::is_permutation(heads, replica.graph.heads()))
            return std::nullopt;
        return Clock(replica.graph, heads);
    };
    const auto clock_before = clock(*from);
    const auto clock_after = clock(*to);
    return Differ(Moment(replica.ops, clock_before ? &*clock_before : nullptr),
                  Moment(replica.ops, clock_after ? &*clock_after : nullptr))
        .diff(replica.graph, changes);
}

}  // namespace automerge
