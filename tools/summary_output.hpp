#pragma once
// The wait-time summary as a table for people and as rows for programs.
#include <map>
#include <string>
#include <vector>

#include "shared/queue/municipality.hpp"
#include "shared/queue/priority_cost.hpp"
#include "shared/queue/summary.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

// Times in seconds; a row for all services or all classes has null there.
Json summary_to_json(const std::vector<SummaryRow>& rows);
std::string summary_to_text(const std::vector<SummaryRow>& rows, const Municipality& municipality);

// What priority cost the others, site by site: in the sites' own rows, and as sentences.
using PriorityCosts = std::map<SiteId, PriorityCost>;
PriorityCosts priority_costs(const std::vector<Day>& days, const Municipality& municipality);
void add_priority_costs(Json& summary, const PriorityCosts& costs);
std::string priority_costs_to_text(const PriorityCosts& costs, const Municipality& municipality);

}  // namespace skranke::tools
