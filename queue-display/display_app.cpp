#include "queue-display/display_app.hpp"

#include <algorithm>
#include <utility>

#include "queue-display/board_view.hpp"
#include "queue-display/display_texts.hpp"

namespace skranke::display {

namespace {
constexpr std::chrono::nanoseconds look_again_after = std::chrono::seconds{5};
}

DisplayApp::DisplayApp(DisplayOptions options, std::function<std::shared_ptr<const Snapshot>()> snapshot,
                       const Clock& clock)
    : colours_(ui::display_colours_of(options.theme)),
      texts_(texts_of(options.board.language)),
      snapshot_(std::move(snapshot)),
      clock_(clock),
      board_(options.board) {
    screen_app_.frame = [this](ui::Ui& ui) { return frame(ui); };
    screen_app_.scale = [](const ui::WindowSize& size) { return ui::display_scale(size); };
    screen_app_.fonts = board_fonts();
    screen_app_.background = [this] { return colours_.bg; };
}

bool DisplayApp::has_data() const { return snapshot_() != nullptr; }

std::optional<std::chrono::nanoseconds> DisplayApp::frame(ui::Ui& ui) {
    const auto snapshot = snapshot_();
    if (!snapshot) return std::nullopt;
    // A laptop that wakes must not go on with the call at which it fell asleep.
    const BoardScreen screen = board_.look(*snapshot, clock_.now(), clock_.since_boot());
    draw_board(ui, screen, {.colours = &colours_, .texts = &texts_});
    // The window counts no time while the machine sleeps: it looks again soon after waking.
    return std::min(screen.next_change.value_or(look_again_after), look_again_after);
}

}  // namespace skranke::display
