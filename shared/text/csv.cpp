#include "shared/text/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace skranke {

CsvReader::CsvReader(std::string_view text, char separator) : rest_(text), separator_(separator) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    skip_line_ends();
}

void CsvReader::skip_line_ends() {
    while (!rest_.empty() && (rest_.front() == '\n' || rest_.front() == '\r')) {
        if (rest_.front() == '\n') ++line_;
        rest_.remove_prefix(1);
    }
}

bool CsvReader::at_field_end() const {
    return rest_.empty() || rest_.front() == separator_ || rest_.front() == '\r' || rest_.front() == '\n';
}

Result<std::string> CsvReader::read_field(std::size_t record_line) {
    if (!rest_.starts_with('"')) {
        const auto whole = rest_;
        while (!at_field_end()) rest_.remove_prefix(1);
        return std::string{whole.substr(0, whole.size() - rest_.size())};
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
    if (!at_field_end())
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
        if (!rest_.starts_with(separator_)) break;
        rest_.remove_prefix(1);
    }
    skip_line_ends();
    return record;
}

std::string csv_field(const std::string& text, char separator) {
    const std::string special{'"', '\r', '\n', separator};
    if (text.find_first_of(special) == std::string::npos) return text;
    std::string field = "\"";
    for (const char letter : text) field.append(letter == '"' ? 2 : 1, letter);
    return field + '"';
}

std::string csv_line(std::span<const std::string> fields, char separator) {
    std::string line;
    for (const auto& field : fields) {
        if (&field != fields.data()) line += separator;
        line += csv_field(field, separator);
    }
    return line + "\r\n";
}

}  // namespace skranke
