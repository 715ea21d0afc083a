#include <algorithm>

#include "automerge/core/canary.hpp"
#include "automerge/core/replica.hpp"

namespace automerge {

namespace {

constexpr std::size_t rows_max = 0x7fffffff;  // see PredecessorPool

// Finds what the rows of one change refer to, and adds them to the document.
class ChangeApplier {
public:
    ChangeApplier(OpSet& ops, const ParsedChange& change, const Limits& limits)
        : ops_(ops), change_(change), nesting_(limits.nesting) {}

    // On error the operations added so far are still there.
    Result<void> add_operations(std::uint32_t author) {
        for (const ByteView actor : change_.header.actors) actors_.push_back(ops_.actors.find(actor));
        newest_.assign(actors_.size(), 0);
        OperationReader reader(change_.columns, change_.shape);
        OperationRow row;
        std::vector<LocalId> predecessors;
        ShortId id{static_cast<std::uint32_t>(change_.header.start_op), author};
        for (; reader.next(row, predecessors); ++id.counter) {
            OpDraft draft{.id = id,
                          .insert = row.insert,
                          .expand = row.expand,
                          .action = row.action,
                          .value = row.value,
                          .mark_name = row.mark_name};
            if (!resolve_object(row, draft) || !resolve_key(row, draft) ||
                !resolve_predecessors(predecessors, draft))
                return refuse(id);
            if (makes_object(draft.action) && ops_.object(draft.object).depth >= nesting_)
                return fail(ErrorKind::over_limit,
                            "operation " + ops_.full_id(id).text() + ": its object lies deeper than allowed");
            const Row added = ops_.add(draft);
            if (!mark_is_in_order(added)) return refuse(id);
        }
        if (const auto& error = reader.error()) return std::unexpected(*error);
        return {};
    }

    // Of each other actor, the newest of its operations that the change refers to.
    std::span<const Row> newest_of_others() const { return std::span(newest_).subspan(1); }

private:
    std::unexpected<Error> refuse(ShortId id) const {
        return malformed("operation " + ops_.full_id(id).text() + ": " + problem_);
    }
    bool problem(const char* what) {
        problem_ = what;
        return false;
    }

    std::optional<Row> find(LocalId id) {
        const auto actor = actors_[id.actor];
        const auto row = actor ? ops_.find({id.counter, *actor}) : std::nullopt;
        if (row) newest_[id.actor] = std::max(newest_[id.actor], *row);
        return row;
    }

    bool resolve_object(const OperationRow& row, OpDraft& draft) {
        if (row.object.counter != 0) {
            const auto made_by = find(row.object);
            if (!made_by || !ops_[*made_by].is_make()) return problem("its object does not exist");
            draft.object = ops_.object_index(*made_by);
        }
        const bool map = ops_.object(draft.object).type == ObjectType::map;
        return map == row.in_map || problem("its key does not suit its object");
    }

    bool resolve_key(const OperationRow& row, OpDraft& draft) {
        if (row.in_map) {
            draft.key = ops_.keys.intern(row.key);
            return true;
        }
        draft.key = head_row;
        if (row.element.counter == 0) return true;
        const auto element = find(row.element);
        if (!element || !ops_[*element].insert || ops_[*element].object != draft.object)
            return problem("its list element does not exist");
        draft.key = *element;
        return true;
    }

    bool resolve_predecessors(const std::vector<LocalId>& predecessors, OpDraft& draft) {
        rows_.clear();
        for (const LocalId id : predecessors) {
            const auto row = find(id);
            if (!row) return problem("a predecessor does not exist");
            const Op& op = ops_[*row];
            const bool same_object = op.object == draft.object && op.action != Action::del;
            const bool map = ops_.object(draft.object).type == ObjectType::map;
            if (!same_object || (map ? op.key : op.element(*row)) != draft.key)
                return problem("a predecessor is at another place");
            if (op.superseded == Op::superseded_max)
                return problem("too many operations overwrite the same one");
            rows_.push_back(*row);
        }
        draft.predecessors = rows_;
        return true;
    }

