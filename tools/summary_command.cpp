#include "tools/summary_command.hpp"

#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"
#include "tools/enquiry_output.hpp"
#include "tools/period.hpp"
#include "tools/report_output.hpp"
#include "tools/report_request.hpp"
#include "tools/summary_output.hpp"

namespace skranke::tools {

namespace {

struct SummaryOptions {
    std::string folder;
    PeriodRequest period;
    bool json = false, enquiries = false;
    ReportOptions report;
};

void print(const std::vector<Day>& days, const Municipality& municipality, const ReportOrder& order,
           const Period& period) {
    const Report report = make_report(days, municipality, order.request);
    switch (order.format) {
        case ReportFormat::text: std::cout << to_text(report, municipality); break;
        case ReportFormat::csv: std::cout << to_csv(report, municipality, order.csv_style); break;
        case ReportFormat::json: std::cout << to_json(report, municipality, period).dump() << '\n'; break;
    }
    std::cout << std::flush;
}

void print_enquiries(const std::vector<Day>& days, const Municipality& municipality, bool json) {
    std::cout << (json ? enquiry_counts_to_json(days, municipality).dump() + "\n"
                       : enquiries_to_csv(enquiry_rows(days, municipality), municipality))
              << std::flush;
}

void print_plain(const std::vector<Day>& days, const Municipality& municipality, bool json) {
    const auto rows = summarise(days);
    const auto costs = priority_costs(days, municipality);
    if (json) {
        Json all = summary_to_json(rows);
        add_priority_costs(all, costs);
        std::cout << all.dump() << std::endl;
    } else {
        std::cout << summary_to_text(rows, municipality) << priority_costs_to_text(costs, municipality);
    }
}

Result<void> exclusive(const SummaryOptions& options) {
    if (options.report.asked_for() && (options.json || options.enquiries))
        return fail(ErrorCode::invalid_input,
                    "--json and --enquiries are of the plain summary: with --by, --goal or --counting-week "
                    "say --format json");
    return {};
}

int summary(const SummaryOptions& options) {
    const auto period = period_of(options.period);
    if (!period) return report(period.error());
    if (const auto one = exclusive(options); !one) return report(one.error());
    const auto order = report_order(options.report);
    if (!order) return report(order.error());
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto snapshot = (*node)->snapshot();
    std::vector<Day> days;
    for (const auto& day : snapshot->days)
        if (period->has(day->day)) days.push_back(*day);
    if (options.report.asked_for())
        print(days, *snapshot->municipality, *order, *period);
    else if (options.enquiries)
        print_enquiries(days, *snapshot->municipality, options.json);
    else
        print_plain(days, *snapshot->municipality, options.json);
    std::cout << std::flush;
    if (!std::cout)
        return report(
            Error{ErrorCode::io,
                  "standard output: cannot be written, and what was written is not all: see whether "
                  "the disk is full, and try again"});
    return 0;
}

}  // namespace

void add_summary_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<SummaryOptions>();
    auto* command = app.add_subcommand("summary",
                                       "How long people waited, per site, service and class. With --by, "
                                       "--format, --goal or --counting-week: a report to hand on, with "
                                       "counts under five left out (docs/reports.md).\n"
                                       "Example: skranke summary --data /tmp/desk --from 2026-11-01 --by "
                                       "site,hour --format csv");
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
    auto& asked = options->report;
    command->add_option(
        "--by", asked.by,
        "A report told apart by these, with totals: site,hour; again for another table. One or "
        "more of " +
            known_dimensions());
    command->add_option("--format", asked.format, "A report as text, csv or json");
    command->add_flag("--decimal-comma", asked.decimal_comma,
                      "CSV as Danish spreadsheets have it: decimal commas, semicolons between fields");
    command->add_option("--goal", asked.goal, "Within how many minutes people are to be called (15)");
    command->add_option("--goal-percent", asked.goal_percent, "How many of a hundred (80)");
    command->add_flag("--counting-week", asked.counting_week,
                      "Every enquiry by channel and KLE number: information, transaction, misdirected");
    command->callback([options, &exit_code] { exit_code = summary(*options); });
}

}  // namespace skranke::tools
