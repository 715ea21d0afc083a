#include <algorithm>
#include <deque>
#include <set>

#include "automerge/core/replica.hpp"

namespace automerge {

namespace {

// One call of apply_changes: what it did so far, so that it can be taken back.
class Batch {
public:
    Batch(Replica& replica, const Limits& limits)
        : replica_(replica), limits_(limits), changes_before_(replica.graph.size()) {}

    Result<void> take(const IncomingChange& incoming) {
        if (replica_.graph.find(incoming.hash) || replica_.waiting.contains(incoming.hash)) {
            ++outcome_.known;
            return {};
        }
        auto change = parse_change(incoming.contents, limits_);
        if (!change) return std::unexpected(change.error());
        if (auto verified = verify_change(*change, incoming.contents, scratch_); !verified) return verified;
        const ByteView author = change->header.actors.front();
        const ActorId actor{Bytes(author.begin(), author.end())};
        if (replica_.waiting.contains(actor, change->header.seq)) {
            return fail(ErrorKind::duplicate_sequence, "another change " +
                                                           std::to_string(change->header.seq) + " of actor " +
                                                           actor.hex() + " is waiting");
        }
        if (!is_ready(change->header.dependencies)) {
            if (const auto known = replica_.ops.actors.find(author);
                known && change->header.seq <= replica_.graph.last_seq(*known))
                return fail(ErrorKind::duplicate_sequence, "another change " +
                                                               std::to_string(change->header.seq) +
                                                               " of actor " + actor.hex() + " is known");
            replica_.waiting.add(incoming.hash, {Bytes(incoming.contents.begin(), incoming.contents.end()),
                                                 actor, change->header.seq, change->header.dependencies});
            queued_.insert(incoming.hash);
            ++outcome_.waiting;
            return {};
        }
        if (auto applied = apply_change(replica_, *change, incoming.hash); !applied) return applied;
        ++outcome_.applied;
        return release(incoming.hash);
    }

    void take_back() {
        while (replica_.graph.size() > changes_before_) {
            const auto last = static_cast<ChangeIndex>(replica_.graph.size() - 1);
            for (std::uint32_t count = replica_.graph[last].op_count; count > 0; --count)
                replica_.ops.undo_last();
            replica_.graph.remove_last();
        }
        for (auto& [hash, entry] : released_) replica_.waiting.add(hash, std::move(entry));
        for (const ChangeHash& hash : queued_)
            if (replica_.waiting.contains(hash)) replica_.waiting.take(hash);
    }

    const ApplyOutcome& outcome() const { return outcome_; }

private:
    bool is_ready(const std::vector<ChangeHash>& dependencies) const {
        return std::ranges::all_of(
            dependencies, [&](const ChangeHash& hash) { return replica_.graph.find(hash).has_value(); });
    }

    // Applies what waited for this change, and what waited for that, and so on.
    Result<void> release(const ChangeHash& arrived) {
        if (replica_.waiting.entries().empty()) return {};
        std::deque<ChangeHash> arrivals{arrived};
        while (!arrivals.empty()) {
            const ChangeHash arrival = arrivals.front();
            arrivals.pop_front();
            for (const ChangeHash& hash : replica_.waiting.waiting_for(arrival)) {
                if (!is_ready(replica_.waiting.entries().at(hash).dependencies)) continue;
                released_.emplace_back(hash, replica_.waiting.take(hash));
                const bool of_this_batch = queued_.contains(hash);
                const auto change = parse_change(released_.back().second.contents, limits_);
                auto applied = change ? apply_change(replica_, *change, hash)
                                      : Result<void>(std::unexpected(change.error()));
                if (!applied) {
                    // Only now could it be seen to be bad. If it came earlier, these changes are not to
                    // blame: it is dropped, and they go in.
                    if (of_this_batch) return applied;
                    continue;
                }
                ++outcome_.applied;
                if (of_this_batch) --outcome_.waiting;
                arrivals.push_back(hash);
            }
        }
        return {};
    }

    Replica& replica_;
    const Limits& limits_;
    std::size_t changes_before_;
    OperationWriter scratch_;
    ApplyOutcome outcome_;
    std::set<ChangeHash> queued_;
    std::vector<std::pair<ChangeHash, WaitingChanges::Entry>> released_;
};

}  // namespace

Result<ApplyOutcome> apply_changes(Replica& replica, std::span<const IncomingChange> changes,
                                   const Limits& limits) {
    Batch batch(replica, limits);
    for (const IncomingChange& change : changes) {
        if (auto taken = batch.take(change); !taken) {
            batch.take_back();
            return std::unexpected(taken.error());
        }
    }
    return batch.outcome();
}

}  // namespace automerge
