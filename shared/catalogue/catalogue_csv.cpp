// The CSV form: a head that names the columns in any order, then one service a line.
#include <fmt/format.h>

#include <algorithm>

#include "shared/catalogue/catalogue_rows.hpp"
#include "shared/text/csv.hpp"

namespace skranke {

namespace {

constexpr char separator = ';';

// Spreadsheets write the line ends inside a field as they like.
std::string with_plain_line_ends(std::string text) {
    std::erase(text, '\r');
    return text;
}

std::vector<const ServiceColumn*> read_head(const CsvRecord& head, CatalogueRows& rows) {
    std::vector<const ServiceColumn*> columns;
    for (const auto& name : head.fields) {
        const auto* column = find_service_column(name);
        if (column == nullptr) {
            rows.fault(head.line,
                       fmt::format("there is no column \"{}\": the columns are {}, between semicolons", name,
                                   known_columns()));
        } else if (std::ranges::find(columns, column) != columns.end()) {
            rows.fault(head.line, fmt::format("column \"{}\" is there twice: take one out", name));
        }
        columns.push_back(column);
    }
    for (const std::string_view needed : {"code", "name"}) {
        if (std::ranges::find(columns, find_service_column(needed)) == columns.end())
            rows.fault(head.line, fmt::format("column \"{}\" is missing: add it", needed));
    }
    return columns;
}

}  // namespace

ReadCatalogue read_catalogue_csv(std::string_view text) {
    CatalogueRows rows;
    CsvReader reader(text, separator);
    std::vector<const ServiceColumn*> columns;
    while (!reader.at_end()) {
        const auto record = reader.next();
        if (!record)
            return std::unexpected(std::vector{CatalogueFault{reader.line(), record.error().message}});
        if (columns.empty()) {
            columns = read_head(*record, rows);
            if (std::ranges::find(columns, nullptr) != columns.end()) break;
            continue;
        }
        if (record->fields.size() != columns.size()) {
            rows.fault(record->line,
                       fmt::format("has {} fields, but the first line names {}: give it as many",
                                   record->fields.size(), columns.size()));
            continue;
        }
        rows.begin(record->line);
        for (std::size_t i = 0; i < columns.size(); ++i)
            rows.set(*columns[i], with_plain_line_ends(record->fields[i]), record->line);
    }
    return rows.done();
}

std::string write_catalogue_csv(std::span<const Service> services) {
    std::string text{byte_order_mark};
    std::vector<std::string> fields;
    for (const auto& column : service_columns()) fields.emplace_back(column.name);
    text += csv_line(fields, separator);
    for (const auto& service : services) {
        fields.clear();
        for (const auto& column : service_columns()) fields.push_back(column_text(column, service));
        text += csv_line(fields, separator);
    }
    return text;
}

}  // namespace skranke
