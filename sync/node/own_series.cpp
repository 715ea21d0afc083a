// Which number this device gives out next, and what it does when its disk is a copy: then numbers may have
// been given out that the disk does not know, and a person has to say how far they had come.
#include <fmt/format.h>

#include <algorithm>

#include "shared/base/canary.hpp"
#include "shared/storage/data_folder.hpp"
#include "sync/node/number_series.hpp"
#include "sync/node/queue_node_state.hpp"

namespace skranke {

namespace {

// Not a number that somebody still holds from the day before, nor, for a whole block, any before it.
int free_from(const Day& day, const IssueSeries& series) {
    int next = series.next_number;
    for (const Ticket& ticket : day.tickets)
        if (ticket.kept_overnight && ticket.number.letter == series.letter)
            next = std::max(next, ticket.number.number + 1);
    return next;
}

}  // namespace

std::string QueueNode::State::counter_name(const DayIdentity& day, char letter) const {
    return fmt::format("number/{}/{}/{}", to_iso(day.day), day.site.text, letter);
}

Result<IssueSeries> QueueNode::State::series_of(const HeldDay& held) const {
    const auto letter = letter_to_issue_under(municipality->devices, device);
    IssueSeries series{.letter = letter.value_or(0)};
    if (!letter || !held.day->opened) return series;
    const auto name = counter_name(held.identity, *letter);
    const auto kept = repository->counter(name);
    if (!kept) return std::unexpected(kept.error());
    series.held = series_hold.holds(name, held.identity.day, service_day_of(clock.now()));
    // Its own numbers, which its own disk never counted: the disk is older than they are.
    series.held |= *kept == 0 && has_issued(held.events.events(), device, *letter);
    series.next_number =
        1 + std::max(static_cast<int>(*kept), last_number_shown(held.events.events(), *letter));
    series.next_number = free_from(*held.day, series);
    if (is_loose(Canary::counter_not_kept)) series.next_number = 1 + static_cast<int>(events_written);
    return series;
}

Result<void> QueueNode::State::confirm_last_number(const DayIdentity& day, char letter, int last) {
    const auto name = counter_name(day, letter);
    auto answered = series_hold;
    answered.answer(name, day.day, service_day_of(clock.now()));
    auto transaction = repository->begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto raised = transaction->raise_counter(name, last); !raised) return raised;
    if (auto done = transaction->set(series_held_setting, answered.text()); !done) return done;
    if (auto committed = transaction->commit(); !committed) return committed;
    series_hold = std::move(answered);
    something_new = true;
    return {};
}

Result<void> QueueNode::State::look_at_disk_mark() {
    const auto held = repository->setting(series_held_setting);
    if (!held) return std::unexpected(held.error());
    series_hold = SeriesHold::from(held->value_or(""));
    const auto mark = options.file_system.empty() ? mark_of(options.folder) : options.disk_mark;
    const auto known = repository->setting(disk_mark_setting);
    if (!known) return std::unexpected(known.error());
    if (mark.empty() || *known == mark) return {};
    const bool is_copy = known->has_value();
    if (is_copy) series_hold = SeriesHold::all();
    auto transaction = repository->begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto done = transaction->set(disk_mark_setting, mark); !done) return done;
    if (is_copy) {
        if (auto done = transaction->set(series_held_setting, series_hold.text()); !done) return done;
    }
    // A disk that takes nothing gives out no numbers either; the next start looks again.
    if (auto committed = transaction->commit(); !committed) note_storage_error(committed.error());
    return {};
}

}  // namespace skranke
