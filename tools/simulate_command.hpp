#pragma once
// skranke simulate: years of bad days in minutes.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_simulate_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
