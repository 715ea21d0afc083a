#include "tests/queue_display/scenes/board_scenes.hpp"

#include <array>
#include <utility>

namespace skranke::test {

std::shared_ptr<const Snapshot> with_tables(const std::shared_ptr<const Snapshot>& snapshot) {
    auto changed = std::make_shared<Snapshot>(*snapshot);
    Municipality municipality = *snapshot->municipality;
    for (const char* number : {"4", "5"}) {
        municipality.desks.push_back({.id = {std::string{"hovedbiblioteket/b"} + number},
                                      .site = snapshot->site,
                                      .name = std::string{"Bord "} + number,
                                      .kind = DeskKind::bord});
    }
    changed->municipality = std::make_shared<const Municipality>(std::move(municipality));
    return changed;
}

SnapshotBuilder busy_morning() {
    SnapshotBuilder builder;
    builder.open("09.00");
    builder.issue("C 011", "C01", "09.40").issue("A 039", "A01", "09.45").issue("C 012", "B05", "09.50");
    builder.issue("A 040", "D02", "09.55").issue("A 041", "B03", "10.02");
    for (const char* number : {"A 042", "A 043", "A 044", "A 045", "A 046", "A 047", "C 013", "C 014",
                               "C 015", "C 016", "C 017"}) {
        builder.issue(number, "A01", "10.05");
    }
    builder.call("C 011", "10.05", "b5").start("C 011", "10.06");
    builder.call("A 039", "10.10", "2").start("A 039", "10.11");
    builder.call("C 012", "10.15", "b4").start("C 012", "10.16");
    builder.call("A 040", "10.20", "1").start("A 040", "10.21");
    builder.call("A 041", "10.24", "3");
    builder.connected({"Konsol, Skranke 3"});
    return builder;
}

TestDisplay::TestDisplay(std::shared_ptr<const Snapshot> snapshot, UtcTime now, ui::WindowSize size,
                         display::DisplayOptions options)
    : snapshot_(std::move(snapshot)),
      clock_(now),
      app_(
          options, [this] { return snapshot_; }, clock_),
      screen_(app_.screen_app(), size) {
    screen_.frame();
}

void TestDisplay::show(std::shared_ptr<const Snapshot> snapshot) {
    snapshot_ = std::move(snapshot);
    screen_.frame();
}

void TestDisplay::advance(std::chrono::milliseconds time) {
    clock_.advance(time);
    screen_.advance(time);
}

}  // namespace skranke::test
