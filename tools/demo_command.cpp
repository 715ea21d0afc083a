#include "tools/demo_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "shared/base/calendar.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/text/format.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"
#include "tools/replay/demo_morning.hpp"
#include "tools/replay/virtual_clock.hpp"
#include "tools/summary_output.hpp"

namespace skranke::tools {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::uint64_t demo_seed = 12;

struct DemoNode {
    const char* folder;
    const char* site;
    const char* letter;  // null: a display
};
constexpr DemoNode demo_nodes[] = {
    {"hovedbiblioteket", "Hovedbiblioteket", "A"},
    {"vaerestedet", "Værestedet", "B"},
    {"skaerm", "Hovedbiblioteket", nullptr},
};

// New folders of the demo's nodes, with the day open since `opened`.
Result<std::vector<fs::path>> make_nodes(const fs::path& folder, UtcTime opened) {
    const replay::VirtualClock clock{opened};
    SystemRandom random;
    std::vector<fs::path> folders;
    std::error_code failure;
    // All old ones first: a new node looks at its neighbours for letters that are taken.
    for (const auto& demo : demo_nodes) fs::remove_all(folder / demo.folder, failure);
    fs::create_directories(folder, failure);
    if (failure) return fail(ErrorCode::io, folder.string() + ": " + failure.message());
    for (const auto& demo : demo_nodes) {
        NewNode node;
        node.folder = folder / demo.folder;
        node.demo = true;
        node.site = demo.site;
        node.display = demo.letter == nullptr;
        if (demo.letter != nullptr) node.letter = *demo.letter;
        if (auto made = QueueNode::create(node, clock, random); !made) return std::unexpected(made.error());
        folders.push_back(node.folder);
    }
    return folders;
}

// A line that fills up on a terminal; one line for every tenth where the output goes elsewhere.
class ProgressBar {
public:
    explicit ProgressBar(std::optional<replay::Cut> cut) : cut_(cut) {}

    void show(double part, UtcTime now) {
        const int percent = static_cast<int>(part * 100);
        if (!terminal_ && percent / 10 == shown_ / 10 && shown_ >= 0) return;
        shown_ = percent;
        const bool apart = cut_ && now >= cut_->from && now < cut_->until;
        const auto filled = static_cast<std::size_t>(percent * width / 100);
        std::cout << fmt::format("{}[{}{}] {:>3} %  {}  {}{}", terminal_ ? "\r" : "",
                                 std::string(filled, '#'), std::string(width - filled, '.'), percent,
                                 at_time(now, Language::danish),
                                 apart ? "the sites are apart" : "                   ", terminal_ ? "" : "\n")
                  << std::flush;
    }
    void finish() const {
        if (terminal_) std::cout << '\n';
    }

private:
    static constexpr int width = 40;
    std::optional<replay::Cut> cut_;
    bool terminal_ = ::isatty(STDOUT_FILENO) == 1;
    int shown_ = -1;
};

Result<replay::DemoReport> play(const fs::path& folder, UtcTime from, UtcTime until, bool to_the_end,
                                std::optional<replay::Cut> cut, ProgressBar* bar) {
    auto folders = make_nodes(folder, from);
    if (!folders) return std::unexpected(folders.error());
    replay::DemoMorning morning;
    morning.folders = std::move(*folders);
    morning.from = from;
    morning.until = until;
    morning.to_the_end = to_the_end;
    morning.seed = demo_seed;
    morning.cut = cut;
    if (bar != nullptr) morning.progress = [bar](double part, UtcTime now) { bar->show(part, now); };
    return play_demo_morning(morning);
}

int report_failures(const replay::DemoReport& report) {
    for (const auto& failure : report.failures) std::cerr << "skranke: " << failure << '\n';
    return report.failures.empty() ? 0 : 1;
}

UtcTime local_today(UtcTime now, std::chrono::minutes after_midnight) {
    return from_danish_time(LocalTime{std::chrono::local_days{service_day_of(now).date}} + after_midnight);
}

// Two hours and a bit, up to this minute: what a desk looks like in the middle of its day.
int play_morning(const fs::path& folder, UtcTime now) {
    const UtcTime from = std::max(now - 144min, local_today(now, 4h + 1min));
    const auto report = play(folder, from, now, false, {}, nullptr);
    if (!report) return tools::report(report.error());
    return report_failures(*report);
}

int play_whole_day(const fs::path& folder, UtcTime now) {
    const UtcTime from = local_today(now, 8h + 55min), until = local_today(now, 16h);
    // For pictures: the same day, stopped in the middle of its morning.
    const auto morning = play(folder / "at-10.24", from, local_today(now, 10h + 24min), false, {}, nullptr);
    if (!morning) return report(morning.error());

    const replay::Cut cut{.from = local_today(now, 11h), .until = local_today(now, 13h)};
    std::cout << "A day at Hovedbiblioteket and Værestedet; the link between them is cut from 11 to 13.\n";
    ProgressBar bar{cut};
    const auto day = play(folder, from, until, true, cut, &bar);
    bar.finish();
    if (!day) return report(day.error());
    std::cout << '\n' << summary_to_text(day->rows, day->municipality);
    const int failed = report_failures(*morning) + report_failures(*day);
    if (failed == 0)
        std::cout << "Both sites and the display hold the same days; every ticket is accounted for.\n";
    return failed == 0 ? 0 : 1;
}

}  // namespace

void add_demo_command(CLI::App& app, int& exit_code) {
    struct Options {
        std::string folder;
        bool whole_day = false;
    };
    auto options = std::make_shared<Options>();
    auto* command =
        app.add_subcommand("demo",
                           "Fill the folders of the demo's nodes with a plausible morning up to now.\n"
                           "Example: skranke demo --folder build/demo");
    command
        ->add_option("--folder", options->folder,
                     "Where the nodes' folders go; old ones of a demo are replaced")
        ->required();
    command->add_flag(
        "--whole-day", options->whole_day,
        "Play the whole day instead, the link between the sites cut from 11 to 13, and print the summary");
    command->callback([options, &exit_code] {
        const auto now = SystemClock{}.now();
        exit_code =
            options->whole_day ? play_whole_day(options->folder, now) : play_morning(options->folder, now);
    });
}

}  // namespace skranke::tools
