#pragma once
// Drives a ScreenApp without a window, in a test's own time: press, type, click what has certain words, look
// at what is there.
#include <chrono>
#include <cstdint>
#include <string_view>

#include "shared/ui/frame_maker.hpp"
#include "shared/ui/screenshot.hpp"

namespace skranke::ui {

class Headless {
public:
    Headless(const ScreenApp& app, WindowSize size);

    void resize(WindowSize size);
    // Draws until nothing asks to be drawn again at once.
    void frame();
    void advance(std::chrono::nanoseconds time);
    std::chrono::nanoseconds now() const { return now_; }
    std::optional<std::chrono::nanoseconds> next_frame_in() const { return frames_.next_frame_in(); }

    void press(Key key, bool shift = false);
    // The letter on a key, 'K'; or text into the field that has focus.
    void press(char letter);
    void press_with_control(char sign);
    void type(std::string_view text);
    void move_mouse(Point to);
    void click(Point at);
    void wheel(Point at, float notches);
    // By label or id; false if there is none or it is disabled.
    bool click(std::string_view label_or_name);

    const UiRegistry& registry() const { return frames_.ui().registry(); }
    const Ui& ui() const { return frames_.ui(); }
    // Every corner, colour and texture place of what is drawn: equal where the pixels are equal.
    std::uint64_t drawing_digest() const { return digest_; }
    // The same in pixels, drawn by the processor: exact enough to look at colours and places.
    Picture picture() const;

private:
    void send(Input input);

    FrameMaker frames_;
    WindowSize size_;
    std::chrono::nanoseconds now_{std::chrono::seconds{1}};
    Point mouse_{-1, -1};
    ImDrawData* drawing_ = nullptr;
    std::uint64_t digest_ = 0;
};

}  // namespace skranke::ui
