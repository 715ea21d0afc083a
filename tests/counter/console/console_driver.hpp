#pragma once
// Sits at a console without a window: plays the node, the clock, the keyboard and the mouse.
#include <memory>
#include <string>
#include <vector>

#include "counter/counter_app.hpp"
#include "shared/ui/headless.hpp"
#include "tests/support/snapshot_builder.hpp"

namespace skranke::test {

class StandingClock final : public Clock {
public:
    explicit StandingClock(UtcTime now) : now_(now) {}
    UtcTime now() const override { return now_; }
    std::chrono::nanoseconds monotonic() const override { return std::chrono::nanoseconds{0}; }
    void set(UtcTime now) { now_ = now; }

private:
    UtcTime now_;
};

// With ordinary spaces for no-break ones, as a test writes it.
std::string plain(std::string_view text);

class ConsoleDriver {
public:
    // `time`: "10.24" on the scene's day.
    ConsoleDriver(const SnapshotBuilder& scene, std::string_view time,
                  CounterAppOptions options = at_skranke_3(), ui::WindowSize size = {1280, 720, 1},
                  std::set<PersonId> with_pin = {}, SettingsDoor settings = {});

    static CounterAppOptions at_skranke_3();

    // The node publishes what has happened since.
    void show(const SnapshotBuilder& scene);
    void show(const Snapshot& snapshot);
    void set_time(std::string_view time);
    // Longer than the primary button's guard.
    void pause() { screen.advance(std::chrono::milliseconds{500}); }
    void press(char letter) { screen.press(letter); }
    void press(ui::Key key) { screen.press(key); }

    // The node's answers to the intent posted last.
    void accept(const Ticket& ticket = {});
    void refuse(Refusal refusal);
    void fail_with(Error error);

    // The device answers the PIN request posted last.
    void answer_pin(PinVerdict verdict = {});
    void type_pin(std::string_view digits) { screen.type(digits); }

    // Is this on the screen? No-break spaces count as spaces.
    bool shows(std::string_view words) const;
    std::string all_text() const;
    // The last posted action if it is of this kind.
    template <class Kind>
    const Kind* posted() const {
        const auto* action = intents.empty() ? nullptr : std::get_if<Action>(&intents.back().action);
        return action == nullptr ? nullptr : std::get_if<Kind>(action);
    }
    // The last posted intent, if it edits the set-up so.
    template <class Kind>
    const Kind* edited() const {
        const auto* edit = intents.empty() ? nullptr : std::get_if<SetUpEdit>(&intents.back().action);
        return edit == nullptr ? nullptr : std::get_if<Kind>(edit);
    }

    std::vector<Intent> intents;
    std::vector<Reply> replies;
    std::set<PersonId> people_with_pin;
    std::vector<PinRequest> pin_requests;
    std::vector<PinReply> pin_replies;
    // The sticks that are in, those that were to be exchanged with, and how the latest exchange ended.
    std::vector<std::filesystem::path> sticks, exchanged_with;
    std::optional<Result<BundleExchange>> exchange_ends;

private:
    ServiceDay day_;
    std::shared_ptr<const Snapshot> snapshot_;
    StandingClock clock_;

public:
    CounterApp app;

private:
    ui::ScreenApp screen_app_;

public:
    ui::Headless screen;
};

}  // namespace skranke::test
