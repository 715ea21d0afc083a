#pragma once
// Deliberate faults, each of which the simulator must notice: they show that its net has no holes. They exist
// in one program, skranke-canaries. Everywhere else `is_loose` is false while the compiler reads it: nothing
// of them is left.
#include <optional>

namespace skranke {

enum class Canary {
    no_fsync,               // what was committed is not on disk yet
    lost_event,             // a change is told of that was not stored
    undone_on_disk_only,    // memory keeps what could not be stored
    counter_not_kept,       // numbers begin anew with each process
    tie_left_open,          // what was written apart is ordered by how it came
    dependency_unchecked,   // a change is taken in before what it builds on
    actor_reused,           // a process writes under its predecessor's name
    end_taken_back,         // somebody who was served can be called again
    called_citizen_passed,  // an escorted citizen goes ahead of one who was called already
    class_starved,          // who did not show the card is never next
    arrival_by_own_clock,   // who came first is what the issuing device's clock says
    message_lost,           // some messages are not sent, though the sender takes them for sent
    double_call_untold,     // nobody hears that two desks called one citizen
    wait_across_a_step,     // a clock that was set back makes waits negative
    old_news_announced,     // a display that wakes up announces what was called long ago
};

#ifdef SKRANKE_CANARIES
bool is_loose(Canary canary);
// One at a time; nothing: all are caged. Gives back which one was loose.
std::optional<Canary> let_loose(std::optional<Canary> canary);
#else
constexpr bool is_loose(Canary) { return false; }
#endif

}  // namespace skranke
