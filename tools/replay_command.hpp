#pragma once
// skranke replay: a real day's tickets played on real nodes.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_replay_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
