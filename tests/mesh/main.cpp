// Figures of a mesh: real `skranke serve` processes that talk over TLS, each in a folder of its own on this
// machine.
//   mesh [--nodes 8] [--calls 300] [--apart 30] [--changes 1000] [--missed 2000] [--callers 200]
//   [--idle-seconds 30]
// Prints what it measures line by line; fails if a number that was given out is missing anywhere.
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <stop_token>
#include <thread>

#include "tests/net/plain_socket.hpp"
#include "tests/soak/process_figures.hpp"
#include "tests/support/serving_node.hpp"
#include "tests/support/tls_node.hpp"

namespace {

using namespace skranke::test;
using skranke::soak::read_figures;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Options {
    std::size_t nodes = 8, calls = 300;
    std::size_t apart = 30, changes = 1000;
    std::size_t callers = 200;
    std::size_t missed = 2000;
    int idle_seconds = 30;
};

// Every letter that a series may have.
const std::string letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

// Of the demo municipality. Only the first have letters, and so give out numbers.
std::string make_node(const TemporaryFolder& folder, std::size_t index) {
    const std::string path = folder / fmt::format("node-{}", index);
    if (index < letters.size()) {
        make_demo_node(program("skranke"),
                       {path, index % 2 ? "Værestedet" : "Hovedbiblioteket", "", letters[index]});
    } else if (const auto made =
                   run_process({program("skranke"), "init", "--data", path, "--demo", "--display"});
               made.exit_code != 0) {
        throw std::runtime_error(made.err);
    }
    return path;
}

// Each knows each, as members will by their log.
std::vector<std::string> make_nodes(const TemporaryFolder& folder, std::size_t count) {
    std::vector<std::string> folders, fingerprints;
    for (std::size_t i = 0; i < count; ++i) {
        folders.push_back(make_node(folder, i));
        fingerprints.push_back(fingerprint_of_node(folders.back()));
    }
    for (std::size_t one = 0; one < count; ++one)
        for (std::size_t other = 0; other < count; ++other)
            if (one != other) trust(folders[one], fingerprints[other], fmt::format("{}", other));
    return folders;
}

void must(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error(what);
}

std::string spread(std::vector<double> values) {
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[std::min(values.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(values.size())))];
    };
    return fmt::format("median {:.1f} ms, p99 {:.1f} ms, worst {:.1f} ms", at(0.5), at(0.99), values.back());
}

// Of the process, as the kernel counts: processor time, and how often it was woken.
struct Work {
    double cpu_seconds = 0;
    double wakeups = 0;
};
Work work_of(int pid) {
    Work work;
    std::ifstream stat(fmt::format("/proc/{}/stat", pid));
    std::string word;
    for (int i = 1; i <= 15 && stat >> word; ++i)
        if (i >= 14) work.cpu_seconds += std::stod(word) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    for (const auto& task : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", pid))) {
        std::ifstream status(task.path() / "status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("voluntary_ctxt_switches:")) work.wakeups += std::stod(line.substr(24));
    }
    return work;
}

std::string tls_address(const TlsNode& node) {
    return node.address().starts_with("tls://") ? node.address() : "tls://" + node.address();
}

// Strangers who never stop: they call one after the other, from two hundred addresses, say nothing, or
// rubbish, and stay as long as they are let.
class Strangers {
public:
    explicit Strangers(std::uint16_t port)
        : thread_([port, this](const std::stop_token& stop) {
              constexpr std::size_t held_max = 64;
              std::deque<PlainSocket> held;
              for (; !stop.stop_requested(); ++calls_) {
                  held.push_back(PlainSocket::to(port, fmt::format("127.0.1.{}", 1 + calls_ % 200).c_str()));
                  if (calls_ % 2 == 0) held.back().say("GET / HTTP/1.1\r\nOrigin: http://strangers\r\n\r\n");
                  if (held.size() > held_max) held.pop_front();
                  ::poll(nullptr, 0, 1);
              }
          }) {}
    std::size_t calls() const { return calls_; }

private:
    std::atomic<std::size_t> calls_ = 0;
    std::jthread thread_;
};

// Nodes of which each is connected with each.
class Mesh {
public:
    explicit Mesh(std::size_t count) : others_(static_cast<int>(count) - 1) {
        std::vector<std::string> addresses;
        for (const auto& path : make_nodes(folder_, count)) {
            nodes_.emplace_back(path, addresses);
            addresses.push_back(tls_address(nodes_.back()));
        }
        for (auto& node : nodes_) must(node.comes_to(others_, 0), "the nodes do not all meet");
    }

    // From the line typed at one node to the snapshot that every other one prints, milliseconds.
    struct Calls {
        std::vector<double> each, last;
    };
    Calls call(std::size_t count) {
        Calls calls;
        while (count-- > 0) {
            ++numbers_;
            const auto begun = Clock::now();
            nodes_.front().issue();
            for (std::size_t i = 1; i < nodes_.size(); ++i) {
                must(nodes_[i].comes_to(others_, numbers_), "a number does not arrive");
                calls.each.push_back(Milliseconds(Clock::now() - begun).count());
            }
            calls.last.push_back(calls.each.back());
            must(nodes_.front().comes_to(others_, numbers_), "a number is not shown at home");
        }
        return calls;
    }

    std::uint16_t port() const { return static_cast<std::uint16_t>(std::stoi(nodes_.front().port())); }
    double memory() {
        double most = 0;
        for (auto& node : nodes_) most = std::max(most, read_figures(node.process().pid())->resident_mib);
        return most;
    }
    // The worst of them, for each second.
    Work idle(int seconds) {
        std::vector<Work> before;
        for (auto& node : nodes_) before.push_back(work_of(node.process().pid()));
        ::poll(nullptr, 0, seconds * 1000);
        Work worst;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const auto after = work_of(nodes_[i].process().pid());
            worst.cpu_seconds =
                std::max(worst.cpu_seconds, (after.cpu_seconds - before[i].cpu_seconds) / seconds);
            worst.wakeups = std::max(worst.wakeups, (after.wakeups - before[i].wakeups) / seconds);
        }
        return worst;
    }

private:
    TemporaryFolder folder_;
    std::deque<TlsNode> nodes_;
    int others_, numbers_ = 0;
};

