#pragma once
// `skranke pins`: who has a PIN on this device, and how to make one void where no manager has one.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_pins_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
