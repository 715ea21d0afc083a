#include "automerge/storage/document_chunk.hpp"

#include <algorithm>

#include "automerge/storage/allowance.hpp"

namespace automerge {

namespace {

Result<void> read_head_index(ByteReader& reader, std::size_t head_count) {
    if (reader.at_end()) return {};  // very old files have none
    for (std::size_t i = 0; i < head_count; ++i) {
        std::uint64_t index = 0;
        if (!reader.read_uleb(index)) return reader.failure("the index of a document's heads");
    }
    if (!reader.at_end()) return malformed("a document chunk has bytes left over");
    return {};
}

}  // namespace

Result<std::vector<ChangeHash>> peek_document_heads(ByteView contents) {
    ByteReader reader(contents);
    std::vector<ActorId> actors;
    std::vector<ChangeHash> heads;
    reader.read_actors(actors);
    if (!reader.read_hashes(heads)) return reader.failure("a document's header");
    return heads;
}

Result<ParsedDocument> parse_document(ByteView contents, const Limits& limits) {
    ByteReader reader(contents);
    ParsedDocument document;
    reader.read_actors(document.actors);
    if (!reader.read_hashes(document.heads)) return reader.failure("a document's header");
    if (std::ranges::adjacent_find(document.actors, std::greater_equal{}) != document.actors.end())
        return malformed("a document's actors are not in ascending order");
    if (std::ranges::adjacent_find(document.heads, std::greater_equal{}) != document.heads.end())
        return malformed("a document's heads are not in ascending order");

    auto change_columns = Columns::read_list(reader);
    if (!change_columns) return std::unexpected(change_columns.error());
    auto operation_columns = Columns::read_list(reader);
    if (!operation_columns) return std::unexpected(operation_columns.error());
    std::size_t budget = limits.inflated_chunk_bytes;
    for (Columns* columns : {&*change_columns, &*operation_columns}) {
        if (auto read = columns->read_data(reader); !read) return std::unexpected(read.error());
        if (auto inflated = columns->inflate(budget, limits); !inflated)
            return std::unexpected(inflated.error());
    }
    document.change_columns = std::move(*change_columns);
    document.operation_columns = std::move(*operation_columns);
    if (auto index = read_head_index(reader, document.heads.size()); !index)
        return std::unexpected(index.error());

    std::uint64_t changes = 0;
    std::uint64_t operations = 0;
    const std::size_t changes_most = row_allowance(limits, limits.changes_per_document, contents.size());
    const std::size_t operations_most =
        row_allowance(limits, limits.operations_per_document, contents.size());
    if (!UnsignedReader::count(document.change_columns[change_actor_column], changes, changes_most))
        return fail(ErrorKind::over_limit, "a document's change columns are damaged or too long");
    if (!UnsignedReader::count(document.operation_columns[id_actor_column], operations, operations_most))
        return fail(ErrorKind::over_limit, "a document's operation columns are damaged or too long");
    document.change_count = static_cast<std::size_t>(changes);
    document.shape = {.table = Table::document,
                      .row_count = static_cast<std::size_t>(operations),
                      .actor_count = document.actors.size(),
                      .links_max = operations_most,
                      .counter_max = limits.counter_max,
                      .value_bytes_max = value_bytes_allowed(limits),
                      .key_bytes_max = limits.key_bytes};
    return document;
}

DocumentChangeReader::DocumentChangeReader(const ParsedDocument& document, const Limits& limits)
    : rows_(document.change_count),
      actor_count_(document.actors.size()),
      limits_(limits),
      dependencies_left_(document.shape.links_max) {
    const Columns& columns = document.change_columns;
    has_time_ = !columns[change_time_column].empty();
    actor_ = UnsignedReader(columns[change_actor_column], Strictness::canonical);
    seq_ = DeltaReader(columns[change_seq_column], Strictness::canonical);
    max_op_ = DeltaReader(columns[change_max_operation_column], Strictness::canonical);
    time_ = DeltaReader(columns[change_time_column], Strictness::canonical);
    message_ = TextReader(columns[change_message_column], Strictness::canonical);
    dependency_group_ = UnsignedReader(columns[change_dependency_group_column], Strictness::canonical);
    dependency_ = DeltaReader(columns[change_dependency_column], Strictness::canonical);
    extra_meta_ = UnsignedReader(columns[change_extra_meta_column], Strictness::canonical);
    extra_ = ByteReader(columns[change_extra_column]);
}

bool DocumentChangeReader::refuse(const char* why, ErrorKind kind) {
    if (!error_) error_ = Error{kind, "change " + std::to_string(row_) + " of a document: " + why};
    return false;
}

bool DocumentChangeReader::refuse_leftovers() {
    const bool exact = actor_.finished_exactly() && seq_.finished_exactly() && max_op_.finished_exactly() &&
                       time_.finished_exactly() && message_.finished_exactly() &&
                       dependency_group_.finished_exactly() && dependency_.finished_exactly() &&
                       extra_meta_.finished_exactly() && extra_.at_end();
    return exact ? false : refuse("the columns differ in length");
}

bool DocumentChangeReader::fill_block() {
    const std::size_t count = std::min(block_rows, rows_ - row_);
    const auto rows = [count](auto& column) { return std::span(column).first(count); };
    block_row_ = 0;
    block_size_ = count;
    return (actor_.fill(rows(block_.actor)) && seq_.fill(rows(block_.seq)) &&
            max_op_.fill(rows(block_.max_op)) && message_.fill(rows(block_.message)) &&
            dependency_group_.fill(rows(block_.dependency_group)) &&
            extra_meta_.fill(rows(block_.extra_meta))) ||
           refuse("a column is damaged");
}

bool DocumentChangeReader::read_number(std::int64_t number, std::uint64_t most, std::uint32_t& out,
                                       const char* what) {
    if (number < 0 || static_cast<std::uint64_t>(number) > most) return refuse(what);
    out = static_cast<std::uint32_t>(number);
    return true;
}

bool DocumentChangeReader::read_dependencies(DocumentChangeRow& row) {
    row.dependencies.clear();
    const std::int64_t count = block_.dependency_group[block_row_];
    if (count < 0 || static_cast<std::uint64_t>(count) > row_)
        return refuse("a wrong number of dependencies");
    const auto dependencies = static_cast<std::uint64_t>(count);
    if (dependencies > std::min<std::uint64_t>(dependencies_left_, limits_.dependencies_per_change))
        return refuse("it has more dependencies than allowed", ErrorKind::over_limit);
    dependencies_left_ -= dependencies;
    for (std::uint64_t i = 0; i < dependencies; ++i) {
        std::optional<std::int64_t> index;
        if (!dependency_.next(index)) return refuse("a column is damaged");
        if (!read_number(index.value_or(no_number), row_ - 1, row.dependencies.emplace_back(),
                         "a dependency is not a change before it"))
            return false;
    }
    return true;
}

bool DocumentChangeReader::next(DocumentChangeRow& row) {
    if (error_) return false;
    if (row_ == rows_) return refuse_leftovers();
    if (block_row_ == block_size_ && !fill_block()) return false;
    // Times are any number there is, so only by itself can a row tell whether it has one.
    std::optional<std::int64_t> time;
    if (!time_.next(time)) return refuse("a column is damaged");
    if (!time && has_time_) return refuse("it has no time");
    const std::int64_t actor = block_.actor[block_row_];
    if (actor < 0 || static_cast<std::uint64_t>(actor) >= actor_count_)
        return refuse("its actor is not listed");
    const std::int64_t extra_meta = block_.extra_meta[block_row_];
    if (extra_meta < 0 || static_cast<ScalarType>(extra_meta & 15) != ScalarType::bytes)
        return refuse("its extra bytes are described wrongly");
    if (!extra_.read_bytes(static_cast<std::uint64_t>(extra_meta) >> 4, row.extra))
        return refuse("its extra bytes are missing");
    row.time = time.value_or(0);
    row.message = block_.message[block_row_];
    row.actor = static_cast<std::uint32_t>(actor);
    if (!read_number(block_.seq[block_row_], UINT32_MAX, row.seq, "its sequence number is wrong") ||
        !read_number(block_.max_op[block_row_], limits_.counter_max, row.max_op,
                     "its last operation is wrong") ||
        !read_dependencies(row))
        return false;
    ++row_;
    ++block_row_;
    return true;
}

void DocumentChangeWriter::append(const DocumentChangeRow& row) {
    columns_.append(row, row.max_op);
    extra_meta_.append(ScalarView{ScalarType::bytes, row.extra}.meta());
}

void DocumentChangeWriter::finish(ColumnList& columns) {
    columns.add(change_actor_column, columns_.actor.finish());
    columns.add(change_seq_column, columns_.seq.finish());
    columns.add(change_max_operation_column, columns_.max_op.finish());
    columns.add(change_time_column, columns_.time.finish());
    columns.add(change_message_column, columns_.message.finish());
    columns.add(change_dependency_group_column, columns_.dependency_group.finish());
    columns.add(change_dependency_column, columns_.dependency.finish());
    columns.add(change_extra_meta_column, extra_meta_.finish());
    columns.add(change_extra_column, columns_.extra);
}

}  // namespace automerge
