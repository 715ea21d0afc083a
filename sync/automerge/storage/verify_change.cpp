#include <algorithm>

#include "automerge/storage/author_record.hpp"
#include "automerge/storage/change_chunk.hpp"

namespace automerge {

namespace {

std::unexpected<Error> poison(std::string why) { return fail(ErrorKind::non_canonical, std::move(why)); }

// The others must be exactly those that the operations refer to, in ascending order.
class ActorCheck {
public:
    explicit ActorCheck(std::span<const ByteView> actors) : actors_(actors.size()) {
        actors_[0].used = true;
        for (std::size_t i = 1; i < actors.size(); ++i) {
            const bool after_author = std::ranges::lexicographical_compare(actors[0], actors[i]);
            actors_[i].rank = i + (after_author ? 1 : 0);
            if (!after_author) actors_[0].rank = i + 1;
        }
        for (std::size_t i = 1; i + 1 < actors.size(); ++i)
            sorted_ = sorted_ && std::ranges::lexicographical_compare(actors[i], actors[i + 1]);
        for (std::size_t i = 1; i < actors.size(); ++i)
            sorted_ = sorted_ && !std::ranges::equal(actors[0], actors[i]);
    }

    void use(LocalId id) {
        if (id.counter != 0) actors_[id.actor].used = true;
    }
    bool sorted() const { return sorted_; }
    bool all_used() const { return std::ranges::all_of(actors_, &Actor::used); }
    bool before(LocalId left, LocalId right) const {
        return std::pair(left.counter, actors_[left.actor].rank) <
               std::pair(right.counter, actors_[right.actor].rank);
    }

private:
    struct Actor {
        std::size_t rank = 0;
        bool used = false;
    };
    std::vector<Actor> actors_;
    bool sorted_ = true;
};

}  // namespace

Result<void> verify_change(const ParsedChange& change, ByteView contents, VerifyingScratch& scratch) {
    const ChangeHeader& header = change.header;
    if (header.dependencies.size() > 1) {
        auto sorted = header.dependencies;
        std::ranges::sort(sorted);
        if (std::ranges::adjacent_find(sorted) != sorted.end())
            return poison("a change names a dependency twice");
    }

    ActorCheck actors(header.actors);
    if (!actors.sorted()) return poison("a change's other actors are not in ascending order");

    if (header.seq > 1 && read_author_record(header.extra))
        return poison("a change that is not its actor's first one names an author");

    scratch.operations.clear();
    OperationReader reader(change.columns, change.shape);
    OperationRow row;
    auto& predecessors = scratch.predecessors;
    for (std::uint64_t counter = header.start_op; reader.next(row, predecessors); ++counter) {
        const auto at = [&] { return "operation " + std::to_string(counter - header.start_op) + ": "; };
        if (const char* problem = problem_of(row)) return poison(at() + problem);
        if (row.insert && !predecessors.empty()) return poison(at() + "an insertion with predecessors");
        if (row.action == Action::del && predecessors.empty()) return poison(at() + "a deletion of nothing");
        actors.use(row.object);
        actors.use(row.element);
        for (const LocalId id : predecessors) actors.use(id);
        for (std::size_t i = 1; i < predecessors.size(); ++i)
            if (!actors.before(predecessors[i - 1], predecessors[i]))
                return poison(at() + "predecessors are not in ascending order");
        if (std::max({row.object.counter, row.element.counter,
                      predecessors.empty() ? 0 : predecessors.back().counter}) >= counter)
            return poison(at() + "it refers to an operation that is not older");
        scratch.operations.append(row, predecessors);
    }
    if (const auto& error = reader.error()) return std::unexpected(*error);
    if (!actors.all_used()) return poison("a change lists an actor that it does not refer to");

    scratch.rebuilt.clear();
    write_change(header, scratch.operations, scratch.rebuilt);
    if (!std::ranges::equal(scratch.rebuilt, contents))
        return poison("a change is not encoded canonically: it could not be rebuilt with the same hash");
    return {};
}

}  // namespace automerge