void measure_calls(const Options& options) {
    Mesh mesh(options.nodes);
    const auto calm = mesh.call(options.calls);
    std::cout << fmt::format("{} nodes, {} numbers, typed at one until shown by another: {}\n", options.nodes,
                             options.calls, spread(calm.each))
              << fmt::format("  until shown by all: {}\n", spread(calm.last)) << std::flush;
    const auto idle = mesh.idle(options.idle_seconds);
    std::cout << fmt::format(
                     "  idle, the worst of them: {:.2f} % of a core, {:.1f} wakeups a second, {:.1f} MiB\n",
                     idle.cpu_seconds * 100, idle.wakeups, mesh.memory())
              << std::flush;
    const Strangers strangers(mesh.port());
    const auto attacked = mesh.call(options.calls);
    std::cout << fmt::format("  while strangers called {} times: {}; {:.1f} MiB\n", strangers.calls(),
                             spread(attacked.each), mesh.memory())
              << std::flush;
}

// What a node that nobody hears writes: so many changes, and how many numbers among them.
struct Alone {
    std::string lines;
    int numbers = 0;
};
Alone whole_visits(std::size_t changes) {
    Alone alone;
    for (std::size_t i = 0; i < changes / 4; ++i, ++alone.numbers)
        alone.lines += "issue --service B02\ncall\nstart\nfinish --outcome solved\n";
    return alone;
}
Alone calls_by_telephone(std::size_t changes) {
    Alone alone;
    for (std::size_t i = 0; i < changes; ++i)
        alone.lines += "count --channel telephone --service B02 --desk hovedbiblioteket/1\n";
    return alone;
}
void work_alone(const std::string& folder, const Alone& alone) {
    const auto done = run_process({program("skranke"), "serve", "--data", folder, "--commands"}, alone.lines,
                                  std::chrono::seconds{300});
    must(done.exit_code == 0 && done.out.find("\"error\"") == std::string::npos,
         "a node alone fails: " + done.err + done.out.substr(0, 500));
}

nlohmann::json documents_of(const std::string& folder) {
    return nlohmann::json::parse(
        run_process({program("skranke"), "documents", "--data", folder, "--json"}).out);
}

