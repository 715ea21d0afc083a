#include "automerge/storage/change_chunk.hpp"

#include "automerge/storage/allowance.hpp"

namespace automerge {

Result<ParsedChange> parse_change(ByteView contents, const Limits& limits) {
    if (contents.size() > limits.change_bytes)
        return fail(ErrorKind::over_limit, "a change has " + std::to_string(contents.size()) + " bytes");
    ByteReader reader(contents);
    ParsedChange change;
    ChangeHeader& header = change.header;
    ByteView author;
    ByteView message;
    std::uint64_t other_actors = 0;
    reader.read_hashes(header.dependencies, limits.dependencies_per_change);
    reader.read_prefixed(author);
    reader.read_uleb(header.seq);
    reader.read_uleb(header.start_op);
    reader.read_leb(header.time);
    reader.read_prefixed(message);
    reader.read_uleb(other_actors);
    if (reader.failed()) return reader.failure("a change's header");
    if (header.start_op == 0) return malformed("a change's first operation has the counter 0");
    if (header.seq == 0) return malformed("a change has the sequence number 0");
    if (header.seq > UINT32_MAX) return malformed("a change's sequence number is larger than 32 bits");
    if (!is_utf8(message)) return malformed("a change's message is not valid UTF-8");
    header.message = as_text(message);

    if (other_actors > reader.left())
        return fail(ErrorKind::truncated, "a change lists more actors than it has bytes");
    header.actors.reserve(1 + static_cast<std::size_t>(other_actors));
    header.actors.push_back(author);
    for (std::uint64_t i = 0; i < other_actors; ++i)
        if (!reader.read_prefixed(header.actors.emplace_back())) return reader.failure("a change's actors");

    auto columns = Columns::read_list(reader);
    if (!columns) return std::unexpected(columns.error());
    if (columns->any_deflated()) return malformed("a change has deflated columns");
    if (auto read = columns->read_data(reader); !read) return std::unexpected(read.error());
    change.columns = std::move(*columns);
    header.extra = reader.rest();

    std::uint64_t rows = 0;
    const std::size_t most = row_allowance(limits, limits.operations_per_change, contents.size());
    if (!UnsignedReader::count(change.columns[action_column], rows, most))
        return fail(ErrorKind::over_limit, "a change's action column is damaged or has too many operations");
    if (header.start_op > limits.counter_max || rows > limits.counter_max - header.start_op + 1)
        return fail(ErrorKind::over_limit, "a change's operation counters are too large");
    change.shape = {.table = Table::change,
                    .row_count = static_cast<std::size_t>(rows),
                    .actor_count = header.actors.size(),
                    .links_max = most,
                    .counter_max = limits.counter_max,
                    .value_bytes_max = value_bytes_allowed(limits),
                    .key_bytes_max = limits.key_bytes};
    return change;
}

void write_change(const ChangeHeader& header, OperationWriter& operations, Bytes& out) {
    append_hashes(out, header.dependencies);
    append_prefixed(out, header.actors.front());
    append_uleb(out, header.seq);
    append_uleb(out, header.start_op);
    append_leb(out, header.time);
    append_prefixed(out, as_bytes(header.message));
    append_uleb(out, header.actors.size() - 1);
    for (std::size_t i = 1; i < header.actors.size(); ++i) append_prefixed(out, header.actors[i]);
    ColumnList columns;
    operations.finish(columns, Table::change);
    columns.write_list(out);
    columns.write_data(out);
    append_bytes(out, header.extra);
}

}  // namespace automerge
