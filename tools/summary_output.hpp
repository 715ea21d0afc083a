#pragma once
// The wait-time summary as a table for people and as rows for programs.
#include <string>
#include <vector>

#include "shared/queue/municipality.hpp"
#include "shared/queue/summary.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

// Times in seconds; a row for all services or all classes has null there.
Json summary_to_json(const std::vector<SummaryRow>& rows);
std::string summary_to_text(const std::vector<SummaryRow>& rows, const Municipality& municipality);

}  // namespace skranke::tools
