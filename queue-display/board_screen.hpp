#pragma once
// What the public display says at one moment, as plain values. It knows numbers and desks, and nothing else
// about a citizen: what is not in here cannot be shown.
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "queue-display/announcements.hpp"
#include "shared/text/language.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke::display {

struct BoardCall {
    std::string number;  // "A 041"
    std::string desk;    // "Skranke 3"
    bool operator==(const BoardCall&) const = default;
};

struct FreshCall {
    BoardCall call;
    bool filled = false;  // announced a short while ago; else only framed
    // How long it has been announced, while the flash lasts.
    std::optional<std::chrono::nanoseconds> flashing_for;
    bool operator==(const FreshCall&) const = default;
};

inline constexpr std::size_t calls_in_list = 4;

struct BoardScreen {
    bool closed = false;
    std::string site;
    std::string clock;  // "kl. 10.25"
    std::optional<FreshCall> fresh;
    std::vector<BoardCall> latest;  // newest first, without the fresh one
    std::size_t waiting = 0;
    // No new numbers: said in the large block unless somebody has just been called.
    bool closed_for_numbers = false;
    bool quiet = false;  // no numbers at all
    // What citizens can have help with in a crisis; empty: all as usual.
    std::vector<std::string> crisis_services{};
    bool unheard = false;  // no desk has been reached for a while: numbers stand, but ask
    // When this changes though nothing happens.
    std::optional<std::chrono::nanoseconds> next_change;
    bool operator==(const BoardScreen&) const = default;
};

struct BoardOptions {
    Language language = Language::danish;
    bool calm = false;  // no flash
};

// Turns snapshots into what is shown. Remembers only what has been announced, and when a desk was last heard.
class Board {
public:
    explicit Board(BoardOptions options) : options_(options) {}
    BoardScreen look(const Snapshot& snapshot, UtcTime wall, std::chrono::nanoseconds now);

private:
    bool is_unheard(const SyncStatus& sync, std::chrono::nanoseconds now);

    BoardOptions options_;
    Announcements announcements_;
    std::optional<std::chrono::nanoseconds> last_heard_;
};

// No desk has been reached for this long.
inline constexpr std::chrono::minutes unheard_after{2};
// The flash is drawn this often: calm to the eye, light on the machine.
inline constexpr std::chrono::milliseconds flash_frame{50};

}  // namespace skranke::display
