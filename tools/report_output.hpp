#pragma once
// A report as a table for people and as JSON for programs. As CSV: shared/report/report_csv.hpp.
#include <string>

#include "shared/queue/municipality.hpp"
#include "shared/report/report.hpp"
#include "tools/command_output.hpp"
#include "tools/period.hpp"

namespace skranke::tools {

// One object; docs/reports.md has its keys. What is null was not measured, unless it is named in "left_out".
Json to_json(const Report& report, const Municipality& municipality, const Period& period);
std::string to_text(const Report& report, const Municipality& municipality);

}  // namespace skranke::tools
