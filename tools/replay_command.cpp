#include "tools/replay_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <iostream>
#include <memory>

#include "shared/text/format.hpp"
#include "tools/command_output.hpp"
#include "tools/replay/replay.hpp"
#include "tools/summary_output.hpp"

namespace skranke::tools {

namespace {

using replay::ReplayOptions;
using replay::ReplayReport;
using std::chrono::minutes;

struct Options {
    std::string file;
    std::string cut;
    std::string office;
    std::string date;
    bool json = false;
    ReplayOptions replay;
};

std::optional<minutes> parse_clock(std::string_view text) {
    const auto number = [](std::string_view digits) -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2 || value < 0)
            return std::nullopt;
        return value;
    };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = number(text.substr(0, 2)), minute = number(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return minutes{*hour * 60 + *minute};
}

Result<std::optional<ReplayOptions::LocalCut>> parse_cut(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto dash = text.find('-');
    if (dash != std::string::npos) {
        const auto from = parse_clock(std::string_view{text}.substr(0, dash));
        const auto until = parse_clock(std::string_view{text}.substr(dash + 1));
        if (from && until && *from < *until) return ReplayOptions::LocalCut{.from = *from, .until = *until};
    }
    return fail(ErrorCode::invalid_input,
                fmt::format("--cut \"{}\" is not a time of day and a later one: write 11:00-13:00", text));
}

std::string clock_text(minutes after_midnight) {
    return fmt::format("{:02}:{:02}", after_midnight.count() / 60, after_midnight.count() % 60);
}

// A bar that grows in place, where there is somebody to see it.
void show_progress(double share, UtcTime now) {
    constexpr int width = 40;
    const int done = static_cast<int>(share * width);
    std::cerr << fmt::format("\r{} [{}{}] {:3.0f}%", time_of_day(now, Language::english),
                             std::string(static_cast<std::size_t>(done), '#'),
                             std::string(static_cast<std::size_t>(width - done), ' '), share * 100)
              << (share >= 1 ? "\n" : "") << std::flush;
}

Json to_json(const ReplayReport& report) {
    Json json;
    json["office"] = report.office_day.office;
    json["date"] = skranke::to_iso(report.office_day.day);
    json["sites"] = report.options.sites;
    json["nodes"] = report.node_names.size();
    json["seed"] = report.options.seed;
    json["cut"] = report.options.cut ? Json(fmt::format("{}-{}", clock_text(report.options.cut->from),
                                                        clock_text(report.options.cut->until)))
                                     : Json(nullptr);
    json["tickets"] = report.tickets;
    json["actions"] = report.counts.actions;
    json["refused"] = report.counts.refused;
    json["given_up_calls"] = report.counts.given_up;
    json["double_calls_answered"] = report.counts.double_calls_answered;
    json["ok"] = report.failures.empty();
    json["failures"] = report.failures;
    json["rows"] = summary_to_json(report.rows);
    return json;
}

void print(const ReplayReport& report) {
    std::cout << fmt::format("{}, {}: {} tickets on {} nodes at {} sites, seed {}\n",
                             report.office_day.office, skranke::to_iso(report.office_day.day), report.tickets,
                             report.node_names.size(), report.options.sites, report.options.seed);
    if (report.options.cut)
        std::cout << fmt::format("The link was cut from {} to {}.\n", clock_text(report.options.cut->from),
                                 clock_text(report.options.cut->until));
    std::cout << '\n' << summary_to_text(report.rows, report.municipality) << '\n';
    std::cout << fmt::format("{} actions recorded, {} refused by the rules, {} frames between the nodes.\n",
                             report.counts.actions, report.counts.refused, report.counts.frames);
    if (report.failures.empty())
        std::cout << fmt::format("All {} tickets are accounted for, and all nodes ended equal.\n",
                                 report.tickets);
}

int run(Options& options) {
    auto cut = parse_cut(options.cut);
    if (!cut) return report(cut.error());
    options.replay.cut = *cut;
    std::optional<ServiceDay> day;
    if (!options.date.empty()) {
        const auto parsed = parse_service_day(options.date);
        if (!parsed) return report(parsed.error());
        day = *parsed;
    }
    const auto rows = replay::read_tickets(options.file);
    if (!rows) return report(rows.error());
    const auto chosen =
        replay::choose_day(*rows, options.office.empty() ? std::nullopt : std::optional{options.office}, day);
    if (!chosen) return report(chosen.error());

    if (isatty(STDERR_FILENO) != 0) options.replay.progress = show_progress;
    const auto played = replay::replay(*chosen, options.replay);
    if (!played) return report(played.error());
    if (options.json)
        std::cout << to_json(*played).dump(2) << '\n';
    else
        print(*played);
    std::cout << std::flush;
    for (const std::string& failure : played->failures) std::cerr << "replay: " << failure << '\n';
    return played->failures.empty() ? 0 : 1;
}

}  // namespace

void add_replay_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand(
        "replay",
        "Play a real day's tickets on real nodes in virtual time, and say how long people waited.\n"
        "Fails if a ticket is lost or the nodes do not end equal. The file: tools/replay/README.md.\n"
        "Example: skranke replay tickets.csv --sites 2 --cut 11:00-13:00");
    command->add_option("file", options->file, "Ticket data (CSV)")->required();
    command->add_option("--sites", options->replay.sites, "Sites that the office's tickets are dealt out to")
        ->check(CLI::Range(1, 23));
    command
        ->add_option("--nodes-per-site", options->replay.nodes_per_site,
                     "Nodes that share each site's queue; with a cut they call the same numbers (default 1)")
        ->check(CLI::Range(1, 23));
    command->add_option("--cut", options->cut, "When the nodes are apart, as 11:00-13:00");
    command->add_option("--seed", options->replay.seed, "The same seed gives the same day (default 1)");
    command->add_option("--office", options->office, "Office in the file (default: the busiest)");
    command->add_option("--date", options->date, "Day in the file, as 2020-01-13 (default: the busiest)");
    command->add_flag("--json", options->json, "The report as one JSON object");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace skranke::tools
