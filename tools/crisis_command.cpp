#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/queue/crisis_counts.hpp"
#include "shared/queue/crisis_services.hpp"
#include "tools/command_output.hpp"
#include "tools/place_commands.hpp"

namespace skranke::tools {

namespace {

struct Options {
    std::string folder, person;
};

int switch_to(const Options& options, bool on) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto switched = (*node)->perform(SwitchCrisis{on}, {}, {options.person});
    if (!switched) return report(switched.error());
    std::cout << (on ? "crisis mode is on: only the crisis services are offered, everywhere"
                     : "crisis mode is off: the usual services are offered, everywhere")
              << std::endl;
    return 0;
}

// A table by hour: one column a service.
int print_counts(const Options& options) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto snapshot = (*node)->snapshot();
    std::cout << "kl. ";
    for (const Service& service : crisis_services()) std::cout << "  " << service.name;
    std::cout << '\n';
    for (const auto& [hour, by_service] : crisis_counts(snapshot->days, snapshot->day->day)) {
        std::cout << fmt::format("{:02}  ", hour);
        for (const Service& service : crisis_services()) {
            const auto found = by_service.find(service.id);
            // The letters of the heading that take two bytes take one place.
            std::size_t width = 2;
            for (const char c : service.name) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
            std::cout << fmt::format("{:>{}}", found == by_service.end() ? 0 : found->second, width);
        }
        std::cout << '\n';
    }
    std::cout << std::flush;
    return 0;
}

}  // namespace

void add_crisis_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* crisis = app.add_subcommand("crisis",
                                      "Offer the fixed crisis services instead of the usual, everywhere.\n"
                                      "Example: skranke crisis --data /tmp/desk on");
    crisis->require_subcommand(1);
    crisis->add_option("--data", options->folder, "The node's folder")->required();
    crisis->add_option("--person", options->person, "Initials (default: the first of the staff)");
    const auto add = [&](const char* verb, const char* text, auto work) {
        auto* command = crisis->add_subcommand(verb, text);
        command->fallthrough();
        command->callback([options, work, &exit_code] { exit_code = work(*options); });
    };
    add("on", "Switch it on", [](const Options& wanted) { return switch_to(wanted, true); });
    add("off", "Back to the usual", [](const Options& wanted) { return switch_to(wanted, false); });
    add("counts", "How many asked for what, hour by hour", print_counts);
}

}  // namespace skranke::tools
