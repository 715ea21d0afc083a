// How long a client waits for a number and for the next citizen, and whether two ever get the same: real
// `skranke serve` processes, asked line by line over local sockets, every answer durable before it comes.
//   skranke-bench-clients [NUMBERS]
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <filesystem>
#include <iostream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

extern char** environ;

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

int spawn(const std::vector<std::string>& command, int in_and_out) {
    std::vector<char*> words;
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (const int standard : {0, 1}) posix_spawn_file_actions_adddup2(&files, in_and_out, standard);
    int process = -1;
    const int failed = ::posix_spawn(&process, words[0], &files, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) throw std::runtime_error("cannot start " + command[0]);
    return process;
}

// A serving node. Many threads may ask it; it answers in the order in which it was asked.
class Node {
public:
    Node(const std::string& skranke, const std::filesystem::path& folder, char letter,
         const std::vector<std::string>& peers) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            throw std::runtime_error("no socket");
        socket_ = ends[0];
        const int made =
            spawn({skranke, "init", "--data", folder, "--demo", "--letter", std::string(1, letter)}, ends[1]);
        int status = 0;
        if (::waitpid(made, &status, 0) != made || status != 0) throw std::runtime_error("no node was made");
        std::vector<std::string> command{skranke,    "serve",       "--data",    folder,
                                         "--listen", "127.0.0.1:0", "--commands"};
        for (const auto& peer : peers) command.insert(command.end(), {"--peer", peer});
        process_ = spawn(command, ends[1]);
        ::close(ends[1]);
        // What "init" said stands before it.
        std::string line = read_line();
        while (!line.empty() && !line.starts_with('{')) line = read_line();
        address_ = json::parse(line).at("listening").get<std::string>();
        reader_ = std::thread([this] { read_answers(); });
    }
    ~Node() {
        ::shutdown(socket_, SHUT_WR);
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
        reader_.join();
        ::close(socket_);
    }
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    const std::string& address() const { return address_; }

    json ask(const std::string& line) {
        std::unique_lock lock(mutex_);
        Answer answer;
        waiting_.push_back(&answer);
        const std::string whole = line + "\n";
        if (::write(socket_, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size()))
            throw std::runtime_error("the node has gone");
        answered_.wait(lock, [&] { return answer.given || ended_; });
        if (!answer.given) throw std::runtime_error("the node has gone");
        return json::parse(answer.line);
    }

private:
    struct Answer {
        bool given = false;
        std::string line;
    };

    std::string read_line() {
        std::size_t end = buffer_.find('\n');
        while (end == std::string::npos) {
            std::array<char, 65536> part{};
            const auto count = ::read(socket_, part.data(), part.size());
            if (count <= 0) return {};
            buffer_.append(part.data(), static_cast<std::size_t>(count));
            end = buffer_.find('\n');
        }
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        return line;
    }

    void read_answers() {
        for (std::string line = read_line(); !line.empty(); line = read_line()) {
            const std::scoped_lock lock(mutex_);
            if (waiting_.empty()) continue;
            waiting_.front()->line = std::move(line);
            waiting_.front()->given = true;
            waiting_.pop_front();
            answered_.notify_all();
        }
        const std::scoped_lock lock(mutex_);
        ended_ = true;
        answered_.notify_all();
    }

    int process_ = -1, socket_ = -1;
    std::string address_, buffer_;
    std::mutex mutex_;
    std::condition_variable answered_;
    std::deque<Answer*> waiting_;
    bool ended_ = false;
    std::thread reader_;
};

// A person at a desk who asks a node.
struct Client {
    Node* node;
    std::string desk;

    json ask(const std::string& line) const { return node->ask(line + " --desk " + desk); }
};

// What the clients were told, and how long each answer took.
struct Told {
    std::mutex mutex;
    std::vector<std::string> numbers;
    std::vector<double> milliseconds;

    // False if there was nobody.
    bool ask(const Client& client, const std::string& line) {
        const auto begun = Clock::now();
        const json answer = client.ask(line);
        const Milliseconds took = Clock::now() - begun;
        if (answer.contains("error")) return false;
        const std::scoped_lock lock(mutex);
        numbers.push_back(answer.at("number"));
        milliseconds.push_back(took.count());
        return true;
    }
    std::size_t given_again() const {
        return numbers.size() - std::set(numbers.begin(), numbers.end()).size();
    }
    std::string text() {
        std::ranges::sort(milliseconds);
        const auto percentile = [&](double share) {
            return milliseconds[static_cast<std::size_t>(share *
                                                         static_cast<double>(milliseconds.size() - 1))];
        };
        return fmt::format("{:6.1f} / {:6.1f} ms", percentile(0.5), percentile(0.95));
    }
};

