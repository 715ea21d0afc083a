// How long from "Kald næste" at one node to the snapshot of another process: two real nodes over a real
// socket.
//   skranke-bench-call [CALLS]
#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/node/node_thread.hpp"
#include "tools/command_output.hpp"

namespace {

using namespace skranke;

struct ClosePipe {
    void operator()(std::FILE* file) const { ::pclose(file); }
};
using Pipe = std::unique_ptr<std::FILE, ClosePipe>;

// The next line of the other process; empty at its end.
std::string read_line(std::FILE* file) {
    std::string line;
    for (int character = std::fgetc(file); character != EOF && character != '\n';
         character = std::fgetc(file))
        line += static_cast<char>(character);
    return line;
}

// Rings when the node has news.
class Bell {
public:
    void ring() {
        const std::lock_guard lock(mutex_);
        rung_ = true;
        heard_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        heard_.wait(lock, [&] { return std::exchange(rung_, false); });
    }

private:
    std::mutex mutex_;
    std::condition_variable heard_;
    bool rung_ = false;
};

// Performs one action and waits for its reply.
Performed perform(NodeThread& node, Bell& bell, Action action) {
    node.post({0, std::move(action), {}, {}});
    while (true) {
        bell.wait();
        for (auto& reply : node.take_replies()) {
            if (reply.result) return std::move(*reply.result);
            std::cerr << "an action was refused\n";
            std::exit(1);
        }
    }
}

}  // namespace

int main(int argument_count, char** arguments) {
    const int calls = argument_count > 1 ? std::atoi(arguments[1]) : 200;
    const std::filesystem::path program = std::filesystem::path(arguments[0]).parent_path() / "skranke";
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("skranke-bench-{}", ::getpid());
    const SystemClock clock;
    SystemRandom random;
    for (const std::string name : {"desk", "screen"}) {
        NewNode node;
        node.folder = folder / name;
        node.demo = true;
        if (!QueueNode::create(node, clock, random)) return 1;
    }
    Bell bell;
    auto node = NodeThread::start(
        {.node = {.folder = folder / "desk", .date_checks = true}, .listen = "127.0.0.1:0", .peers = {}},
        clock, random, [&bell] { bell.ring(); });
    if (!node) {
        std::cerr << node.error().message << '\n';
        return 1;
    }
    Pipe screen(::popen(fmt::format("'{}' serve --data '{}' --peer 127.0.0.1:{} --watch", program.string(),
                                    (folder / "screen").string(), (*node)->port())
                            .c_str(),
                        "r"));
    std::vector<double> milliseconds;
    for (int i = 0; i < calls; ++i) {
        perform(**node, bell,
                IssueTicket{(*node)->snapshot()->municipality->services.front().id, Escort::none});
        const auto begun = clock.monotonic();
        const auto called = perform(**node, bell, CallNext{});
        const std::string number = tools::plain_number(called.ticket.number);
        for (std::string line = read_line(screen.get()); !line.empty(); line = read_line(screen.get())) {
            const auto news = nlohmann::json::parse(line);
            if (!news.contains("called")) continue;
            const auto& shown = news["called"];
            if (std::find(shown.begin(), shown.end(), number) != shown.end()) break;
        }
        milliseconds.push_back(static_cast<double>((clock.monotonic() - begun).count()) / 1e6);
        perform(**node, bell, StartService{});
        perform(**node, bell, FinishService{.ticket = {}, .outcome = Outcome::solved, .referred_to = {}});
    }
    // The other process ends when nobody reads it any more.
    node->reset();
    screen.reset();
    std::sort(milliseconds.begin(), milliseconds.end());
    std::cout << fmt::format(
        "{} calls, from \"Kald næste\" to the other process's snapshot: median {:.2f} ms, p99 {:.2f} ms, "
        "worst {:.2f} ms\n",
        calls, milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100],
        milliseconds.back());
    std::filesystem::remove_all(folder);
    return 0;
}
