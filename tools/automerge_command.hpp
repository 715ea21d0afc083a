#pragma once
// skranke automerge: look into Automerge files of any origin, merge them and write them anew.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_automerge_commands(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
