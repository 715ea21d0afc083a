#include "automerge/storage/bundle_chunk.hpp"

#include <algorithm>
#include <numeric>

#include "automerge/storage/allowance.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

namespace {

class BundleReader {
public:
    explicit BundleReader(const Limits& limits) : limits_(limits) {}

    Result<BundleContents> read(ByteView contents) {
        if (auto done = read_tables(contents); !done) return std::unexpected(done.error());
        if (auto done = read_changes(); !done) return std::unexpected(done.error());
        if (auto done = read_operations(); !done) return std::unexpected(done.error());
        if (auto done = order_operations(); !done) return std::unexpected(done.error());
        for (std::uint32_t row = 0; row < rows_.size(); ++row)
            if (auto done = rebuild(row); !done) return std::unexpected(done.error());
        return std::move(bundle_);
    }

private:
    static std::unexpected<Error> refuse(std::size_t row, const char* why) {
        return malformed("change " + std::to_string(row) + " of a bundle: " + why);
    }

    Result<void> read_tables(ByteView contents) {
        ByteReader reader(contents);
        reader.read_hashes(bundle_.dependencies);
        if (!reader.read_actors(actors_)) return reader.failure("a bundle's header");
        std::size_t budget = limits_.inflated_chunk_bytes;
        for (Columns* table : {&change_columns_, &operation_columns_}) {
            auto columns = Columns::read_list(reader, table == &change_columns_);
            if (!columns) return std::unexpected(columns.error());
            *table = std::move(*columns);
            if (auto read = table->read_data(reader); !read) return read;
            if (auto inflated = table->inflate(budget, limits_); !inflated) return inflated;
        }
        if (!reader.at_end()) return malformed("a bundle has bytes left over");

        const std::size_t changes_most =
            row_allowance(limits_, limits_.changes_per_document, contents.size());
        operations_most_ = row_allowance(limits_, limits_.operations_per_document, contents.size());
        if (!UnsignedReader::count(change_columns_[bundle_actor_column], change_count_, changes_most) ||
            !UnsignedReader::count(operation_columns_[id_actor_column], operation_count_, operations_most_))
            return fail(ErrorKind::over_limit, "a bundle's columns are damaged or too long");
        return {};
    }

    static bool read_number(DeltaReader& column, std::uint64_t least, std::uint64_t most,
                            std::uint32_t& out) {
        std::optional<std::int64_t> number;
        if (!column.next(number) || !number || *number < static_cast<std::int64_t>(least) ||
            static_cast<std::uint64_t>(*number) > most)
            return false;
        out = static_cast<std::uint32_t>(*number);
        return true;
    }

    Result<void> read_changes() {
        UnsignedReader actor(change_columns_[bundle_actor_column]);
        DeltaReader seq(change_columns_[bundle_seq_column]);
        DeltaReader start_op(change_columns_[bundle_start_operation_column]);
        DeltaReader max_op(change_columns_[bundle_max_operation_column]);
        DeltaReader times(change_columns_[bundle_time_column]);
        TextReader message(change_columns_[bundle_message_column]);
        UnsignedReader group(change_columns_[bundle_dependency_group_column]);
        DeltaReader dependency(change_columns_[bundle_dependency_column]);
        UnsignedReader extra_length(change_columns_[bundle_extra_length_column]);
        ByteReader extra(change_columns_[bundle_extra_column]);
        std::uint64_t operations = 0;
        std::uint64_t dependencies_left = operations_most_;
        for (std::uint64_t number = 0; number < change_count_; ++number) {
            BundleChangeRow row;
            std::optional<std::uint64_t> author;
            std::optional<std::int64_t> when;
            std::optional<std::string_view> text;
            std::optional<std::uint64_t> count;
            std::optional<std::uint64_t> length;
            std::uint32_t last = 0;
            if (!actor.next(author) || !times.next(when) || !message.next(text) || !group.next(count) ||
                !extra_length.next(length))
                return refuse(number, "a column is damaged");
            if (!author || *author >= actors_.size()) return refuse(number, "its actor is not listed");
            row.actor = static_cast<std::uint32_t>(*author);
            if (!read_number(seq, 1, UINT32_MAX, row.seq))
                return refuse(number, "its sequence number is wrong");
            if (!read_number(start_op, 1, limits_.counter_max, row.start_op) ||
                !read_number(max_op, row.start_op - 1, limits_.counter_max, last))
                return refuse(number, "its operation counters are wrong");
            row.op_count = last + 1 - row.start_op;
            operations += row.op_count;
            if (row.op_count > limits_.operations_per_change || operations > operation_count_)
                return fail(ErrorKind::over_limit, "a bundle's change has too many operations");
            row.time = when.value_or(0);
            row.message = text.value_or(std::string_view());
            if (count.value_or(0) >
                std::min<std::uint64_t>(dependencies_left, limits_.dependencies_per_change))
                return fail(ErrorKind::over_limit, "a bundle's change has too many dependencies");
            dependencies_left -= count.value_or(0);
            for (std::uint64_t i = 0; i < count.value_or(0); ++i) {
                std::uint32_t index = 0;
                if (!read_number(dependency, 0, change_count_ + bundle_.dependencies.size(), index) ||
                    (index >= number && index < change_count_) ||
                    (index >= change_count_ && index - change_count_ >= bundle_.dependencies.size()))
                    return refuse(number, "a dependency is neither a change before it nor one outside");
                row.dependencies.push_back(index);
            }
            if (!extra.read_bytes(length.value_or(0), row.extra))
                return refuse(number, "its extra bytes are missing");
            rows_.push_back(std::move(row));
        }
        if (operations != operation_count_) return malformed("a bundle misses operations");
        return {};
    }

