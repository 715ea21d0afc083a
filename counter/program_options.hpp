#pragma once
// The console's command line: what may be asked for, and what it means.
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "counter/counter_app.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/result.hpp"
#include "sync/node/node_thread.hpp"

namespace CLI {
class App;
}

namespace skranke {

// As typed.
struct ProgramArguments {
    std::string data, listen, desk, person, screenshot, now;
    std::vector<std::string> peers;
    std::string size = "1280x720";
    std::string theme, language, text_size;  // empty: as kept on this device
    bool clients_may_write = false;
    bool discover = true;
};

struct ProgramOptions {
    ConnectedNodeOptions node;
    CounterAppOptions app;
    int width = 1280;
    int height = 720;
    std::filesystem::path screenshot;
    std::chrono::milliseconds clock_offset{};
};

void describe_arguments(CLI::App& program, ProgramArguments& arguments);
// `system_now` tells how far away the time of --now is.
// `kept`: what holds where nothing is asked for.
Result<ProgramOptions> parse_arguments(const ProgramArguments& arguments, UtcTime system_now,
                                       const DeviceSettings& kept = {});

}  // namespace skranke
