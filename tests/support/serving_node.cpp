#include "tests/support/serving_node.hpp"

#include <stdexcept>

namespace skranke::test {

namespace {

std::vector<std::string> command_of(const std::string& skranke, const std::string& folder,
                                    const std::vector<std::string>& peers, const std::string& listen,
                                    const std::vector<std::string>& options) {
    std::vector<std::string> command{skranke, "serve", "--data", folder, "--listen", listen, "--commands"};
    command.insert(command.end(), options.begin(), options.end());
    for (const auto& peer : peers) {
        command.emplace_back("--peer");
        command.push_back(peer);
    }
    return command;
}

}  // namespace

void make_demo_node(const std::string& skranke, const DevicePlace& place) {
    std::vector<std::string> command{skranke,      "init",     "--data",
                                     place.folder, "--demo",   "--site",
                                     place.site,   "--letter", std::string(1, place.letter)};
    if (!place.desk.empty()) command.insert(command.end(), {"--desk", place.desk});
    const auto made = run_process(command);
    if (made.exit_code != 0) throw std::runtime_error(made.err);
}

ServingNode::ServingNode(const std::string& skranke, const std::string& folder,
                         const std::vector<std::string>& peers, const std::string& listen,
                         const std::vector<std::string>& options)
    : process_(command_of(skranke, folder, peers, listen, options)) {
    const auto line = process_.read_line();
    if (!line) throw std::runtime_error("the node in " + folder + " did not start");
    address_ = nlohmann::json::parse(*line).at("listening").get<std::string>();
}

std::optional<nlohmann::json> ServingNode::ask(const std::string& line) {
    process_.write_line(line);
    const auto answer = process_.read_line();
    if (!answer) return std::nullopt;
    return nlohmann::json::parse(*answer);
}

}  // namespace skranke::test
