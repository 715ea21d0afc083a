#pragma once
// skranke services: the catalogue of a municipality as a file, out and in. skranke kle: the list of KLE
// numbers that it is looked up in.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_services_command(CLI::App& app, int& exit_code);
void add_kle_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
