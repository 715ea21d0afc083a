#pragma once
// Every enquiry of some days as a table for a counting week: see enquiry_rows.hpp. The columns' names are
// stable; a later version adds columns at the end.
#include <string>
#include <vector>

#include "shared/queue/enquiry_rows.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

// One row per enquiry, separated by semicolons, with Danish column names.
std::string enquiries_to_csv(const std::vector<EnquiryRow>& rows, const Municipality& municipality);
// { channels: { … }, guidances: { <role>: n } }
Json enquiry_counts_to_json(const std::vector<Day>& days, const Municipality& municipality);

}  // namespace skranke::tools
