#include <algorithm>
#include <deque>
#include <set>

#include "automerge/core/canary.hpp"
#include "automerge/core/replica.hpp"

namespace automerge {

namespace {

// One call of apply_changes: what it did so far, so that it can be taken back.
class Batch {
public:
    Batch(Replica& replica, const Limits& limits)
        : replica_(replica),
          limits_(limits),
          changes_before_(replica.graph.size()),
          arrivals_before_(replica.waiting.arrivals()) {}

    Result<void> take(const IncomingChange& incoming) {
        if (replica_.graph.find(incoming.hash) || replica_.waiting.contains(incoming.hash)) {
            ++outcome_.known;
            return {};
        }
        auto change = parse_change(incoming.contents, limits_);
        if (!change) return std::unexpected(change.error());
        if (auto verified = verify_change(*change, incoming.contents, scratch_); !verified) return verified;
        if (is_ready(change->header.dependencies)) {
            if (auto applied = apply_change(replica_, *change, incoming.hash, limits_); !applied)
                return applied;
            ++outcome_.applied;
            if (replica_.waiting.entries().empty()) return {};
            if (const auto* rival = replica_.waiting.find(change->header.author(), change->header.seq))
                drop_branch(*rival);
            return release(incoming.hash);
        }
        const ActorId author = change->header.author();
        const std::uint64_t seq = change->header.seq;
        if (replica_.waiting.find(author, seq)) return refuse_twin(author, seq, "waiting");
        if (const auto known = replica_.ops.actors.find(author.bytes);
            known && seq <= replica_.graph.last_seq(*known))
            return refuse_twin(author, seq, "known");
        let_wait(incoming, *change, author);
        return {};
    }

    void take_back() {
        replica_.undo_changes_from(changes_before_);
        for (const ChangeHash& hash : queued_)
            if (replica_.waiting.contains(hash)) replica_.waiting.take(hash);
        for (auto& [hash, entry] : released_)
            if (entry.arrival <= arrivals_before_) replica_.waiting.add(hash, std::move(entry));
    }

    const ApplyOutcome& outcome() const { return outcome_; }

private:
    bool is_ready(const std::vector<ChangeHash>& dependencies) const {
        if (dependencies_go_unchecked) return true;
        return std::ranges::all_of(
            dependencies, [&](const ChangeHash& hash) { return replica_.graph.find(hash).has_value(); });
    }

    static std::unexpected<Error> refuse_twin(const ActorId& actor, std::uint64_t seq, const char* state) {
        return fail(ErrorKind::duplicate_sequence,
                    "another change " + std::to_string(seq) + " of actor " + actor.hex() + " is " + state);
    }

    void let_wait(const IncomingChange& incoming, const ParsedChange& change, const ActorId& author) {
        WaitingChanges& waiting = replica_.waiting;
        waiting.add(incoming.hash, {.contents = Bytes(incoming.contents.begin(), incoming.contents.end()),
                                    .author = author,
                                    .seq = change.header.seq,
                                    .dependencies = change.header.dependencies});
        queued_.insert(incoming.hash);
        ++outcome_.waiting;
        while (waiting.entries().size() > limits_.waiting_changes || waiting.bytes() > limits_.waiting_bytes)
            drop_oldest();
    }

    void drop_oldest() {
        drop(replica_.waiting.oldest(), {ErrorKind::over_limit, "too many changes wait for others"});
    }

    // What waits cannot be applied any more once another change has its place.
    void drop_branch(const ChangeHash& first) {
        for (const ChangeHash& hash : replica_.waiting.with_dependents({first}))
            drop(hash, {ErrorKind::duplicate_sequence, "another change of its author has taken its place"});
    }

    void drop(const ChangeHash& named, Error why) {
        const ChangeHash hash = named;
        released_.emplace_back(hash, replica_.waiting.take(hash));
        if (queued_.contains(hash)) --outcome_.waiting;
        outcome_.dropped.push_back({hash, std::move(why)});
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
                auto applied = change ? apply_change(replica_, *change, hash, limits_)
                                      : Result<void>(std::unexpected(change.error()));
                if (!applied) {
                    // Only now could it be seen to be bad. If it came earlier, these changes are not to
                    // blame: it is dropped, and they go in.
                    if (of_this_batch) return applied;
                    outcome_.dropped.push_back({hash, applied.error()});
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
    std::uint64_t arrivals_before_;
    VerifyingScratch scratch_;
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
