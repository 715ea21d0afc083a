#pragma once
// skranke paper: numbers for when there is no screen, and each of them entered later. skranke crisis: one
// switch for the whole municipality, and what was asked for hour by hour. skranke plan: who is at a site
// when, to be printed.
#include <CLI/CLI.hpp>

namespace skranke::tools {

void add_paper_command(CLI::App& app, int& exit_code);
void add_crisis_command(CLI::App& app, int& exit_code);
void add_plan_command(CLI::App& app, int& exit_code);

}  // namespace skranke::tools
