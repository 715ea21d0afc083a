#pragma once
// skranke init, documents and serve: a node's folder from its making to its running.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_init_command(CLI::App& app, int& exit_code);
void add_documents_command(CLI::App& app, int& exit_code);
void add_serve_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
