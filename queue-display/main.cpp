// skranke-display: the public board. Makes the real clock, node and window, and puts them together.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <string>

#include "queue-display/display_app.hpp"
#include "shared/base/out_of_memory.hpp"
#include "shared/base/random.hpp"
#include "shared/ui/program_arguments.hpp"
#include "shared/ui/stop_signal.hpp"
#include "shared/ui/window.hpp"
#include "sync/node/node_thread.hpp"

namespace {

using namespace skranke;

// As typed.
struct Arguments {
    std::string data, listen, size, screenshot, now;
    std::vector<std::string> peers;
    std::string theme = "light";
    std::string language = "da";
    bool windowed = false;
    bool calm = false;
};

void describe(CLI::App& program, Arguments& arguments) {
    program.description("The public display of Skranke: called numbers with desk, and how many wait.");
    program.footer("Example:\n  skranke-display --data demo/skaerm --peer 127.0.0.1:7301 --theme dark");
    program.add_option("--data", arguments.data, "Folder of the node (made by 'skranke init --display')")
        ->required()
        ->type_name("DIR");
    program
        .add_option("--listen", arguments.listen,
                    "Address for peers: on this machine, or over TLS for known devices")
        ->type_name("ADDRESS:PORT");
    program.add_option("--peer", arguments.peers, "A peer to keep connected with; may be repeated")
        ->type_name("ADDRESS:PORT")
        ->take_all();
    program.add_option("--theme", arguments.theme, "Colours")
        ->check(CLI::IsMember({"light", "dark", "system"}))
        ->capture_default_str();
    program.add_option("--language", arguments.language, "Language of the texts")
        ->check(CLI::IsMember({"da", "en"}))
        ->capture_default_str();
    program.add_flag("--windowed", arguments.windowed, "In a window instead of the full screen");
    program.add_option("--size", arguments.size, "In a window of this many pixels")->type_name("WxH");
    program.add_flag("--calm", arguments.calm, "No flash on a new call");
    program.add_option("--screenshot", arguments.screenshot, "Write a picture of the board, then end")
        ->type_name("FILE.png");
    program.add_option("--now", arguments.now, "Danish wall time to start from, for pictures")
        ->type_name("HH:MM");
}

struct Options {
    ConnectedNodeOptions node;
    display::DisplayOptions display;
    ui::WindowOptions window;
    std::filesystem::path screenshot;
    std::chrono::milliseconds clock_offset{};
};

Result<Options> understand(const Arguments& arguments) {
    Options options;
    options.node.node.folder = arguments.data;
    options.node.node.earlier_days_later = true;
    options.node.listen = arguments.listen;
    options.node.peers = arguments.peers;
    options.display.theme = ui::parse_theme(arguments.theme).value_or(ui::Theme::light);
    options.display.board = {.language = arguments.language == "en" ? Language::english : Language::danish,
                             .calm = arguments.calm};
    options.screenshot = arguments.screenshot;
    const bool windowed = arguments.windowed || !arguments.size.empty() || !arguments.screenshot.empty();
    options.window = {.title = "Skranke – skærm",
                      .width = 1920,
                      .height = 1080,
                      .fullscreen = !windowed,
                      .hide_cursor = !windowed};
    if (!arguments.size.empty()) {
        const auto size = ui::parse_size(arguments.size);
        if (!size) return fail_in("--size", size.error());
        options.window.width = size->width;
        options.window.height = size->height;
    }
    if (!arguments.now.empty()) {
        const UtcTime system_now = SystemClock{}.now();
        const auto now = ui::parse_wall_time(arguments.now, system_now);
        if (!now) return fail_in("--now", now.error());
        options.clock_offset = *now - system_now;
    }
    return options;
}

Result<> take_screenshot(ui::Window& window, const display::DisplayApp& app,
                         const std::filesystem::path& file) {
    constexpr std::chrono::seconds patience{20};
    const auto picture = window.picture_when([&] { return app.has_data(); }, patience);
    if (!picture) return std::unexpected(picture.error());
    return ui::write_png(file, *picture);
}

Result<> run(const Options& options) {
    ui::StopSignal stop;
    const ui::ShiftedClock clock{options.clock_offset};
    SystemRandom random;
    // The node may wake the window before there is one.
    std::atomic<ui::Window*> window_to_wake = nullptr;
    const auto wake = [&window_to_wake] {
        if (ui::Window* window = window_to_wake.load()) window->wake();
    };
    const auto log = [](const std::string& line) { fmt::print(stderr, "skranke-display: {}\n", line); };
    auto node = NodeThread::start(options.node, clock, random, wake, log);
    if (!node) return std::unexpected(node.error());
    display::DisplayApp app{options.display, [&] { return (*node)->snapshot(); }, clock};
    auto window = ui::Window::open(options.window, app.screen_app(), clock);
    if (!window) return std::unexpected(window.error());
    if (const std::string& warning = (*window)->font_warning(); !warning.empty()) {
        fmt::print(stderr, "skranke-display: {}\n", warning);
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
    node->reset();  // before the window: no wake comes after this
    return done;
}

int complain(const Error& error) {
    fmt::print(stderr, "skranke-display: {}\n", error.message);
    return 1;
}

}  // namespace

int main(int argument_count, char** words) {
    skranke::stop_when_memory_runs_out();
    CLI::App program;
    program.name("skranke-display");
    Arguments arguments;
    describe(program, arguments);
    try {
        program.parse(argument_count, words);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;  // 2: the command line itself was wrong
    }
    const auto options = understand(arguments);
    if (!options) return complain(options.error());
    const auto done = run(*options);
    return done ? 0 : complain(done.error());
}
