#pragma once
// skranke demo: fills the folders of the demo municipality with a plausible morning, or plays a whole day.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_demo_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
