#pragma once
// A screen in memory (Xvfb) for tests of the real programs: keys and clicks in, pixels out.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/process.hpp"

namespace skranke::test {

struct Pixel {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Pixel&) const = default;
};

// A picture of the whole screen.
struct Picture {
    int width = 0, height = 0;
    std::vector<Pixel> pixels;

    Pixel at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
    // The share, 0 to 1, of exactly this colour in a rectangle.
    double share(Pixel colour, int x, int y, int wide, int high) const;
};

class XScreen {
public:
    // Nothing if Xvfb, xdotool or xwd is missing, or the screen does not come up.
    static std::unique_ptr<XScreen> start(int width, int height);

    // For the environment of a program that shall open its window here: ":7".
    const std::string& display() const { return display_; }
    // The id of the first window of a process, once it is there.
    std::optional<std::string> wait_for_window(int process);
    void focus(const std::string& window) const;
    void key(const std::string& name) const;  // as xdotool names it: "k", "Return", "F1"
    void move(int x, int y) const;
    void click(int x, int y) const;
    Picture picture() const;
    // Looks again and again until the picture satisfies, at most as long as a person would wait.
    template <class Satisfies>
    bool wait_until(Satisfies satisfies) const {
        for (int looks = 0; looks < 200; ++looks)
            if (satisfies(picture())) return true;
        return false;
    }
    // The same, doing something before each few looks: for a button that rests a moment after its meaning
    // changed.
    template <class Act, class Satisfies>
    bool act_until(Act act, Satisfies satisfies) const {
        for (int tries = 0; tries < 40; ++tries) {
            act();
            for (int looks = 0; looks < 5; ++looks)
                if (satisfies(picture())) return true;
        }
        return false;
    }

private:
    ProcessResult run_here(std::vector<std::string> command) const;
    XScreen(LineProcess server, std::string display)
        : server_(std::move(server)), display_(std::move(display)) {}
    LineProcess server_;
    std::string display_;
};

}  // namespace skranke::test
