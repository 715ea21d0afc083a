#pragma once
// "skranke simulate": years of bad days in minutes.
#include <CLI/CLI.hpp>

namespace skranke::tools {

// Gives back the command, for a program that adds options of its own.
CLI::App* add_simulate_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