    Result<void> read_operations() {
        const TableShape shape{.table = Table::bundle,
                               .row_count = static_cast<std::size_t>(operation_count_),
                               .actor_count = actors_.size(),
                               .links_max = operations_most_,
                               .counter_max = limits_.counter_max,
                               .value_bytes_max = value_bytes_allowed(limits_),
                               .key_bytes_max = limits_.key_bytes};
        OperationReader reader(operation_columns_, shape);
        OperationRow row;
        std::vector<LocalId> predecessors;
        while (reader.next(row, predecessors)) {
            operations_.push_back(row);
            predecessors_.insert(predecessors_.end(), predecessors.begin(), predecessors.end());
            predecessor_ends_.push_back(predecessors_.size());
        }
        if (const auto& error = reader.error()) return std::unexpected(*error);
        return {};
    }

    // Operations stand in the order of the document. Walking the changes by actor and number, one column says
    // where each operation is; older bundles hold the counters instead.
    Result<void> order_operations() {
        by_author_.resize(rows_.size());
        std::iota(by_author_.begin(), by_author_.end(), 0);
        std::ranges::sort(by_author_, {},
                          [&](std::uint32_t row) { return std::pair(rows_[row].actor, rows_[row].seq); });
        const ByteView positions = operation_columns_[bundle_position_column];
        if (auto read = positions.empty() ? sort_by_counters() : read_positions(positions); !read)
            return read;

        first_.resize(rows_.size());
        std::vector<bool> taken(operations_.size());
        std::size_t place = 0;
        const BundleChangeRow* before = nullptr;
        for (const std::uint32_t number : by_author_) {
            const BundleChangeRow& row = rows_[number];
            if (before && before->actor == row.actor &&
                (before->seq == row.seq || before->start_op + before->op_count > row.start_op))
                return refuse(number, "it overlaps with another of its author");
            before = &row;
            first_[number] = place;
            for (std::uint32_t i = 0; i < row.op_count; ++i, ++place) {
                const std::uint32_t position = positions_[place];
                const OperationRow& operation = operations_[position];
                const bool counter_fits =
                    operation.id.counter == 0 || operation.id.counter == row.start_op + i;
                if (operation.id.actor != row.actor || !counter_fits || taken[position])
                    return refuse(number, "its operations are not where the bundle says");
                taken[position] = true;
            }
        }
        return {};
    }

    Result<void> read_positions(ByteView column) {
        DeltaReader reader(column);
        positions_.resize(operations_.size());
        for (std::uint32_t& position : positions_)
            if (!read_number(reader, 0, operations_.size() - 1, position))
                return malformed("a bundle's positions of operations are damaged");
        return {};
    }

    Result<void> sort_by_counters() {
        DeltaReader reader(operation_columns_[id_counter_column]);
        for (OperationRow& operation : operations_)
            if (!read_number(reader, 1, limits_.counter_max, operation.id.counter))
                return malformed("a bundle's operation counters are damaged");
        positions_.resize(operations_.size());
        std::iota(positions_.begin(), positions_.end(), 0);
        std::ranges::sort(positions_, {}, [&](std::uint32_t position) {
            const LocalId id = operations_[position].id;
            return std::pair(id.actor, id.counter);
        });
        return {};
    }

    std::span<const LocalId> predecessors_of(std::uint32_t position) const {
        const std::size_t begin = position == 0 ? 0 : predecessor_ends_[position - 1];
        return std::span(predecessors_).subspan(begin, predecessor_ends_[position] - begin);
    }

