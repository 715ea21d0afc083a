// Who writes: one author may be many actors.
#include <algorithm>

#include "automerge/document/document_state.hpp"
#include "automerge/encoding/failure.hpp"
#include "automerge/storage/author_record.hpp"

namespace automerge {

namespace {

std::optional<Bytes> owned(std::optional<ByteView> author) {
    if (!author) return std::nullopt;
    return Bytes(author->begin(), author->end());
}

std::optional<ByteView> recorded(const ChangeGraph& graph, std::uint32_t actor) {
    if (graph.last_seq(actor) == 0) return std::nullopt;
    return read_author_record(graph[graph.of_actor(actor, 1)].extra);
}

}  // namespace

std::optional<Bytes> Change::author() const { return owned(read_author_record(extra)); }

const std::optional<Bytes>& Document::author() const { return state_->author; }

Result<void> Document::set_author(std::optional<Bytes> author) {
    if (state_->pending) return fail(ErrorKind::invalid_operation, "a transaction is open");
    if (author == state_->author) return {};
    const Replica& replica = state_->replica;
    const auto actor = replica.ops.actors.find(state_->actor.bytes);
    if (actor && replica.graph.last_seq(*actor) > 0) {
        auto fresh = ActorId::random();
        if (!fresh) return std::unexpected(fresh.error());
        state_->actor = std::move(*fresh);
    }
    state_->author = std::move(author);
    return {};
}

std::optional<Bytes> Document::author_of(const ActorId& actor) const {
    const Replica& replica = state_->replica;
    const auto index = replica.ops.actors.find(actor.bytes);
    return index ? owned(recorded(replica.graph, *index)) : std::nullopt;
}

std::vector<Bytes> Document::authors() const {
    const Replica& replica = state_->replica;
    std::vector<Bytes> authors;
    for (const std::uint32_t actor : replica.ops.actors.sorted())
        if (auto author = owned(recorded(replica.graph, actor))) authors.push_back(std::move(*author));
    std::ranges::sort(authors);
    const auto repeated = std::ranges::unique(authors);
    authors.erase(repeated.begin(), repeated.end());
    return authors;
}

std::vector<ActorId> Document::actors_of(ByteView author) const {
    const Replica& replica = state_->replica;
    std::vector<ActorId> actors;
    for (const std::uint32_t actor : replica.ops.actors.sorted()) {
        const auto wrote = recorded(replica.graph, actor);
        if (wrote && std::ranges::equal(*wrote, author)) actors.push_back(replica.ops.actors[actor]);
    }
    return actors;
}

}  // namespace automerge
