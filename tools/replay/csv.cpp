#include "tools/replay/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace skranke::replay {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

CsvReader::CsvReader(std::string_view text) : rest_(text) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    skip_line_ends();
}

void CsvReader::skip_line_ends() {
    while (!rest_.empty() && (rest_.front() == '\n' || rest_.front() == '\r')) {
        if (rest_.front() == '\n') ++line_;
        rest_.remove_prefix(1);
    }
}

Result<std::string> CsvReader::read_field(std::size_t record_line) {
    if (!rest_.starts_with('"')) {
        const auto length = std::min(rest_.find_first_of(",\r\n"), rest_.size());
        std::string field{rest_.substr(0, length)};
        rest_.remove_prefix(length);
        return field;
    }
    std::string field;
    rest_.remove_prefix(1);
    while (true) {
        const auto quote = rest_.find('"');
        if (quote == std::string_view::npos)
            return fail(ErrorCode::invalid_input,
                        fmt::format("line {}: a quoted field does not end", record_line));
        const auto part = rest_.substr(0, quote);
        line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
        field += part;
        rest_.remove_prefix(quote + 1);
        if (!rest_.starts_with('"')) break;
        field += '"';
        rest_.remove_prefix(1);
    }
    if (!rest_.empty() && std::string_view{",\r\n"}.find(rest_.front()) == std::string_view::npos)
        return fail(ErrorCode::invalid_input,
                    fmt::format("line {}: there is text after a closing quote", line_));
    return field;
}

Result<CsvRecord> CsvReader::next() {
    CsvRecord record{.line = line_, .fields = {}};
    while (true) {
        auto field = read_field(record.line);
        if (!field) return std::unexpected(field.error());
        record.fields.push_back(*std::move(field));
        if (!rest_.starts_with(',')) break;
        rest_.remove_prefix(1);
    }
    skip_line_ends();
    return record;
}

}  // namespace skranke::replay
