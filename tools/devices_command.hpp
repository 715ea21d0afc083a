#pragma once
// skranke device and devices: who this device is, and which others may talk with it.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_device_commands(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
