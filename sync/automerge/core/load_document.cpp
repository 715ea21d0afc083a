#include <algorithm>

#include "automerge/core/op_set_builder.hpp"
#include "automerge/core/replica.hpp"
#include "automerge/storage/author_record.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

namespace {

std::unexpected<Error> refuse(std::size_t row, const char* why) {
    return malformed("change " + std::to_string(row) + " of a document: " + why);
}

class DocumentLoader {
public:
    DocumentLoader(ParsedDocument& document, const Limits& limits, TextUnit text_unit)
        : document_(document),
          limits_(limits),
          text_unit_(text_unit),
          last_max_op_(document.actors.size(), 0),
          last_seq_(document.actors.size(), 0) {}

    Result<Replica> load() {
        if (auto read = read_changes(); !read) return std::unexpected(read.error());
        auto ops = OpSetBuilder(document_, spans_, limits_, text_unit_).build();
        if (!ops) return std::unexpected(ops.error());
        replica_.ops = std::move(*ops);
        if (auto rebuilt = rebuild_changes(); !rebuilt) return std::unexpected(rebuilt.error());
        replica_.loaded = replica_.graph.size();
        return std::move(replica_);
    }

private:
    Result<void> read_changes() {
        DocumentChangeReader reader(document_, limits_);
        DocumentChangeRow row;
        spans_.reserve(document_.change_count);
        while (reader.next(row)) {
            if (row.seq != ++last_seq_[row.actor])
                return refuse(spans_.size(), "its author's changes are not numbered one by one");
            if (row.max_op < last_max_op_[row.actor])
                return refuse(spans_.size(), "its operations are numbered below those before it");
            last_max_op_[row.actor] = row.max_op;
            spans_.push_back({.actor = row.actor, .max_op = row.max_op});
        }
        if (const auto& error = reader.error()) return std::unexpected(*error);
        return {};
    }

    // Each change is encoded and hashed anew: that is how a document proves its history.
    Result<void> rebuild_changes() {
        DocumentChangeReader reader(document_, limits_);
        DocumentChangeRow row;
        ChangeBuilder builder;
        ChangeGraph& graph = replica_.graph;
        graph.reserve(spans_.size());
        std::vector<ChangeHash> hashes;
        for (const ChangeSpan& span : spans_) {
            if (!reader.next(row)) break;
            if (!is_after_dependencies(row, span))
                return refuse(graph.size(), "it does not come after what it depends on");
            if (row.seq > 1 && read_author_record(row.extra))
                return refuse(graph.size(), "it is not its actor's first one, and names an author");
            const ChangeRecord record{.actor = row.actor,
                                      .seq = row.seq,
                                      .start_op = span.start_op,
                                      .op_count = span.op_count,
                                      .first_row = span.first_row,
                                      .time = row.time,
                                      .dependencies = row.dependencies,
                                      .message = row.message,
                                      .extra = row.extra};
            hashes.clear();
            for (const ChangeIndex dependency : row.dependencies) hashes.push_back(graph.hash(dependency));
            const Bytes& contents = builder.contents(replica_.ops, record, hashes);
            if (contents.size() > limits_.change_bytes)
                return fail(ErrorKind::over_limit, "a document has a change of too many bytes");
            if (graph.first_unknown(builder.newest_of_others(), row.dependencies))
                return refuse(graph.size(), "it refers to an operation that is not in what it depends on");
            graph.add(record, hash_chunk(ChunkType::change, contents));
        }
        return {};
    }

    bool is_after_dependencies(const DocumentChangeRow& row, const ChangeSpan& span) const {
        const ChangeGraph& graph = replica_.graph;
        for (std::size_t i = 0; i < row.dependencies.size(); ++i) {
            if (graph[row.dependencies[i]].max_op() >= span.start_op) return false;
            for (std::size_t j = 0; j < i && row.dependencies.size() <= few; ++j)
                if (row.dependencies[i] == row.dependencies[j]) return false;
        }
        if (row.dependencies.size() > few) {
            auto sorted = row.dependencies;
            std::ranges::sort(sorted);
            if (std::ranges::adjacent_find(sorted) != sorted.end()) return false;
        }
        return row.seq == 1 || graph.is_ancestor(graph.of_actor(row.actor, row.seq - 1), row.dependencies);
    }

    static constexpr std::size_t few = 8;
    ParsedDocument& document_;
    const Limits& limits_;
    TextUnit text_unit_;
    std::vector<std::uint32_t> last_max_op_, last_seq_;  // by actor
    std::vector<ChangeSpan> spans_;
    Replica replica_;
};

}  // namespace

Result<Replica> load_document(ByteView contents, const Limits& limits, TextUnit text_unit) {
    auto document = parse_document(contents, limits);
    if (!document) return std::unexpected(document.error());
    auto replica = DocumentLoader(*document, limits, text_unit).load();
    if (replica && replica->graph.sorted_heads() != document->heads)
        return malformed("a document's changes do not have the hashes that its heads name");
    return replica;
}

Result<Replica> load_document_with_any_heads(ByteView contents, const Limits& limits) {
    auto document = parse_document(contents, limits);
    if (!document) return std::unexpected(document.error());
    return DocumentLoader(*document, limits, TextUnit::code_points).load();
}

}  // namespace automerge
