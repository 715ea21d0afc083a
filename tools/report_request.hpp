#pragma once
// What a report is asked for on the command line.
#include <string>
#include <vector>

#include "shared/base/result.hpp"
#include "shared/report/report.hpp"
#include "shared/report/report_csv.hpp"

namespace skranke::tools {

struct ReportOptions {
    std::vector<std::string> by{};  // each a table: "site,hour"
    std::string format{};           // "text", "csv" or "json"
    std::string goal{};             // minutes
    std::string goal_percent{};
    bool decimal_comma = false, counting_week = false;

    bool asked_for() const {
        return !by.empty() || !format.empty() || !goal.empty() || !goal_percent.empty() || decimal_comma ||
               counting_week;
    }
};

enum class ReportFormat { text, csv, json };
struct ReportOrder {
    ReportRequest request{};
    ReportFormat format = ReportFormat::text;
    CsvStyle csv_style = CsvStyle::international;
};

// By site where nothing is said. An error names the word that cannot be understood, and those that can.
Result<ReportOrder> report_order(const ReportOptions& options);

// "site, service, …": what a report can be told apart by.
std::string known_dimensions();

}  // namespace skranke::tools
