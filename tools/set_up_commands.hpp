#pragma once
// skranke sites, desks, colleagues: what a municipality has set up, listed, added to and changed, as in the
// settings of the console. A change is stored whole and synced, or nothing of it is.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_sites_command(CLI::App& app, int& exit_code);
void add_desks_command(CLI::App& app, int& exit_code);
void add_colleagues_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
