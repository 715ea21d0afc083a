// Real nodes, connected each with each, at work for hours: memory and open files must not grow.
//   soak --minutes 120 --nodes 8 --csv soak.csv
#include <poll.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <csignal>
#include <deque>
#include <fstream>
#include <iomanip>
#include <iostream>

#include "tests/net/plain_socket.hpp"
#include "tests/soak/desk_work.hpp"
#include "tests/soak/process_figures.hpp"

namespace {

using namespace skranke::soak;
using namespace skranke::test;
using SteadyClock = std::chrono::steady_clock;
using Hours = std::chrono::duration<double, std::ratio<3600>>;

constexpr double slope_allowed = 1.0;  // MiB per hour and node
constexpr auto tick = std::chrono::milliseconds{250};
constexpr auto time_between_strangers = std::chrono::seconds{5};
// Before figures are taken, so that what strangers had open is closed again.
constexpr auto quiet_before_sample = std::chrono::seconds{10};

struct Options {
    int minutes = 120;
    int nodes = 8;
    int warm_up_minutes = 15;
    // Eight visits an hour at each of six desks: a busy municipality of this size. The day itself stays in
    // memory, so that a pace no people keep would measure the length of the day.
    int citizens_per_hour = 48;
    unsigned seed = 1;
    std::string csv = "soak.csv";
    std::string program = skranke::test::program("skranke");
};

class Municipality {
public:
    explicit Municipality(const Options& options) : options_(options), dice_(options.seed) {
        // The demo's desks; a device more than that hands out numbers in the hall.
        static const std::vector<std::pair<std::string, std::string>> desks = {
            {"Hovedbiblioteket", "Skranke 1"}, {"Værestedet", "Bord 1"},
            {"Hovedbiblioteket", "Skranke 2"}, {"Værestedet", "Bord 2"},
            {"Hovedbiblioteket", "Skranke 3"}, {"Hovedbiblioteket", "Skranke 4"}};
        static const std::string letters = "ABCDEFGHJKLNPRST";
        for (std::size_t i = 0; i < static_cast<std::size_t>(options.nodes); ++i) {
            const auto& [site, desk] = desks[i % desks.size()];
            folders_.push_back(folder_ / ("node-" + std::to_string(i + 1)));
            make_demo_node(options.program, {folders_.back(), site, desk, letters.at(i)});
        }
        start();
        desks_ = std::min(desks.size(), nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            work_.emplace_back(nodes_[i], i < desks_, options.seed + static_cast<unsigned>(i));
        next_visit_.assign(nodes_.size(), SteadyClock::now());
        for (auto& visit : next_visit_) visit += spread(time_between_steps());
    }

    // Works until then. Throws if a node goes silent.
    void work_until(SteadyClock::time_point end) {
        auto next_tick = SteadyClock::now();
        while (next_tick < end) {
            pass_time_until(next_tick);
            for (std::size_t i = 0; i < work_.size(); ++i) {
                if (next_visit_[i] > next_tick) continue;
                expect(work_[i].serve());
                next_visit_[i] += spread(time_between_steps());
            }
            expect(work_[dice_() % work_.size()].look());
            if (next_tick >= next_stranger_ && next_tick + quiet_before_sample < end) {
                knock();
                next_stranger_ = next_tick + time_between_strangers;
            }
            if (next_tick + quiet_before_sample >= end) silent_strangers_.clear();
            next_tick += tick;
        }
    }

    std::vector<ProcessFigures> figures() {
        std::vector<ProcessFigures> all;
        for (auto& node : nodes_) {
            const auto figures = read_figures(node.process().pid());
            expect(figures.has_value());
            all.push_back(*figures);
        }
        return all;
    }

    Tally tally() const {
        Tally sum;
        for (const auto& work : work_) sum += work.tally();
        return sum;
    }

    // The same folders in new processes: what a node needs for what it holds, and no more.
    std::vector<ProcessFigures> figures_of_fresh_processes() {
        stop();
        start();
        pass_time_until(SteadyClock::now() + std::chrono::seconds{20});
        return figures();
    }

    // All nodes end well and hold the same documents.
    bool ends_equal() {
        stop();
        std::string first;
        for (const auto& folder : folders_) {
            const auto documents =
                run_process({options_.program, "documents", "--data", folder, "--json"}).out;
            if (first.empty()) first = documents;
            if (documents.empty() || documents != first) return false;
        }
        return true;
    }

private:
    static void expect(bool alive) {
        if (!alive) throw std::runtime_error("a node has gone silent");
    }
    static void pass_time_until(SteadyClock::time_point end) {
        while (SteadyClock::now() < end) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - SteadyClock::now());
            ::poll(nullptr, 0, static_cast<int>(left.count()));
        }
    }
    // Four steps make a visit at a desk.
    SteadyClock::duration time_between_steps() const {
        return std::chrono::duration_cast<SteadyClock::duration>(
            Hours{static_cast<double>(desks_) / (4.0 * options_.citizens_per_hour)});
    }
    SteadyClock::duration spread(SteadyClock::duration mean) {
        return mean / 2 + mean / 1000 * (dice_() % 1001);
    }

