#pragma once
// What seldom happens and must have happened before a long run may call itself one: a path that was never
// walked was never tested.
#include <array>
#include <cstdint>
#include <string_view>

namespace skranke::simulation {

enum class RarePath {
    torn_log,
    torn_log_header,
    kept_in_part,
    power_lost_in_the_middle,
    disk_full,
    disk_full_at_stop,
    sync_failed,
    write_failed,
    start_failed,
    started_again_after_disk_error,
    clock_set_back,
    clock_set_back_over_midnight,
    restored,
    cloned,
    last_number_said,
    last_number_not_known,
    number_given_twice,
    twins_told,
    woke_to_news,
    old_call_not_announced,
    silent_connection_died,
    frame_lost,
    double_call,
    double_call_answered,
    third_call,
    wrong_date_confirmed,
    ticket_clicked_twice,
    act_clicked_twice,
    finish_forgotten,
    ended_number_asked_for,
    citizen_returned,
    escorted_first,
    passed_no_more,
    intake_closed,
    issued_although_closed,
    closed_with_leftovers,
    closed_day_reopened,
    overlooked_at_closing,
    number_after_help,
    answered_on_floor,
    step_undone,
    finish_undone,
    service_paused,
    citizen_left,
    card_seen_later,
    paper_entered,
    waited_for_somebody,
    crisis_switched,
};
inline constexpr std::size_t rare_path_count = 48;

inline constexpr std::array<std::string_view, rare_path_count> rare_path_names{
    "a write to the log was torn",
    "the log's header was torn",
    "unsynced writes were kept in part",
    "the power went in the middle of something",
    "the disk was full",
    "the disk was full while the program ended",
    "a sync failed",
    "a write failed",
    "a program did not start on its broken disk",
    "a program was started again after a disk error",
    "a clock was set back",
    "a clock was set back over midnight",
    "a machine went on from an old copy of its disk",
    "a machine went on from a copy of another's disk",
    "somebody told a machine on an old disk its last number",
    "nobody knew the last number of a machine on an old disk",
    "a number was given twice, and both were marked",
    "a device met its twin, and said so",
    "a laptop woke, and citizens had been called meanwhile",
    "a call came too late to be announced",
    "a connection died in silence",
    "a frame was lost with its connection",
    "two desks called one citizen apart",
    "a double call was answered",
    "a citizen was called at three desks apart",
    "a wrong date was confirmed",
    "a ticket was clicked twice",
    "an act was clicked twice",
    "a finish was forgotten",
    "somebody asked for a number that had ended",
    "a citizen returned",
    "an escorted citizen went first",
    "somebody who had waited long, or been passed often, was passed no more",
    "intake was closed before the doors",
    "a number was given out although intake was closed",
    "a day was closed with somebody left over",
    "a closed day was opened again",
    "a day was closed apart from somebody's number or call",
    "help on the floor became a number",
    "somebody who waited was helped where they stood",
    "a desk took a call or a start back",
    "a desk took the end of a visit back",
    "a service was paused",
    "a waiting citizen was marked as gone",
    "an escort's card was looked at later than the number was issued",
    "a number on paper was entered",
    "somebody waited for a certain person, and others passed",
    "crisis mode was switched",
};

// How often each was walked.
class RarePaths {
public:
    void walked(RarePath path, std::uint64_t times = 1) { counts_[static_cast<std::size_t>(path)] += times; }
    std::uint64_t operator[](RarePath path) const { return counts_[static_cast<std::size_t>(path)]; }
    void add(const RarePaths& other) {
        for (std::size_t i = 0; i < rare_path_count; ++i) counts_[i] += other.counts_[i];
    }
    const std::array<std::uint64_t, rare_path_count>& counts() const { return counts_; }

private:
    std::array<std::uint64_t, rare_path_count> counts_{};
};

}  // namespace skranke::simulation
