#pragma once
// A real node in a process of its own: `skranke serve`, told what to do line by line.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/process.hpp"

namespace skranke::test {

// Where a device stands, and what its numbers begin with.
struct DevicePlace {
    std::string folder;
    std::string site;
    std::string desk;  // empty: the first that is free
    char letter = 'A';
};

// Makes a node of the demo municipality. Throws what it said if it refuses.
void make_demo_node(const std::string& skranke, const DevicePlace& place);

class ServingNode {
public:
    // Throws if it does not come to listen. `listen` with port 0: wherever there is room. `options` as
    // skranke serve has them, besides.
    ServingNode(const std::string& skranke, const std::string& folder, const std::vector<std::string>& peers,
                const std::string& listen = "127.0.0.1:0", const std::vector<std::string>& options = {});

    const std::string& address() const { return address_; }
    LineProcess& process() { return process_; }

    // One action or "list", and its answer; nothing if the node has gone silent.
    std::optional<nlohmann::json> ask(const std::string& line);

private:
    LineProcess process_;
    std::string address_;
};

}  // namespace skranke::test