    // The official library cannot load a document in which a mark ends before it begins.
    bool mark_is_in_order(Row end) {
        const Op& op = ops_[end];
        if (op.action != Action::mark || op.has_mark_name || op.id.counter <= 1) return true;
        const auto begin = ops_.find({op.id.counter - 1, op.id.actor});
        if (!begin || ops_[*begin].action != Action::mark || !ops_[*begin].has_mark_name ||
            ops_[*begin].object != op.object)
            return true;
        return ops_.precedes(*begin, end) || problem("a mark ends before it begins");
    }

    OpSet& ops_;
    const ParsedChange& change_;
    std::vector<std::optional<std::uint32_t>> actors_;
    std::vector<Row> newest_;  // by actor of the change; an actor's rows ascend, and each is referred to
    std::vector<Row> rows_;
    std::size_t nesting_ = 0;
    const char* problem_ = "";
};

std::unexpected<Error> refuse_change(const ParsedChange& change, std::string why) {
    return fail(ErrorKind::non_canonical, "change " + std::to_string(change.header.seq) + " of actor " +
                                              change.header.author().hex() + ": " + std::move(why));
}

// The graph's rules: numbered without gaps, after its author's last one, with counters above all it has seen.
Result<void> check_place(const ChangeGraph& graph, const ParsedChange& change, std::uint32_t author,
                         std::span<const ChangeIndex> dependencies) {
    const std::uint32_t last_seq = graph.last_seq(author);
    if (change.header.seq <= last_seq)
        return fail(ErrorKind::duplicate_sequence,
                    refuse_change(change, "another one is known").error().message);
    if (change.header.seq != last_seq + 1)
        return refuse_change(change, "its author's changes before it are not among its dependencies");
    if (last_seq > 0 && !graph.is_ancestor(graph.of_actor(author, last_seq), dependencies))
        return refuse_change(change, "it does not depend on its author's change before it");
    for (const ChangeIndex dependency : dependencies)
        if (graph[dependency].max_op() >= change.header.start_op)
            return refuse_change(change, "its operations are not numbered above those it depends on");
    return {};
}

}  // namespace

Result<void> apply_change(Replica& replica, const ParsedChange& change, const ChangeHash& hash,
                          const Limits& limits) {
    const ChangeHeader& header = change.header;
    std::vector<ChangeIndex> dependencies;
    dependencies.reserve(header.dependencies.size());
    for (const ChangeHash& dependency : header.dependencies) {
        const auto index = replica.graph.find(dependency);
        if (!index && dependencies_go_unchecked) continue;
        if (!index)
            return fail(ErrorKind::missing_dependency, "change " + dependency.hex() + " is not there");
        dependencies.push_back(*index);
    }
    const std::uint32_t author = replica.ops.actors.intern(header.actors.front());
    if (auto placed = check_place(replica.graph, change, author, dependencies); !placed) return placed;
    const std::size_t first_row = replica.ops.size();
    if (change.shape.row_count > rows_max - first_row)
        return fail(ErrorKind::over_limit, "the document has too many operations");

    ChangeApplier applier(replica.ops, change, limits);
    auto added = applier.add_operations(author);
    if (added)
        if (const auto unknown = replica.graph.first_unknown(applier.newest_of_others(), dependencies))
            added = refuse_change(change, "it refers to operation " + replica.ops.full_id(*unknown).text() +
                                              ", which is not in what it depends on");
    if (!added) {
        while (replica.ops.size() > first_row) replica.ops.undo_last();
        return added;
    }
    replica.graph.add({.actor = author,
                       .seq = static_cast<std::uint32_t>(header.seq),
                       .start_op = static_cast<std::uint32_t>(header.start_op),
                       .op_count = static_cast<std::uint32_t>(change.shape.row_count),
                       .first_row = static_cast<Row>(first_row),
                       .time = header.time,
                       .dependencies = dependencies,
                       .message = header.message,
                       .extra = header.extra},
                      hash);
    return {};
}

}  // namespace automerge
