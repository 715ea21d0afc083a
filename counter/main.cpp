// skranke-counter: the staff console. Makes the real clock, node and window, and puts them together.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "counter/counter_app.hpp"
#include "counter/practice/console_with_practice.hpp"
#include "counter/program_options.hpp"
#include "counter/settings_thread.hpp"
#include "shared/base/out_of_memory.hpp"
#include "shared/base/random.hpp"
#include "shared/storage/removable_drives.hpp"
#include "shared/ui/program_arguments.hpp"
#include "shared/ui/stop_signal.hpp"
#include "shared/ui/window.hpp"
#include "sync/node/kle_file.hpp"
#include "sync/node/node_thread.hpp"

namespace {

using namespace skranke;

int complain(const Error& error) {
    fmt::print(stderr, "skranke-counter: {}\n", error.message);
    return 1;
}

// Waits for the first snapshot, draws it and writes the file.
Result<> take_screenshot(ui::Window& window, const CounterApp& app, const std::filesystem::path& file) {
    constexpr std::chrono::seconds patience{20};
    const auto picture = window.picture_when([&] { return app.loaded(); }, patience);
    if (!picture) {
        return std::unexpected(picture.error());
    }
    return ui::write_png(file, *picture);
}

Result<> run(const ProgramOptions& options) {
    ui::StopSignal stop;
    const ui::ShiftedClock clock(options.clock_offset);
    SystemRandom random;
    // The node may wake the window before there is one.
    std::atomic<ui::Window*> window_to_wake = nullptr;
    const auto wake = [&window_to_wake] {
        if (ui::Window* window = window_to_wake.load()) {
            window->wake();
        }
    };
    const auto log = [](const std::string& line) { fmt::print(stderr, "skranke-counter: {}\n", line); };
    auto node = NodeThread::start(options.node, clock, random, wake, log);
    if (!node) {
        return std::unexpected(node.error());
    }
    NodeThread& thread = **node;
    auto pins = PinThread::start(options.node.node.folder, clock, random, wake);
    if (!pins) {
        return std::unexpected(pins.error());
    }
    // A picture is of the console itself.
    std::optional<SettingsThread> settings;
    if (options.screenshot.empty()) settings.emplace(options.node.node.folder);
    CounterAppOptions app_options = options.app;
    if (auto kle = kle_list_of(options.node.node.folder)) {
        app_options.kle = *std::move(kle);
    } else {
        fmt::print(stderr, "skranke-counter: {}\n", kle.error().message);  // the program's own list will do
    }
    CounterApp app(std::move(app_options),
                   {.snapshot = [&] { return thread.snapshot(); },
                    .post = [&](Intent intent) { thread.post(std::move(intent)); },
                    .take_replies = [&] { return thread.take_replies(); }},
                   clock, (*pins)->door(), settings ? settings->door() : SettingsDoor{},
                   {.sticks = [] { return removable_drives(); },
                    .exchange = [&](std::filesystem::path stick) { thread.exchange(std::move(stick)); },
                    .take_result = [&] { return thread.take_exchange(); }});
    ConsoleWithPractice console(app, clock, wake);
    const ui::ScreenApp screen = console.screen_app();
    auto window = ui::Window::open({.title = "Skranke", .width = options.width, .height = options.height},
                                   screen, clock);
    if (!window) {
        return std::unexpected(window.error());
    }
    if (const std::string& warning = (*window)->font_warning(); !warning.empty()) {
        fmt::print(stderr, "skranke-counter: {}\n", warning);
    }
    window_to_wake = window->get();
    stop.on_stop(wake);
    Result<> done;
    if (options.screenshot.empty()) {
        (*window)->run([&] { return stop.asked(); });
    } else {
        done = take_screenshot(**window, app, options.screenshot);
    }
    window_to_wake = nullptr;
    pins->reset();
    node->reset();  // before the window: no wake comes after this
    return done;
}

}  // namespace

int main(int argc, char** argv) {
    skranke::stop_when_memory_runs_out();
    CLI::App program;
    ProgramArguments arguments;
    describe_arguments(program, arguments);
    CLI11_PARSE(program, argc, argv);
    const auto kept = read_settings(arguments.data);
    if (!kept) {
        fmt::print(stderr, "skranke-counter: {}\n", kept.error().message);
    }
    const auto options = parse_arguments(arguments, SystemClock{}.now(), kept.value_or(DeviceSettings{}));
    if (!options) {
        return complain(options.error());
    }
    const auto done = run(*options);
    return done ? 0 : complain(done.error());
}
