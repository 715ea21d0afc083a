#pragma once
// A report as a table for spreadsheets and programs; docs/reports.md has its columns.
#include <string>

#include "shared/queue/municipality.hpp"
#include "shared/report/report.hpp"

namespace skranke {

enum class CsvStyle {
    international,  // commas between fields, decimal points
    danish,         // semicolons between fields, decimal commas: what a Danish spreadsheet opens by itself
};

// By RFC 4180, UTF-8 with a byte order mark. What people have typed cannot begin a formula.
std::string to_csv(const Report& report, const Municipality& municipality, CsvStyle style);

// The text with an apostrophe in front where a spreadsheet would take it for a formula.
std::string never_formula(std::string text);

}  // namespace skranke
