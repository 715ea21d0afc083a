#include "tools/summary_command.hpp"

#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"
#include "tools/enquiry_output.hpp"
#include "tools/period.hpp"
#include "tools/summary_output.hpp"

namespace skranke::tools {

namespace {

struct SummaryOptions {
    std::string folder;
    PeriodRequest period;
    bool json = false, enquiries = false;
};

int summary(const SummaryOptions& options) {
    const auto period = period_of(options.period);
    if (!period) return report(period.error());
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto snapshot = (*node)->snapshot();
    std::vector<Day> days;
    for (const auto& day : snapshot->days)
        if (period->has(day->day)) days.push_back(*day);
    if (options.enquiries) {
        const Municipality& municipality = *snapshot->municipality;
        std::cout << (options.json ? enquiry_counts_to_json(days, municipality).dump() + "\n"
                                   : enquiries_to_csv(enquiry_rows(days, municipality), municipality))
                  << std::flush;
        return 0;
    }
    const auto rows = summarise(days);
    const auto costs = priority_costs(days, *snapshot->municipality);
    if (options.json) {
        Json json = summary_to_json(rows);
        add_priority_costs(json, costs);
        std::cout << json.dump() << std::endl;
    } else {
        std::cout << summary_to_text(rows, *snapshot->municipality)
                  << priority_costs_to_text(costs, *snapshot->municipality);
    }
    return 0;
}

}  // namespace

void add_summary_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<SummaryOptions>();
    auto* command = app.add_subcommand("summary",
                                       "How long people waited, per site, service and class.\n"
                                       "Example: skranke summary --data /tmp/desk --json");
    command->add_option("--data", options->folder, "The node's folder")->required();
    command->add_option("--day", options->period.day,
                        "Only this day, as 2026-11-21 (default: all that are held)");
    command->add_option("--from", options->period.from, "The first day");
    command->add_option("--to", options->period.to, "The last day");
    command->add_option("--week", options->period.week, "Monday to Sunday of a week, as 2026-W47");
    command->add_flag("--json", options->json, "One array of rows; times in seconds");
    command->add_flag("--enquiries", options->enquiries,
                      "Instead: every enquiry as a row of CSV, as a counting week delivers them; with --json "
                      "their numbers by channel, and guidances by role");
    command->callback([options, &exit_code] { exit_code = summary(*options); });
}

}  // namespace skranke::tools
