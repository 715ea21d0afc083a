#pragma once
// Runs a node without a screen. What a person would press can come in as lines; what they would see goes out
// as lines.
#include <filesystem>
#include <string>
#include <vector>

namespace skranke::tools {

struct ServeOptions {
    std::filesystem::path folder;
    std::string listen;
    std::vector<std::string> peers;
    bool commands = false;
    bool watch = false;
    bool clients_may_write = false;  // as in NodeOptions
    bool hub = false;                // as in ConnectedNodeOptions
    bool discover = true;            // as in ConnectedNodeOptions
};

// Until SIGTERM, SIGINT, with `commands` the end of standard input, or with `watch` until nobody reads.
// Gives the exit code.
int serve(const ServeOptions& options);

}  // namespace skranke::tools
