#include "tests/support/tls_node.hpp"

#include <poll.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace skranke::test {

namespace {

std::string run_or_throw(const std::vector<std::string>& command) {
    const auto result = run_process(command);
    if (result.exit_code != 0) throw std::runtime_error(result.err);
    return result.out;
}

std::string log_file(const std::string& folder) { return folder + "/log"; }

// What it says to standard error goes to a file beside its data.
std::vector<std::string> command_of(const std::string& folder, const std::vector<std::string>& peers,
                                    const std::string& listen, const std::vector<std::string>& options) {
    std::vector<std::string> command{
        "/bin/sh", "-c",   R"(exec "$@" 2>>"$0")", log_file(folder), program("skranke"), "serve",
        "--data",  folder, "--commands",           "--watch"};
    if (!listen.empty()) command.insert(command.end(), {"--listen", listen});
    command.insert(command.end(), options.begin(), options.end());
    for (const auto& peer : peers) {
        command.emplace_back("--peer");
        command.push_back(peer);
    }
    return command;
}

}  // namespace

std::string fingerprint_of_node(const std::string& folder) {
    auto text = run_or_throw({program("skranke"), "device", "--data", folder});
    text.erase(text.find('\n'));
    return text;
}

void trust(const std::string& folder, const std::string& fingerprint, const std::string& name) {
    run_or_throw({program("skranke"), "devices", "trust", fingerprint, "--name", name, "--data", folder});
}

void forget(const std::string& folder, const std::string& fingerprint) {
    run_or_throw({program("skranke"), "devices", "forget", fingerprint, "--data", folder});
}

void trust_each_other(const std::string& one, const std::string& other) {
    trust(one, fingerprint_of_node(other));
    trust(other, fingerprint_of_node(one));
}

TlsNode::TlsNode(std::string folder, const std::vector<std::string>& peers, const std::string& listen,
                 const std::vector<std::string>& options)
    : folder_(std::move(folder)), process_(command_of(folder_, peers, listen, options)) {
    if (listen.empty()) return;
    const auto line = process_.read_line();
    if (!line) throw std::runtime_error("the node in " + folder_ + " did not start: " + log());
    address_ = nlohmann::json::parse(*line).at("listening").get<std::string>();
}

bool TlsNode::hears_news() {
    for (auto line = process_.read_line(); line; line = process_.read_line()) {
        const auto news = nlohmann::json::parse(*line);
        if (!news.contains("snapshot")) continue;
        connected_ = news.at("connected");
        tickets_ = news.at("tickets");
        return true;
    }
    return false;
}

bool TlsNode::comes_to(int connected, int tickets) {
    while (connected_ != connected || tickets_ != tickets)
        if (!hears_news()) return false;
    return true;
}

bool TlsNode::has(int tickets) {
    while (tickets_ != tickets)
        if (!hears_news()) return false;
    return true;
}

std::string TlsNode::log() const {
    std::ifstream file(log_file(folder_));
    return {std::istreambuf_iterator<char>(file), {}};
}

bool TlsNode::logs(const std::string& words) const {
    constexpr int tries = 2000, pause_milliseconds = 10;
    for (int i = 0; i < tries; ++i) {
        if (log().find(words) != std::string::npos) return true;
        ::poll(nullptr, 0, pause_milliseconds);
    }
    return false;
}

}  // namespace skranke::test
