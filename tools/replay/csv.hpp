#pragma once
// Comma-separated values: quoted fields, "" for a quote, line ends of either kind, a byte order mark or none.
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.hpp"

namespace skranke::replay {

struct CsvRecord {
    std::size_t line = 0;  // on which it begins, from 1
    std::vector<std::string> fields;
};

// Reads one record after another. Takes any bytes; empty lines are no records.
class CsvReader {
public:
    explicit CsvReader(std::string_view text);

    bool at_end() const { return rest_.empty(); }
    // An error names the line. Do not ask again after one.
    Result<CsvRecord> next();

private:
    void skip_line_ends();
    Result<std::string> read_field(std::size_t record_line);

    std::string_view rest_;
    std::size_t line_ = 1;
};

}  // namespace skranke::replay
