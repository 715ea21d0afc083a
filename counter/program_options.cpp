#include "counter/program_options.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <optional>

#include "shared/base/calendar.hpp"
#include "shared/ui/theme.hpp"

namespace skranke {

namespace {

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

Result<> parse_size(const std::string& text, ProgramOptions& options) {
    constexpr int smallest = 320, largest = 16384;
    const auto cross = text.find('x');
    const auto width = whole_number(std::string_view(text).substr(0, cross));
    const auto height =
        cross == std::string::npos ? std::nullopt : whole_number(std::string_view(text).substr(cross + 1));
    if (!width || !height || *width < smallest || *height < smallest || *width > largest ||
        *height > largest) {
        return fail(ErrorCode::invalid_input, "--size: '" + text + "' is not a size; write it as 1280x720");
    }
    options.width = *width;
    options.height = *height;
    return {};
}

// "2026-11-21T10:24": Danish wall time.
Result<UtcTime> parse_wall_time(const std::string& text) {
    const auto wrong = [&] {
        return fail(ErrorCode::invalid_input,
                    "--now: '" + text + "' is not a time; write it as 2026-11-21T10:24");
    };
    constexpr std::size_t length = 16;
    if (text.size() != length || text[10] != 'T' || text[13] != ':') {
        return wrong();
    }
    const auto day = parse_service_day(std::string_view(text).substr(0, 10));
    const auto hour = whole_number(std::string_view(text).substr(11, 2));
    const auto minute = whole_number(std::string_view(text).substr(14, 2));
    if (!day || !hour || !minute || *hour > 23 || *minute > 59 || *hour < 0 || *minute < 0) {
        return wrong();
    }
    return from_danish_time(std::chrono::local_days(day->date) + std::chrono::hours(*hour) +
                            std::chrono::minutes(*minute));
}

}  // namespace

void describe_arguments(CLI::App& program, ProgramArguments& arguments) {
    program.description("The staff console of Skranke: call, serve and hand out numbers at a desk.");
    program.footer(
        "Example:\n  skranke-counter --data demo/hovedbiblioteket --peer 127.0.0.1:7302 --person MKH");
    program.add_option("--data", arguments.data, "Folder of the node (made by 'skranke init')")
        ->required()
        ->type_name("DIR");
    program.add_option("--listen", arguments.listen, "Address for peers, on this machine only")
        ->type_name("127.0.0.1:PORT");
    program.add_option("--peer", arguments.peers, "A peer to keep connected with; may be repeated")
        ->type_name("127.0.0.1:PORT")
        ->take_all();
    program.add_option("--desk", arguments.desk, "Id or name of the desk; else the one that the device has");
    program.add_option("--person", arguments.person, "Initials of who sits here; else the console asks");
    program.add_option("--theme", arguments.theme, "light, dark or system")->capture_default_str();
    program.add_option("--language", arguments.language, "da or en")->capture_default_str();
    program.add_option("--size", arguments.size, "Size of the window in pixels")
        ->type_name("WxH")
        ->capture_default_str();
    program
        .add_option("--screenshot", arguments.screenshot, "Write a picture of the first full frame, then end")
        ->type_name("FILE.png");
    program.add_option("--now", arguments.now, "Danish wall time to start from, for pictures")
        ->type_name("2026-11-21T10:24");
}

Result<ProgramOptions> parse_arguments(const ProgramArguments& arguments, UtcTime system_now) {
    ProgramOptions options;
    options.node.node.folder = arguments.data;
    options.node.listen = arguments.listen;
    options.node.peers = arguments.peers;
    options.app.desk = arguments.desk;
    options.app.person = arguments.person;
    options.screenshot = arguments.screenshot;
    const auto theme = ui::parse_theme(arguments.theme);
    if (!theme) {
        return fail(ErrorCode::invalid_input,
                    "--theme: '" + arguments.theme + "' is unknown; use light, dark or system");
    }
    options.app.theme = *theme;
    if (arguments.language != "da" && arguments.language != "en") {
        return fail(ErrorCode::invalid_input,
                    "--language: '" + arguments.language + "' is unknown; use da or en");
    }
    options.app.language = arguments.language == "en" ? Language::english : Language::danish;
    if (const auto size = parse_size(arguments.size, options); !size) {
        return std::unexpected(size.error());
    }
    if (!arguments.now.empty()) {
        const auto now = parse_wall_time(arguments.now);
        if (!now) {
            return std::unexpected(now.error());
        }
        options.clock_offset = *now - system_now;
    }
    return options;
}

}  // namespace skranke
