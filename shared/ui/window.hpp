#pragma once
// A window that draws only when something changed: input, a wake from another thread, or the time that the
// last frame asked for. At rest it uses no processor.
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "shared/base/clock.hpp"
#include "shared/base/result.hpp"
#include "shared/ui/screen_app.hpp"
#include "shared/ui/screenshot.hpp"

namespace skranke::ui {

struct WindowOptions {
    std::string title;
    int width = 1280;
    int height = 720;
    bool fullscreen = false;
    bool hide_cursor = false;  // a public display has no mouse
};

class Window {
public:
    // Fails where there is no screen, with a message that says what to do. One at a time in a process;
    // `app` and `clock` must live longer.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options, const ScreenApp& app,
                                                const Clock& clock);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Until the person closes it or `quit` answers true. `quit` is asked after every event and wake.
    void run(const std::function<bool()>& quit);
    // Draws frames until `ready` answers true, and takes a picture of that one. Fails if it is closed or the
    // time is up before.
    Result<Picture> picture_when(const std::function<bool()>& ready, std::chrono::nanoseconds patience);

    // From any thread: draw a frame soon.
    void wake();
    const std::string& font_warning() const;

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skranke::ui
