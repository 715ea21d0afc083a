// Which sentence the status line says: what is kept, what is shared, and since when it is not.
#include <algorithm>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"
#include "counter/people_screen.hpp"

namespace skranke {

namespace {

// After this long "connected again" is no news.
constexpr std::chrono::minutes reconnection_is_news{10};

std::size_t unsettled_double_calls(const Day& day) {
    return static_cast<std::size_t>(std::ranges::count_if(
        day.tickets, [](const Ticket& ticket) { return ticket.double_call.has_value(); }));
}

StatusLine storage_stopped(const Snapshot& snapshot, const ConsoleState& state) {
    StatusLine line;
    line.tone = StatusTone::stop;
    line.icon = StatusIcon::disk;
    line.sentence = say::not_stored(state.storage_failure, state.language);
    line.fact = snapshot.storage_error;
    return line;
}

// Somebody has to know, and nobody has to stop.
StatusLine disk_copied(const ConsoleState& state) {
    StatusLine line;
    line.tone = StatusTone::notice;
    line.icon = StatusIcon::disk;
    line.sentence = console_texts(state.language).disk_copied;
    return line;
}

// Nobody can be given a number until a person answers.
StatusLine series_held(const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    StatusLine line;
    line.tone = StatusTone::notice;
    line.icon = StatusIcon::disk;
    line.sentence = texts.series_held;
    line.action =
        ActionButton{.label = std::string(texts.say_last_number), .key = {}, .command = OpenLastNumber{}};
    return line;
}

StatusLine all_reached(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const SyncStatus& sync = snapshot.sync;
    StatusLine line;
    const bool just_back = sync.reconnected_at && now - *sync.reconnected_at < reconnection_is_news;
    const std::size_t unsettled = unsettled_double_calls(*snapshot.day);
    if (sync.reconnected_at && (just_back || unsettled > 0) && sync.unshared_events == 0) {
        line.sentence = say::connected_again(*sync.reconnected_at, unsettled, state.language);
    } else if (sync.unshared_events > 0) {
        line.sentence = say::connected_and_sharing(sync.connected, state.language);
    } else {
        line.sentence = say::connected_with(sync.connected, state.language);
    }
    return line;
}

StatusLine some_missing(const SyncStatus& sync, const ConsoleState& state) {
    StatusLine line;
    line.icon = StatusIcon::partly;
    if (sync.missing == 1) {
        const auto missing = std::ranges::find_if(
            sync.peers, [](const PeerView& peer) { return peer.configured && !peer.connected; });
        if (missing != sync.peers.end()) {
            line.sentence = say::missing_since(missing->name, sync.missing_since, state.language);
            return line;
        }
    }
    line.sentence = say::missing_devices(sync.missing, sync.missing_since, state.language);
    return line;
}

ActionButton devices_button(const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    const bool shown = state.right_card == RightCard::devices;
    return {.label = std::string(shown ? texts.hide_devices : texts.show_devices),
            .key = "F2",
            .command = ShowRightCard{shown ? RightCard::queue : RightCard::devices}};
}

// Work goes on, but "everything is shared" would not be true.
StatusLine not_taken(const PeerView& peer, const ConsoleState& state) {
    StatusLine line;
    line.tone = StatusTone::notice;
    line.icon = StatusIcon::partly;
    line.sentence = say::not_taken_from(peer.name, state.language);
    line.action = devices_button(state);
    return line;
}

StatusLine none_reached(const SyncStatus& sync, const ConsoleState& state) {
    StatusLine line;
    line.tone = StatusTone::notice;
    line.icon = StatusIcon::partly;
    line.sentence =
        say::without_network(sync.missing_since ? sync.missing_since : state.alone_since, state.language);
    if (sync.unshared_events > 0) {
        line.fact = say::waiting_for_sync(sync.unshared_events, state.language);
    }
    line.action = devices_button(state);
    return line;
}

}  // namespace

StatusLine status_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const SyncStatus& sync = snapshot.sync;
    if (!snapshot.storage_error.empty() || state.storage_failure) {
        return storage_stopped(snapshot, state);
    }
    if (snapshot.held_after) return series_held(state);
    if (auto help = help_line(snapshot, state, now)) return *std::move(help);
    if (sync.disk_was_copied) return disk_copied(state);
    if (const PeerView* peer = peer_refused(sync)) return not_taken(*peer, state);
    if (sync.connected > 0 && sync.missing == 0) {
        return all_reached(snapshot, state, now);
    }
    if (sync.connected > 0) {
        return some_missing(sync, state);
    }
    if (sync.missing > 0 || state.alone_since) {
        return none_reached(sync, state);
    }
    StatusLine line;
    line.icon = StatusIcon::partly;
    line.sentence = console_texts(state.language).kept_here;
    return line;
}

}  // namespace skranke
