#include "tests/support/x_screen.hpp"

namespace skranke::test {

namespace {

bool installed(const std::string& name) {
    return run_process({"sh", "-c", "command -v " + name}).exit_code == 0;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t field) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<std::uint8_t>(bytes[field * 4 + i]);
    return value;
}

// The X window dump format, version 7 (X11/XWDFile.h): 25 fields of 32 bits, big endian, then colour map and
// rows.
Picture decode_window_dump(const std::string& dump) {
    constexpr std::size_t header_fields = 25, colour_bytes = 12;
    if (dump.size() < header_fields * 4) return {};
    const std::size_t begin = big_endian(dump, 0) + big_endian(dump, 19) * colour_bytes;
    Picture picture{static_cast<int>(big_endian(dump, 4)), static_cast<int>(big_endian(dump, 5)), {}};
    const std::size_t row_bytes = big_endian(dump, 12);
    const auto rows = static_cast<std::size_t>(picture.height),
               columns = static_cast<std::size_t>(picture.width);
    if (big_endian(dump, 11) != 32 || dump.size() < begin + row_bytes * rows) return {};
    picture.pixels.reserve(rows * columns);
    const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(dump[at]); };
    for (std::size_t y = 0; y < rows; ++y)
        for (std::size_t x = 0; x < columns; ++x) {
            const std::size_t at = begin + y * row_bytes + x * 4;
            picture.pixels.push_back({byte(at + 2), byte(at + 1), byte(at)});
        }
    return picture;
}

}  // namespace

double Picture::share(Pixel colour, int x, int y, int wide, int high) const {
    if (x < 0 || y < 0 || x + wide > width || y + high > height) return 0;
    int found = 0;
    for (int row = y; row < y + high; ++row)
        for (int column = x; column < x + wide; ++column) found += at(column, row) == colour ? 1 : 0;
    return static_cast<double>(found) / (static_cast<double>(wide) * high);
}

std::unique_ptr<XScreen> XScreen::start(int width, int height) {
    for (const std::string name : {"Xvfb", "xdotool", "xwd"})
        if (!installed(name)) return nullptr;
    LineProcess server({"Xvfb", "-displayfd", "1", "-screen", "0",
                        std::to_string(width) + "x" + std::to_string(height) + "x24", "+extension", "GLX",
                        "+render", "-noreset", "-nolisten", "tcp"});
    const auto number = server.read_line();
    if (!number) return nullptr;
    return std::unique_ptr<XScreen>(new XScreen(std::move(server), ":" + *number));
}

ProcessResult XScreen::run_here(std::vector<std::string> command) const {
    command.insert(command.begin(), {"env", "DISPLAY=" + display_});
    return run_process(command);
}

std::optional<std::string> XScreen::wait_for_window(int process) {
    const auto found =
        run_here({"xdotool", "search", "--sync", "--onlyvisible", "--pid", std::to_string(process)});
    if (found.exit_code != 0) return std::nullopt;
    return found.out.substr(0, found.out.find('\n'));
}

void XScreen::focus(const std::string& window) const {
    run_here({"xdotool", "windowfocus", "--sync", window});
}

void XScreen::key(const std::string& name) const { run_here({"xdotool", "key", "--clearmodifiers", name}); }

void XScreen::move(int x, int y) const {
    run_here({"xdotool", "mousemove", std::to_string(x), std::to_string(y)});
}

void XScreen::click(int x, int y) const {
    run_here({"xdotool", "mousemove", std::to_string(x), std::to_string(y), "click", "1"});
}

Picture XScreen::picture() const { return decode_window_dump(run_here({"xwd", "-root", "-silent"}).out); }

}  // namespace skranke::test
