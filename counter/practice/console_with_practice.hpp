#pragma once
// The console, and in its place, when somebody asks for it, another one on a made-up day. The two share the
// window and nothing else: the real one goes on behind, and is there again as it was left.
#include <functional>
#include <memory>
#include <optional>

#include "counter/counter_app.hpp"
#include "counter/practice/practice_thread.hpp"

namespace skranke {

class ConsoleWithPractice {
public:
    // `wake` draws the window again; it is called on other threads.
    ConsoleWithPractice(CounterApp& app, const Clock& clock, std::function<void()> wake);

    std::optional<std::chrono::nanoseconds> frame(ui::Ui& ui);
    // For a window or a test; this must live longer.
    ui::ScreenApp screen_app();

    // Null: no practice.
    const CounterApp* practice() const { return practice_ ? &practice_->app : nullptr; }

private:
    struct Practice {
        Practice(PracticePlan plan, const ConsoleState& real, const Clock& clock, std::function<void()> wake);

        PracticeThread thread;
        CounterApp app;
        ui::ScreenApp screen;
    };
    const ui::ScreenApp& shown() const { return practice_ ? practice_->screen : real_screen_; }
    void begin();
    void end();

    CounterApp& app_;
    const Clock& clock_;
    std::function<void()> wake_;
    ui::ScreenApp real_screen_;
    std::unique_ptr<Practice> practice_;
    std::unique_ptr<Practice> ending_;  // until its thread has ended, so that no frame waits for it
};

}  // namespace skranke
