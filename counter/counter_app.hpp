#pragma once
// One frame of the console: snapshot → screen → panels → command → intents. Knows a node only by three
// functions, so that a test can play the node.
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "counter/console_controller.hpp"
#include "counter/console_layout.hpp"
#include "counter/console_screen.hpp"
#include "counter/stick_exchange.hpp"
#include "shared/base/clock.hpp"
#include "shared/ui/screen_app.hpp"

namespace skranke {

// The node as the console sees it. None of these may wait.
struct NodeDoor {
    std::function<std::shared_ptr<const Snapshot>()> snapshot;
    std::function<void(Intent)> post;
    std::function<std::vector<Reply>()> take_replies;
};

struct CounterAppOptions {
    Language language = Language::danish;
    ui::Theme theme = ui::Theme::light;
    std::string desk;    // id or name; empty: the device's own
    std::string person;  // initials; empty: asks
    int text_percent = 100;
    std::set<PersonId> shown_around{};  // on this device
    bool practice = false;              // of a made-up day
    KleList kle = default_kle_list();   // of this node
};

class CounterApp {
public:
    CounterApp(const CounterAppOptions& options, NodeDoor node, const Clock& clock, PinDoor pins = {},
               SettingsDoor settings = {}, StickDoor stick = {});

    // Draws, and answers when the next frame is wanted though nothing happens.
    std::optional<std::chrono::nanoseconds> frame(ui::Ui& ui);
    // For a window or a test; the app must live longer.
    ui::ScreenApp screen_app();

    const ConsoleState& state() const { return controller_.state(); }
    // Has a snapshot come, so that there is something to see?
    bool loaded() const;
    std::shared_ptr<const Snapshot> latest() const { return node_.snapshot(); }
    // True once after somebody asked for practice, or, in practice, to leave it.
    bool take_practice_wish() { return controller_.take_practice_wish(); }
    // Something that did not work, said for a moment.
    void warn(std::string text) { warning_ = std::move(text); }

private:
    void take_replies(const Snapshot& snapshot, std::chrono::nanoseconds monotonic);
    void take_pin_replies(std::chrono::nanoseconds monotonic);
    void keep_settings();
    void exchange_with_stick();
    ConsoleLayout layout_of(const ui::Ui& ui) const;
    void keep_focus(ui::Ui& ui, const ConsoleScreen& screen);
    std::optional<Command> draw(ui::Ui& ui, const ConsoleScreen& screen, const Snapshot& snapshot,
                                UtcTime now);
    std::optional<Command> draw_page(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen,
                                     const Snapshot& snapshot, UtcTime now);
    std::optional<Command> draw_whole_page(ui::Ui& ui, const ConsoleLayout& layout,
                                           const ConsoleScreen& screen, const Snapshot& snapshot,
                                           UtcTime now);
    std::optional<Command> draw_dialog(ui::Ui& ui, const ConsoleScreen& screen, const Snapshot& snapshot,
                                       UtcTime now);

    NodeDoor node_;
    PinDoor pins_;
    SettingsDoor settings_door_;
    StickDoor stick_door_;
    DeviceSettings kept_settings_;
    std::string warning_;
    const Clock& clock_;
    ConsoleController controller_;
    bool settled_ = false;
    std::string step_;  // of the work at the desk: when it changes, focus goes to the primary button
};

}  // namespace skranke
