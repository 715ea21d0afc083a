// skranke: the command line. One file a command; this one only knows their names.
#include <CLI/CLI.hpp>
#include <iostream>

#include "shared/base/out_of_memory.hpp"
#include "tools/automerge_command.hpp"
#include "tools/bundle_command.hpp"
#include "tools/demo_command.hpp"
#include "tools/devices_command.hpp"
#include "tools/node_commands.hpp"
#include "tools/pairing_command.hpp"
#include "tools/pin_command.hpp"
#include "tools/place_commands.hpp"
#include "tools/queue_command.hpp"
#include "tools/replay_command.hpp"
#include "tools/services_command.hpp"
#include "tools/set_up_commands.hpp"
#include "tools/simulate_command.hpp"
#include "tools/summary_command.hpp"

int main(int argument_count, char** arguments) {
    skranke::stop_when_memory_runs_out();
    CLI::App app{
        "Skranke: an offline-first queue for walk-in citizen guidance.\n"
        "Every machine is a node of its own; a folder holds one node.\n\n"
        "Example: skranke init --data /tmp/desk --demo && skranke queue --data /tmp/desk issue"};
    app.name("skranke");
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string{"skranke "} + SKRANKE_VERSION);

    int exit_code = 0;
    skranke::tools::add_init_command(app, exit_code);
    skranke::tools::add_queue_command(app, exit_code);
    skranke::tools::add_documents_command(app, exit_code);
    skranke::tools::add_summary_command(app, exit_code);
    skranke::tools::add_services_command(app, exit_code);
    skranke::tools::add_kle_command(app, exit_code);
    skranke::tools::add_sites_command(app, exit_code);
    skranke::tools::add_desks_command(app, exit_code);
    skranke::tools::add_colleagues_command(app, exit_code);
    skranke::tools::add_pins_command(app, exit_code);
    skranke::tools::add_paper_command(app, exit_code);
    skranke::tools::add_crisis_command(app, exit_code);
    skranke::tools::add_device_commands(app, exit_code);
    skranke::tools::add_join_command(app, exit_code);
    skranke::tools::add_bundle_commands(app, exit_code);
    skranke::tools::add_plan_command(app, exit_code);
    skranke::tools::add_serve_command(app, exit_code);
    skranke::tools::add_replay_command(app, exit_code);
    skranke::tools::add_simulate_command(app, exit_code);
    skranke::tools::add_demo_command(app, exit_code);
    skranke::tools::add_automerge_commands(app, exit_code);

    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error, std::cout, std::cerr);
        return code == 0 ? 0 : 2;  // 2: the command line itself was wrong
    }
    return exit_code;
}
