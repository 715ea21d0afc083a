// A node that opens with the day at hand, and reads those before it while people already work.
#include <algorithm>

#include "sync/node/queue_node_state.hpp"

namespace skranke {

Result<void> QueueNode::State::read_until_open_day() {
    for (const auto& [id, label] : repository->unread()) {
        const auto identity = parse_day_label(municipality_id, label);
        unread.emplace_back(identity ? std::optional(identity->day) : std::nullopt, id);
    }
    std::ranges::sort(unread);
    while (!unread.empty()) {
        const auto* open = open_day();
        if (open && unread.back().first < open->identity.day) return {};
        if (auto read = read_latest_unread(); !read) return read;
    }
    return {};
}

Result<void> QueueNode::State::read_latest_unread() {
    const auto id = unread.back().second;
    if (auto read = repository->read(id); !read) return read;
    unread.pop_back();
    read_day(id);
    return {};
}

bool QueueNode::has_unread_days() const { return !state_->unreadable && !state_->unread.empty(); }

Result<void> QueueNode::read_earlier_day() {
    if (!has_unread_days()) return {};
    if (auto read = state_->read_latest_unread(); !read) {
        state_->unreadable = read.error();
        state_->note_storage_error(read.error());
        state_->refresh();
        return read;
    }
    if (state_->unread.empty()) {
        state_->count_events_on_own_disk();
        state_->publish();
    }
    return {};
}

}  // namespace skranke
