#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"
#include "tools/place_commands.hpp"
#include "tools/plan_output.hpp"

namespace skranke::tools {

namespace {

struct Options {
    std::string folder, site;
    bool html = false;
};

int print_plan(const Options& options) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto snapshot = (*node)->snapshot();
    for (const Site& site : snapshot->municipality->sites) {
        const bool wanted = options.site.empty() ? site.id == snapshot->site
                                                 : options.site == site.id.text || options.site == site.name;
        if (!wanted) continue;
        std::cout << (options.html ? plan_to_html(site) : plan_to_text(site)) << std::flush;
        return 0;
    }
    return report(Error{ErrorCode::not_found, fmt::format("there is no site \"{}\"", options.site)});
}

}  // namespace

void add_plan_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* plan = app.add_subcommand(
        "plan",
        "Who is at a site when, to be hung up: as a manager has typed it in the settings.\n"
        "Example: skranke plan --data /tmp/desk --html > plan.html");
    plan->add_option("--data", options->folder, "The node's folder")->required();
    plan->add_option("--site", options->site, "The site, by id or name (default: the device's)");
    plan->add_flag("--html", options->html, "A page to print, instead of plain text");
    plan->callback([options, &exit_code] { exit_code = print_plan(*options); });
}

}  // namespace skranke::tools
