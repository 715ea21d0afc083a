#pragma once
// One frame of the display: snapshot → board → picture, and when the next one is needed.
#include <functional>
#include <memory>
#include <optional>

#include "queue-display/board_screen.hpp"
#include "queue-display/display_texts.hpp"
#include "shared/base/clock.hpp"
#include "shared/ui/screen_app.hpp"
#include "shared/ui/theme.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke::display {

struct DisplayOptions {
    BoardOptions board;
    ui::Theme theme = ui::Theme::light;
};

class DisplayApp {
public:
    // `snapshot` must never wait; it may answer nothing before the first one is there.
    DisplayApp(DisplayOptions options, std::function<std::shared_ptr<const Snapshot>()> snapshot,
               const Clock& clock);
    DisplayApp(const DisplayApp&) = delete;
    DisplayApp& operator=(const DisplayApp&) = delete;

    // For a Window or a test; lives as long as this.
    const ui::ScreenApp& screen_app() const { return screen_app_; }
    // Is there anything to show?
    bool has_data() const;

private:
    std::optional<std::chrono::nanoseconds> frame(ui::Ui& ui);

    const ui::DisplayColours& colours_;
    const DisplayTexts& texts_;
    std::function<std::shared_ptr<const Snapshot>()> snapshot_;
    const Clock& clock_;
    Board board_;
    ui::ScreenApp screen_app_;
};

}  // namespace skranke::display
