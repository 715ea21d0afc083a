#pragma once
// skranke bundle: what a node holds as a file, for places that share no network.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_bundle_commands(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
