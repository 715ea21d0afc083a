#include "counter/program_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "shared/ui/program_arguments.hpp"
#include "shared/ui/theme.hpp"

namespace skranke {

void describe_arguments(CLI::App& program, ProgramArguments& arguments) {
    program.description("The staff console of Skranke: call, serve and hand out numbers at a desk.");
    program.footer(
        "Example:\n  skranke-counter --data demo/hovedbiblioteket --peer 127.0.0.1:7302 --person MKH");
    program.add_option("--data", arguments.data, "Folder of the node (made by 'skranke init')")
        ->required()
        ->type_name("DIR");
    program
        .add_option("--listen", arguments.listen,
                    "Address for peers: on this machine, or over TLS for known devices")
        ->type_name("ADDRESS:PORT");
    program.add_option("--peer", arguments.peers, "A peer to keep connected with; may be repeated")
        ->type_name("ADDRESS:PORT")
        ->take_all();
    program.add_flag_function(
        "--no-discovery", [&arguments](std::int64_t) { arguments.discover = false; },
        "Do not look for known devices on the local network: only those named, or reached before");
    program.add_flag("--clients-may-write", arguments.clients_may_write,
                     "Take what programs of this machine write that are no devices; for demos and trials");
    program.add_option("--desk", arguments.desk, "Id or name of the desk; else the one that the device has");
    program.add_option("--person", arguments.person, "Initials of who sits here; else the console asks");
    program.add_option("--theme", arguments.theme, "light, dark or system; else as kept on this device");
    program.add_option("--language", arguments.language, "da or en; else as kept on this device");
    program.add_option("--text-size", arguments.text_size,
                       "100, 115, 130 or 150 percent; else as kept on this device");
    program.add_option("--size", arguments.size, "Size of the window in pixels")
        ->type_name("WxH")
        ->capture_default_str();
    program
        .add_option("--screenshot", arguments.screenshot, "Write a picture of the first full frame, then end")
        ->type_name("FILE.png");
    program.add_option("--now", arguments.now, "Danish wall time to start from, for pictures")
        ->type_name("HH:MM or 2026-11-21T10:24");
}

namespace {

// What is asked for, over what is kept.
Result<DeviceSettings> wanted_settings(const ProgramArguments& arguments, DeviceSettings settings) {
    if (!arguments.theme.empty()) {
        const auto theme = ui::parse_theme(arguments.theme);
        if (!theme) {
            return fail(ErrorCode::invalid_input,
                        "--theme: '" + arguments.theme + "' is unknown; use light, dark or system");
        }
        settings.theme = *theme;
    }
    if (!arguments.language.empty()) {
        if (arguments.language != "da" && arguments.language != "en") {
            return fail(ErrorCode::invalid_input,
                        "--language: '" + arguments.language + "' is unknown; use da or en");
        }
        settings.language = arguments.language == "en" ? Language::english : Language::danish;
    }
    if (!arguments.text_size.empty()) {
        const auto percent = std::ranges::find_if(
            text_percents, [&](int known) { return std::to_string(known) == arguments.text_size; });
        if (percent == text_percents.end()) {
            return fail(ErrorCode::invalid_input,
                        "--text-size: '" + arguments.text_size + "' is unknown; use 100, 115, 130 or 150");
        }
        settings.text_percent = *percent;
    }
    return settings;
}

}  // namespace

Result<ProgramOptions> parse_arguments(const ProgramArguments& arguments, UtcTime system_now,
                                       const DeviceSettings& kept) {
    ProgramOptions options;
    options.node.node.folder = arguments.data;
    options.node.node.earlier_days_later = true;
    options.node.node.clients_may_write = arguments.clients_may_write;
    options.node.listen = arguments.listen;
    options.node.peers = arguments.peers;
    options.node.discover = arguments.discover;
    options.app.desk = arguments.desk;
    options.app.person = arguments.person;
    options.screenshot = arguments.screenshot;
    const auto settings = wanted_settings(arguments, kept);
    if (!settings) {
        return std::unexpected(settings.error());
    }
    options.app.theme = settings->theme;
    options.app.language = settings->language;
    options.app.text_percent = settings->text_percent;
    options.app.shown_around = settings->shown_around;
    const auto size = ui::parse_size(arguments.size);
    if (!size) {
        return fail_in("--size", size.error());
    }
    options.width = size->width;
    options.height = size->height;
    if (!arguments.now.empty()) {
        const auto now = ui::parse_wall_time(arguments.now, system_now);
        if (!now) {
            return fail_in("--now", now.error());
        }
        options.clock_offset = *now - system_now;
    }
    return options;
}

}  // namespace skranke
