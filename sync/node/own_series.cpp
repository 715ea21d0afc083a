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
    IssueSeries series{.letter = letter.value_or(0), .held = series_held};
    if (!letter || !held.day->opened) return series;
    const auto kept = repository->counter(counter_name(held.identity, *letter));
    if (!kept) return std::unexpected(kept.error());
    // Its own numbers, which its own disk never counted: the disk is older than they are, and whatever was
    // said about another day says nothing of this one.
    series.held |= *kept == 0 && has_issued(held.events.events(), device, *letter);
    series.next_number =
        1 + std::max(static_cast<int>(*kept), last_number_shown(held.events.events(), *letter));
    series.next_number = free_from(*held.day, series);
    if (is_loose(Canary::counter_not_kept)) series.next_number = 1 + static_cast<int>(events_written);
    return series;
}

Result<void> QueueNode::State::confirm_last_number(const DayIdentity& day, char letter, int last) {
    auto transaction = repository->begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto raised = transaction->raise_counter(counter_name(day, letter), last); !raised) return raised;
    if (auto done = transaction->set(series_held_setting, ""); !done) return done;
    if (auto committed = transaction->commit(); !committed) return committed;
    series_held = false;
    something_new = true;
    return {};
}

Result<void> QueueNode::State::look_at_disk_mark() {
    const auto held = repository->setting(series_held_setting);
    if (!held) return std::unexpected(held.error());
    series_held = *held && !(*held)->empty();
    const auto mark = options.file_system.empty() ? mark_of(options.folder) : options.disk_mark;
    const auto known = repository->setting(disk_mark_setting);
    if (!known) return std::unexpected(known.error());
    if (mark.empty() || *known == mark) return {};
    series_held |= known->has_value();
    auto transaction = repository->begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto done = transaction->set(disk_mark_setting, mark); !done) return done;
    if (series_held) {
        if (auto done = transaction->set(series_held_setting, "yes"); !done) return done;
    }
    // A disk that takes nothing gives out no numbers either; the next start looks again.
    if (auto committed = transaction->commit(); !committed) note_storage_error(committed.error());
    return {};
}

}  // namespace skranke