// Nodes that have worked apart meet at one that all of them call.
void measure_apart(const Options& options) {
    const TemporaryFolder folder;
    const auto folders = make_nodes(folder, options.apart);
    int numbers = 0;
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const auto alone =
            i < letters.size() ? whole_visits(options.changes) : calls_by_telephone(options.changes);
        work_alone(folders[i], alone);
        numbers += alone.numbers;
    }
    // They run before the one that they call does, and find it by its call on the network.
    std::string hub_address;
    {
        const TlsNode hub(folders.front());
        hub_address = tls_address(hub);
    }
    std::deque<TlsNode> nodes;
    for (std::size_t i = 1; i < folders.size(); ++i)
        nodes.emplace_back(folders[i], std::vector{hub_address}, "");
    const auto begun = Clock::now();
    nodes.emplace_back(folders.front(), std::vector<std::string>{}, hub_address);
    for (auto& node : nodes) must(node.has(numbers), "what was done apart does not arrive");
    const auto taken = Milliseconds(Clock::now() - begun).count();
    double memory = 0;
    for (auto& node : nodes) memory = std::max(memory, read_figures(node.process().pid())->resident_mib);
    nodes.clear();
    std::cout << fmt::format(
                     "{} nodes, {} changes each made apart: every number everywhere {:.0f} ms after the last "
                     "one started; {:.1f} MiB at most\n",
                     options.apart, options.changes, taken, memory)
              << std::flush;
    const auto all = documents_of(folders.front());
    for (const auto& path : folders) must(documents_of(path) == all, "two nodes do not hold the same");
}

// Many call one, as the devices of a municipality call its town hall, and hear of each other through it
// alone.
void measure_hub(const Options& options) {
    const TemporaryFolder folder;
    const auto hub_folder = make_node(folder, 0), desk_folder = make_node(folder, 1);
    std::vector<std::string> folders{desk_folder};
    while (folders.size() < options.callers)
        folders.push_back(make_node(folder, letters.size() + folders.size()));
    for (const auto& path : folders) trust_each_other(hub_folder, path);

    TlsNode hub(hub_folder, {}, "tls://127.0.0.1:0", {"--hub", "--no-discovery"});
    const auto begun = Clock::now();
    std::deque<TlsNode> nodes;
    for (const auto& path : folders)
        nodes.emplace_back(path, std::vector{tls_address(hub)}, "",
                           std::vector<std::string>{"--no-discovery"});
    // All call from one address, of which ten a second are let in.
    for (auto& node : nodes) {
        bool reached = false;
        for (std::size_t tries = 0; !reached && tries <= options.callers / 10; ++tries)
            reached = node.comes_to(1, 0);
        must(reached, "a node does not reach the hub");
    }
    const auto met = Milliseconds(Clock::now() - begun).count();
    std::vector<double> last;
    for (std::size_t call = 1; call <= options.calls / 10; ++call) {
        const auto typed = Clock::now();
        nodes.front().issue();
        for (auto& node : nodes)
            must(node.has(static_cast<int>(call)), "a number does not arrive through the hub");
        last.push_back(Milliseconds(Clock::now() - typed).count());
    }
    std::cout
        << fmt::format(
               "a hub and {} nodes: all started and connected after {:.1f} s; a number typed at one until "
               "shown by all: {}; the hub {:.1f} MiB\n",
               options.callers, met / 1000, spread(last), read_figures(hub.process().pid())->resident_mib)
        << std::flush;
}

// A node comes back to a day of which it has missed much.
void measure_missed(const Options& options) {
    const TemporaryFolder folder;
    const auto folders = make_nodes(folder, 2);
    {
        TlsNode one(folders[0]), other(folders[1], {tls_address(one)});
        one.issue();
        must(other.comes_to(1, 1), "the nodes do not meet");
    }
    const auto missed = whole_visits(options.missed);
    work_alone(folders[0], missed);
    TlsNode one(folders[0]);
    TlsNode other(folders[1], {tls_address(one)});
    must(other.comes_to(1, 1), "the nodes do not meet again");
    const auto begun = Clock::now();
    must(other.comes_to(1, missed.numbers + 1), "what was missed does not arrive");
    std::cout << fmt::format("{} changes missed: back {:.0f} ms after contact\n", options.missed,
                             Milliseconds(Clock::now() - begun).count())
              << std::flush;
}

}  // namespace

int main(int argument_count, char** arguments) {
    Options options;
    CLI::App app{"Figures of a mesh of real nodes over TLS"};
    app.add_option("--nodes", options.nodes, "For the calls")->check(CLI::Range(2, 23));
    app.add_option("--calls", options.calls, "Without strangers, and with them")->check(CLI::Range(1, 499));
    app.add_option("--apart", options.apart, "Nodes that work apart")->check(CLI::Range(2, 60));
    app.add_option("--changes", options.changes, "Of each of them")->check(CLI::Range(4, 3000));
    app.add_option("--callers", options.callers, "Of the hub")->check(CLI::Range(1, 500));
    app.add_option("--missed", options.missed)->check(CLI::Range(4, 3900));
    app.add_option("--idle-seconds", options.idle_seconds)->check(CLI::Range(1, 3600));
    CLI11_PARSE(app, argument_count, arguments);
    try {
        measure_calls(options);
        measure_missed(options);
        measure_apart(options);
        measure_hub(options);
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}
