#pragma once
// Makes frames of a ScreenApp with Dear ImGui's context and fonts, for whoever then shows or inspects them.
#include <chrono>
#include <memory>
#include <optional>

#include "shared/ui/screen_app.hpp"

struct ImDrawData;
struct ImGuiContext;

namespace skranke::ui {

// Owns a Dear ImGui context, and makes it the current one whenever it works.
class FrameMaker {
public:
    explicit FrameMaker(const ScreenApp& app);
    ~FrameMaker();
    FrameMaker(const FrameMaker&) = delete;
    FrameMaker& operator=(const FrameMaker&) = delete;

    // True when the fonts were made anew for another scale: their texture must be made anew too.
    bool resize(const WindowSize& size);
    float scale() const { return scale_; }

    // One frame. The draw data lives until the next; `input` is in logical pixels.
    ImDrawData* make(Input input, std::chrono::nanoseconds now);
    // From the frame just made: the app's wish and that of its widgets, whichever is sooner.
    std::optional<std::chrono::nanoseconds> next_frame_in() const { return next_frame_in_; }

    const Ui& ui() const { return ui_; }
    const Fonts& fonts() const { return fonts_; }

private:
    struct ContextDeleter {
        void operator()(ImGuiContext* context) const;
    };
    std::unique_ptr<ImGuiContext, ContextDeleter> context_;
    const ScreenApp& app_;
    Fonts fonts_;
    Ui ui_;
    WindowSize size_;
    float scale_ = 0;
    std::optional<std::chrono::nanoseconds> next_frame_in_;
};

}  // namespace skranke::ui
