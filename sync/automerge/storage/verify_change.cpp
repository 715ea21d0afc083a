#include <algorithm>

#include "automerge/storage/author_record.hpp"
#include "automerge/storage/change_chunk.hpp"

namespace automerge {

namespace {

std::unexpected<Error> poison(std::string why) { return fail(ErrorKind::non_canonical, std::move(why)); }

// The others must be exactly those that the operations refer to, in ascending order.
class ActorCheck {
public:
    explicit ActorCheck(std::span<const ByteView> actors) : ranks_(actors.size()), used_(actors.size()) {
        used_[0] = true;
        for (std::size_t i = 1; i < actors.size(); ++i) {
            const bool after_author = std::ranges::lexicographical_compare(actors[0], actors[i]);
            ranks_[i] = i + (after_author ? 1 : 0);
            if (!after_author) ranks_[0] = i + 1;
        }
        for (std::size_t i = 1; i + 1 < actors.size(); ++i)
            sorted_ = sorted_ && std::ranges::lexicographical_compare(actors[i], actors[i + 1]);
        for (std::size_t i = 1; i < actors.size(); ++i)
            sorted_ = sorted_ && !std::ranges::equal(actors[0], actors[i]);
    }

    void use(LocalId id) {
        if (id.counter != 0) used_[id.actor] = true;
    }
    bool sorted() const { return sorted_; }
    bool all_used() const { return std::ranges::find(used_, false) == used_.end(); }
    bool before(LocalId left, LocalId right) const {
        return std::pair(left.counter, ranks_[left.actor]) < std::pair(right.counter, ranks_[right.actor]);
    }

private:
    std::vector<std::size_t> ranks_;
    std::vector<bool> used_;
    bool sorted_ = true;
};

}  // namespace

Result<void> verify_change(const ParsedChange& change, ByteView contents, OperationWriter& scratch) {
    const ChangeHeader& header = change.header;
    auto sorted_dependencies = header.dependencies;
    std::ranges::sort(sorted_dependencies);
    if (std::ranges::adjacent_find(sorted_dependencies) != sorted_dependencies.end())
        return poison("a change names a dependency twice");

    ActorCheck actors(header.actors);
    if (!actors.sorted()) return poison("a change's other actors are not in ascending order");

    if (header.seq > 1 && read_author_record(header.extra))
        return poison("a change that is not its actor's first one names an author");

    scratch.clear();
    OperationReader reader(change.columns, change.shape);
    OperationRow row;
    std::vector<LocalId> predecessors;
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
        scratch.append(row, predecessors);
    }
    if (const auto& error = reader.error()) return std::unexpected(*error);
    if (!actors.all_used()) return poison("a change lists an actor that it does not refer to");

    Bytes rebuilt;
    rebuilt.reserve(contents.size());
    write_change(header, scratch, rebuilt);
    if (!std::ranges::equal(rebuilt, contents))
        return poison("a change is not encoded canonically: it could not be rebuilt with the same hash");
    return {};
}

}  // namespace automerge
