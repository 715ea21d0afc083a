#pragma once
// skranke queue: what staff do at a console, from the command line, through the same front door.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_queue_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