    // The author, then the others that the change's operations refer to, by ascending bytes.
    void number_actors(std::uint32_t number) {
        std::vector<bool> used(actors_.size());
        const auto use = [&](LocalId id) {
            if (id.counter != 0) used[id.actor] = true;
        };
        const BundleChangeRow& row = rows_[number];
        for (std::uint32_t i = 0; i < row.op_count; ++i) {
            const std::uint32_t position = positions_[first_[number] + i];
            use(operations_[position].object);
            use(operations_[position].element);
            for (const LocalId id : predecessors_of(position)) use(id);
        }
        used[row.actor] = false;
        std::vector<std::uint32_t> others;
        for (std::uint32_t actor = 0; actor < used.size(); ++actor)
            if (used[actor]) others.push_back(actor);
        std::ranges::sort(others, {}, [&](std::uint32_t actor) -> const ActorId& { return actors_[actor]; });
        local_actors_.assign(actors_.size(), 0);
        header_.actors.assign(1, actors_[row.actor].bytes);
        for (const std::uint32_t actor : others) {
            local_actors_[actor] = static_cast<std::uint32_t>(header_.actors.size());
            header_.actors.push_back(actors_[actor].bytes);
        }
    }

    LocalId local(LocalId id) const {
        return id.counter == 0 ? LocalId{} : LocalId{id.counter, local_actors_[id.actor]};
    }

    Result<void> rebuild(std::uint32_t number) {
        const BundleChangeRow& row = rows_[number];
        number_actors(number);
        writer_.clear();
        std::vector<LocalId> predecessors;
        for (std::uint32_t i = 0; i < row.op_count; ++i) {
            const std::uint32_t position = positions_[first_[number] + i];
            OperationRow operation = operations_[position];
            const auto named = predecessors_of(position);
            predecessors.assign(named.begin(), named.end());
            std::ranges::sort(predecessors, [&](LocalId left, LocalId right) {
                if (left.counter != right.counter) return left.counter < right.counter;
                return actors_[left.actor] < actors_[right.actor];
            });
            for (LocalId& id : predecessors) id = local(id);
            operation.object = local(operation.object);
            operation.element = local(operation.element);
            writer_.append(operation, predecessors);
        }
        header_.dependencies.clear();
        for (const std::uint32_t index : row.dependencies)
            header_.dependencies.push_back(index < rows_.size() ? bundle_.hashes[index]
                                                                : bundle_.dependencies[index - rows_.size()]);
        header_.seq = row.seq;
        header_.start_op = row.start_op;
        header_.time = row.time;
        header_.message = row.message;
        header_.extra = row.extra;
        Bytes& contents = bundle_.changes.emplace_back();
        write_change(header_, writer_, contents);
        if (contents.size() > limits_.change_bytes)
            return fail(ErrorKind::over_limit, "a bundle's change has too many bytes");
        bundle_.hashes.push_back(hash_chunk(ChunkType::change, contents));
        return {};
    }

    const Limits& limits_;
    std::vector<ActorId> actors_;
    Columns change_columns_, operation_columns_;
    std::uint64_t change_count_ = 0, operation_count_ = 0;
    std::size_t operations_most_ = 0;
    std::vector<BundleChangeRow> rows_;
    std::vector<OperationRow> operations_;  // in the order of the document
    std::vector<LocalId> predecessors_;
    std::vector<std::size_t> predecessor_ends_;
    std::vector<std::uint32_t> by_author_;  // rows by actor and sequence number
    std::vector<std::uint32_t> positions_;  // of operations, by actor and counter
    std::vector<std::size_t> first_;        // by row: where its operations begin in positions_
    ChangeHeader header_;
    OperationWriter writer_;
    std::vector<std::uint32_t> local_actors_;
    BundleContents bundle_;
};

}  // namespace

Result<BundleContents> read_bundle(ByteView contents, const Limits& limits) {
    return BundleReader(limits).read(contents);
}

void BundleChangeWriter::append(const BundleChangeRow& row) {
    columns_.append(row, row.start_op + row.op_count - 1);
    start_op_.append(row.start_op);
    extra_length_.append(row.extra.size());
}

void BundleChangeWriter::finish(ColumnList& columns) {
    columns.add(bundle_actor_column, columns_.actor.finish());
    columns.add(bundle_seq_column, columns_.seq.finish());
    columns.add(bundle_start_operation_column, start_op_.finish());
    columns.add(bundle_max_operation_column, columns_.max_op.finish());
    columns.add(bundle_time_column, columns_.time.finish());
    columns.add(bundle_message_column, columns_.message.finish_with_nulls());
    columns.add(bundle_dependency_group_column, columns_.dependency_group.finish());
    columns.add(bundle_dependency_column, columns_.dependency.finish());
    columns.add(bundle_extra_length_column, extra_length_.finish());
    columns.add(bundle_extra_column, columns_.extra);
}

}  // namespace automerge
