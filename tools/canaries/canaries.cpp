#include "tools/canaries/canaries.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "automerge/core/canary.hpp"

namespace automerge {
bool dependencies_go_unchecked = false;
}

namespace skranke {

namespace {

constexpr std::array canaries{
    NamedCanary{Canary::no_fsync, "no-fsync", "what was committed is not on disk yet"},
    NamedCanary{Canary::lost_event, "lost-event", "a change is told of that was not stored"},
    NamedCanary{Canary::undone_on_disk_only, "undone-on-disk-only", "memory keeps what could not be stored"},
    NamedCanary{Canary::counter_not_kept, "counter-not-kept", "numbers begin anew with each process"},
    NamedCanary{Canary::tie_left_open, "tie-left-open", "what was written apart is ordered by how it came",
                8},
    NamedCanary{Canary::dependency_unchecked, "dependency-unchecked",
                "a change is taken in before what it builds on", 105},
    NamedCanary{Canary::actor_reused, "actor-reused", "a process writes under its predecessor's name"},
    NamedCanary{Canary::end_taken_back, "end-taken-back", "somebody who was served can be called again"},
    NamedCanary{Canary::called_citizen_passed, "called-citizen-passed",
                "an escorted citizen goes ahead of one who was called already", 4},
    NamedCanary{Canary::class_starved, "class-starved", "who did not show the card is never next"},
    NamedCanary{Canary::arrival_by_own_clock, "arrival-by-own-clock",
                "who came first is what the issuing device's clock says"},
    NamedCanary{Canary::message_lost, "message-lost",
                "some messages are not sent, though the sender takes them for sent", 5},
    NamedCanary{Canary::double_call_untold, "double-call-untold",
                "nobody hears that two desks called one citizen"},
    NamedCanary{Canary::wait_across_a_step, "wait-across-a-step",
                "a clock that was set back makes waits negative"},
    NamedCanary{Canary::old_news_announced, "old-news-announced",
                "a display that wakes up announces what was called long ago", 4},
};

std::optional<Canary> loose;

}  // namespace

std::span<const NamedCanary> all_canaries() { return canaries; }

std::optional<Canary> canary_named(std::string_view name) {
    const auto found = std::ranges::find(canaries, name, &NamedCanary::name);
    return found == canaries.end() ? std::nullopt : std::optional(found->canary);
}

bool is_loose(Canary canary) { return loose == canary; }

std::optional<Canary> let_loose(std::optional<Canary> canary) {
    automerge::dependencies_go_unchecked = canary == Canary::dependency_unchecked;
    return std::exchange(loose, canary);
}

}  // namespace skranke
