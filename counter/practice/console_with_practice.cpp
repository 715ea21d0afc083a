#include "counter/practice/console_with_practice.hpp"

#include <utility>

#include "counter/learning_texts.hpp"

namespace skranke {

// The same person at the same desk, and nothing of what is typed or kept there.
ConsoleWithPractice::Practice::Practice(PracticePlan plan, const ConsoleState& real, const Clock& clock,
                                        std::function<void()> wake)
    : thread(std::move(plan), clock, std::move(wake)),
      app({.language = real.language,
           .theme = real.device_settings.theme,
           .desk = real.desk.text,
           .person = real.person.text,
           .text_percent = real.device_settings.text_percent,
           .practice = true},
          thread.door(), clock),
      screen(app.screen_app()) {}

ConsoleWithPractice::ConsoleWithPractice(CounterApp& app, const Clock& clock, std::function<void()> wake)
    : app_(app), clock_(clock), wake_(std::move(wake)), real_screen_(app.screen_app()) {}

ui::ScreenApp ConsoleWithPractice::screen_app() {
    return {.frame = [this](ui::Ui& ui) { return frame(ui); },
            .scale = [this](const ui::WindowSize& window) { return shown().scale(window); },
            .fonts = real_screen_.fonts,
            .colours = [this]() -> const ui::Colours& { return shown().colours(); },
            .background = [this] { return shown().background(); }};
}

std::optional<std::chrono::nanoseconds> ConsoleWithPractice::frame(ui::Ui& ui) {
    if (ending_ && ending_->thread.ended()) ending_.reset();
    if (practice_ && practice_->thread.failed()) {
        end();
        app_.warn(std::string(learning_texts(app_.state().language).practice_failed));
    }
    const auto next = shown().frame(ui);
    if (app_.take_practice_wish() && !practice_ && !ending_) {
        begin();
        ui.redraw();
    } else if (practice_ && practice_->app.take_practice_wish()) {
        end();
        ui.redraw();
    }
    return next;
}

void ConsoleWithPractice::begin() {
    const auto snapshot = app_.latest();
    if (!snapshot || !snapshot->municipality) return;
    const ConsoleState& state = app_.state();
    PracticePlan plan{.municipality = *snapshot->municipality,
                      .site = snapshot->site,
                      .desk = state.desk,
                      .person = state.person};
    practice_ = std::make_unique<Practice>(std::move(plan), state, clock_, wake_);
}

void ConsoleWithPractice::end() {
    practice_->thread.end();
    ending_ = std::move(practice_);
}

}  // namespace skranke
