#pragma once
// Tables as text: fields between commas or semicolons, quoted fields, "" for a quote, line ends of either
// kind, a byte order mark or none.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.hpp"

namespace skranke {

struct CsvRecord {
    std::size_t line = 0;  // on which it begins, from 1
    std::vector<std::string> fields;
};

// What Danish spreadsheets expect at the front of a file to read it as UTF-8.
inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

// Reads one record after another. Takes any bytes; empty lines are no records. The text must outlive it.
class CsvReader {
public:
    explicit CsvReader(std::string_view text, char separator = ',');

    bool at_end() const { return rest_.empty(); }
    std::size_t line() const { return line_; }  // on which it stands
    // An error names the line. Do not ask again after one.
    Result<CsvRecord> next();

private:
    void skip_line_ends();
    Result<std::string> read_field(std::size_t record_line);

    bool at_field_end() const;

    std::string_view rest_;
    char separator_;
    std::size_t line_ = 1;
};

// As it stands in a record: quoted where it must be.
std::string csv_field(const std::string& text, char separator);
// One record with its line end; fields are quoted where they must be.
std::string csv_line(std::span<const std::string> fields, char separator);

}  // namespace skranke