std::string rate(std::size_t answers, Clock::time_point begun) {
    const std::chrono::duration<double> took = Clock::now() - begun;
    return fmt::format("{:5.0f}/s", static_cast<double>(answers) / took.count());
}

// Each client in a thread of its own, as fast as it is answered.
template <class Each>
void at_once(const std::vector<Client>& clients, Each each) {
    std::vector<std::jthread> threads;
    for (const Client& client : clients) threads.emplace_back([&client, &each] { each(client); });
}

// Called, and the desk free for the next.
bool serve_next(Told& calls, const Client& client) {
    if (!calls.ask(client, "call")) return false;
    client.ask("start");
    client.ask("finish");
    return true;
}

void wait_for(const Client& client, std::size_t count, const std::string& status) {
    const auto enough = [&] {
        const json list = client.node->ask("list");
        return std::ranges::count_if(list, [&](const json& ticket) {
                   return status.empty() || ticket.at("status") == status;
               }) >= static_cast<std::ptrdiff_t>(count);
    };
    while (!enough()) std::this_thread::yield();
}

enum class Pace { at_once, in_turn };

void measure(const std::string& name, const std::vector<Client>& clients, std::size_t count, Pace pace) {
    Told issues, calls;
    std::atomic<std::size_t> asked = 0;
    auto begun = Clock::now();
    at_once(clients, [&](const Client& client) {
        while (asked++ < count) issues.ask(client, "issue --service B02");
    });
    const std::string issue_rate = rate(count, begun);
    for (const Client& client : clients) wait_for(client, count, "");
    begun = Clock::now();
    std::string action_rate = "      –";
    if (pace == Pace::at_once) {
        at_once(clients, [&](const Client& client) {
            while (serve_next(calls, client)) {
            }
        });
        action_rate = rate(3 * count, begun);
    } else {
        // Whoever calls knows of the calls before.
        for (std::size_t served = 0; served < count; ++served) {
            const Client& client = clients[served % clients.size()];
            wait_for(client, served, "finished");
            serve_next(calls, client);
        }
    }
    std::cout << fmt::format("{:<40}{} {}   {} {}   {} numbers repeated, {} tickets called twice", name,
                             issues.text(), issue_rate, calls.text(), action_rate, issues.given_again(),
                             calls.given_again())
              << std::endl;
}

std::string desk(std::size_t index) { return "hovedbiblioteket/" + std::to_string(index + 1); }

}  // namespace

int main(int argument_count, char** arguments) {
    const std::size_t count = argument_count > 1 ? std::stoul(arguments[1]) : 400;
    const std::string skranke = std::filesystem::path(arguments[0]).parent_path() / "skranke";
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("skranke-bench-{}", ::getpid());
    std::filesystem::create_directories(folder);
    std::cout << fmt::format("{:<40}{:<28}   {}\n", "", "issue p50 / p95, rate",
                             "call p50 / p95, rate of call, start and finish");
    for (const std::size_t clients : {1U, 4U}) {
        Node node(skranke, folder / fmt::format("{}/node", clients), 'A', {});
        std::vector<Client> all;
        for (std::size_t i = 0; i < clients; ++i) all.push_back({&node, desk(i)});
        measure(fmt::format("one node, {} client{}", clients, clients > 1 ? "s" : ""), all, count,
                Pace::at_once);
    }
    std::vector<std::unique_ptr<Node>> nodes;
    std::vector<std::string> addresses;
    std::vector<Client> all;
    for (std::size_t i = 0; i < 4; ++i) {
        nodes.push_back(
            std::make_unique<Node>(skranke, folder / fmt::format("four/{}", i), "ABCD"[i], addresses));
        addresses.push_back(nodes.back()->address());
        all.push_back({nodes.back().get(), desk(i)});
    }
    measure("four nodes, a client at each, in turn", all, count / 4, Pace::in_turn);
    nodes.clear();
    std::filesystem::remove_all(folder);
    return 0;
}