    void start() {
        std::vector<std::string> listening;
        for (const auto& folder : folders_) {
            nodes_.emplace_back(options_.program, folder, listening);
            listening.push_back(nodes_.back().address());
        }
    }
    void stop() {
        for (auto& node : nodes_) node.process().signal(SIGTERM);
        for (auto& node : nodes_) expect(node.process().wait() == 0);
        nodes_.clear();
    }

    // Somebody calls who is no node: hangs up, talks nonsense, or never says a word.
    void knock() {
        const auto& address = nodes_[dice_() % nodes_.size()].address();
        auto stranger =
            PlainSocket::to(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
        const auto kind = dice_() % 3;
        if (kind == 1) stranger.say("this is no node\r\n\r\n");
        if (kind == 2) silent_strangers_.push_back(std::move(stranger));
    }

    Options options_;
    std::mt19937 dice_;
    TemporaryFolder folder_;
    std::vector<std::string> folders_;
    std::deque<ServingNode> nodes_;
    std::size_t desks_ = 0;
    std::deque<DeskWork> work_;
    std::vector<SteadyClock::time_point> next_visit_;
    std::deque<PlainSocket> silent_strangers_;
    SteadyClock::time_point next_stranger_ = SteadyClock::now();
};

// Prints a line per node; true if none of them grows.
bool judge(const std::vector<std::vector<Sample>>& nodes, const std::vector<ProcessFigures>& fresh) {
    std::cout << "node  MiB/hour  MiB at start  at end  fresh  files at start  at end\n" << std::fixed;
    bool flat = true;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto& first = nodes[i].front().figures;
        const auto& last = nodes[i].back().figures;
        const double slope = memory_slope(nodes[i]);
        const bool good = slope < slope_allowed && last.files == first.files;
        flat = flat && good;
        std::cout << std::setw(4) << i + 1 << std::setprecision(3) << std::setw(10) << slope
                  << std::setprecision(2) << std::setw(14) << first.private_mib << std::setw(8)
                  << last.private_mib << std::setw(7) << fresh[i].private_mib << std::setw(16) << first.files
                  << std::setw(8) << last.files << (good ? "" : "  GROWS") << '\n';
    }
    return flat;
}

int soak(const Options& options) {
    std::ofstream csv(options.csv);
    csv << "minute,node,resident_mib,private_mib,files,written,refused,looked\n" << std::flush;
    Municipality municipality(options);
    std::vector<std::vector<Sample>> after_warm_up(static_cast<std::size_t>(options.nodes));
    const auto begun = SteadyClock::now();
    for (int minute = 1; minute <= options.minutes; ++minute) {
        municipality.work_until(begun + std::chrono::minutes{minute});
        const auto figures = municipality.figures();
        const auto tally = municipality.tally();
        for (std::size_t i = 0; i < figures.size(); ++i) {
            csv << minute << ',' << i + 1 << ',' << figures[i].resident_mib << ',' << figures[i].private_mib
                << ',' << figures[i].files << ',' << tally.written << ',' << tally.refused << ','
                << tally.looked << '\n';
            if (minute > std::min(options.warm_up_minutes, options.minutes / 2))
                after_warm_up[i].push_back({SteadyClock::now() - begun, figures[i]});
        }
        csv.flush();
    }
    const auto tally = municipality.tally();
    std::cout << options.minutes << " minutes, " << options.nodes << " nodes: " << tally.written
              << " actions written, " << tally.refused << " of the desks' refused, " << tally.looked
              << " requests that write nothing\n";
    const bool flat = judge(after_warm_up, municipality.figures_of_fresh_processes());
    const bool equal = municipality.ends_equal();
    std::cout << (equal ? "all nodes hold the same\n" : "THE NODES DIFFER\n");
    return flat && equal ? 0 : 1;
}

}  // namespace

int main(int argument_count, char** arguments) {
    Options options;
    CLI::App app{
        "Runs real nodes for hours and watches their memory and open files.\n"
        "Exit code 1 if a node's memory grows by 1 MiB an hour or more, or its open files are not flat."};
    app.add_option("--minutes", options.minutes, "How long")
        ->check(CLI::Range(2, 10'000))
        ->capture_default_str();
    app.add_option("--nodes", options.nodes, "How many")->check(CLI::Range(2, 16))->capture_default_str();
    app.add_option("--warm-up", options.warm_up_minutes, "Minutes that do not count, at most half of all")
        ->capture_default_str();
    app.add_option("--citizens-per-hour", options.citizens_per_hour, "In the whole municipality")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_option("--seed", options.seed, "Of the people's whims")->capture_default_str();
    app.add_option("--csv", options.csv, "Where the figures of each minute go")->capture_default_str();
    app.add_option("--program", options.program, "The skranke to run")->capture_default_str();
    CLI11_PARSE(app, argument_count, arguments);
    try {
        return soak(options);
    } catch (const std::exception& error) {
        std::cerr << "soak: " << error.what() << std::endl;
        return 1;
    }
}
