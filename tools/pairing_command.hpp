#pragma once
// Two people, two machines, six digits: "skranke devices add" at a device of the municipality, and
// "skranke join" at the one that is to be of it.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace skranke::tools {

// Under "devices", whose --data it takes.
void add_add_command(CLI::App& devices, const std::shared_ptr<const std::string>& folder, int& exit_code);
void add_join_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
