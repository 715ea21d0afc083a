#pragma once
// skranke summary: how long people waited, and every enquiry of a counting week.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_summary_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
