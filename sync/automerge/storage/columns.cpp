#include "automerge/storage/columns.hpp"

#include <algorithm>

#include "automerge/encoding/leb128.hpp"
#include "automerge/storage/allowance.hpp"
#include "automerge/storage/deflate.hpp"

namespace automerge {

namespace {

constexpr std::size_t deflate_from_bytes = 256;
constexpr std::uint32_t group_type = 0;
constexpr std::uint32_t value_metadata_type = 6;
constexpr std::uint32_t value_type = 7;

std::uint32_t type_of(std::uint32_t spec) { return spec & 7; }
std::uint32_t id_of(std::uint32_t spec) { return spec >> 4; }

}  // namespace

Result<Columns> Columns::read_list(ByteReader& reader, bool bytes_in_groups) {
    std::uint64_t count = 0;
    if (!reader.read_uleb(count)) return reader.failure("a list of columns");
    if (count > reader.left() / 2)
        return fail(ErrorKind::truncated, "a list of columns is longer than its bytes");
    Columns columns;
    columns.columns_.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count; ++i) {
        std::uint64_t spec = 0;
        std::uint64_t length = 0;
        reader.read_uleb(spec);
        if (!reader.read_uleb(length)) return reader.failure("a list of columns");
        if (spec > UINT32_MAX) return malformed("a column specification is larger than 32 bits");
        const auto plain = static_cast<std::uint32_t>(spec) & ~std::uint32_t{deflated_flag};
        const std::uint32_t before =
            columns.columns_.empty() ? 0 : columns.columns_.back().spec & ~std::uint32_t{deflated_flag};
        if (!columns.columns_.empty() && plain <= before)
            return malformed("columns are not in ascending order");
        const bool lengths =
            type_of(before) == value_metadata_type || (bytes_in_groups && type_of(before) == group_type);
        if (type_of(plain) == value_type && !(lengths && id_of(before) == id_of(plain)))
            return malformed("a value column without its metadata");
        columns.columns_.push_back({static_cast<std::uint32_t>(spec), length, {}});
    }
    return columns;
}

Result<void> Columns::read_data(ByteReader& reader) {
    for (auto& column : columns_)
        if (!reader.read_bytes(column.length, column.bytes)) return reader.failure("a column");
    return {};
}

Result<void> Columns::inflate(std::size_t& budget, const Limits& limits) {
    inflated_.reserve(columns_.size());
    for (auto& column : columns_) {
        if (!(column.spec & deflated_flag)) continue;
        auto inflated = inflate_raw(column.bytes, inflate_allowance(limits, column.bytes.size(), budget));
        if (!inflated) return std::unexpected(inflated.error());
        budget -= inflated->size();
        inflated_.push_back(std::move(*inflated));
        column.bytes = inflated_.back();
        column.spec &= ~std::uint32_t{deflated_flag};
    }
    return {};
}

bool Columns::any_deflated() const {
    return std::ranges::any_of(columns_, [](const Column& column) { return column.spec & deflated_flag; });
}

ByteView Columns::operator[](ColumnSpec spec) const {
    for (const auto& column : columns_)
        if (column.spec >= spec) return column.spec == spec ? column.bytes : ByteView();
    return {};
}

void ColumnList::deflate_large(Deflater& deflater) {
    deflated_.reserve(size_);
    for (std::size_t i = 0; i < size_; ++i) {
        Column& column = columns_[i];
        if (column.bytes.size() < deflate_from_bytes) continue;
        deflated_.push_back(deflater.deflate(column.bytes));
        column = {column.spec | deflated_flag, deflated_.back()};
    }
}

void ColumnList::write_list(Bytes& out) const {
    append_uleb(out, size_);
    for (const Column& column : std::span(columns_).first(size_)) {
        append_uleb(out, column.spec);
        append_uleb(out, column.bytes.size());
    }
}

void ColumnList::write_data(Bytes& out) const {
    const auto columns = std::span(columns_).first(size_);
    std::size_t end = out.size();
    for (const Column& column : columns) end += column.bytes.size();
    std::size_t at = out.size();
    out.resize(end);
    for (const Column& column : columns) {
        std::ranges::copy(column.bytes, out.begin() + static_cast<std::ptrdiff_t>(at));
        at += column.bytes.size();
    }
}

}  // namespace automerge
