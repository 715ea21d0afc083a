#include <algorithm>
#include <charconv>

#include "counter/console_texts.hpp"
#include "counter/session_dialog.hpp"
#include "counter/typed_time.hpp"
#include "shared/queue/labels.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::vector<SessionAppointment> appointments_of(const Day& day, SessionKind kind) {
    std::vector<SessionAppointment> found;
    for (const SessionAppointment& one : day.session_appointments)
        if (one.kind == kind && one.state != AppointmentState::cancelled) found.push_back(one);
    std::ranges::sort(found, {}, [](const auto& one) { return std::pair(one.at, one.number); });
    return found;
}

std::size_t helped(const Day& day, SessionKind kind) {
    const auto all = appointments_of(day, kind);
    return static_cast<std::size_t>(
        std::ranges::count(all, AppointmentState::helped, &SessionAppointment::state));
}

// As typed; else as many as were helped by appointment.
std::string participants_of(const SessionDialog& dialog, const Day& day) {
    const auto by_appointment = helped(day, dialog.kind);
    if (!dialog.participants.empty() || by_appointment == 0) return dialog.participants;
    return std::to_string(by_appointment);
}

// The key of the field may have been pressed once more while one was in it already.
std::optional<int> number_in(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    const auto first = std::min(text.find_first_of(digits), text.size());
    const auto last = std::min(text.find_first_not_of(digits, first), text.size());
    int number = 0;
    const auto [end, error] = std::from_chars(text.data() + first, text.data() + last, number);
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

bool out_of_hours(const Snapshot& snapshot, UtcTime at) {
    const Site* site = snapshot.municipality->find(snapshot.site);
    return site != nullptr && is_out_of_hours(*site, at);
}

DialogRow row_of(const SessionAppointment& one, const Snapshot& snapshot, Language language) {
    DialogRow row{.title = code_of(one, language), .more = std::string(label(one.state, language))};
    if (out_of_hours(snapshot, one.at)) row.more.append(" · ").append(console_texts(language).out_of_hours);
    const auto offer = [&](AppointmentState to, std::string_view words) {
        row.actions.push_back({.label = std::string(words), .command = MoveTheAppointment{one.event, to}});
    };
    if (one.state != AppointmentState::agreed) {
        offer(AppointmentState::agreed, console_texts(language).undo);
        return row;
    }
    offer(AppointmentState::helped, label(AppointmentState::helped, language));
    offer(AppointmentState::did_not_come, label(AppointmentState::did_not_come, language));
    offer(AppointmentState::cancelled, label(AppointmentState::cancelled, language));
    return row;
}

}  // namespace

std::optional<Action> session_entry(const SessionDialog& dialog, const Snapshot& snapshot) {
    if (!dialog.time.empty()) {
        const auto at = time_typed(dialog.time, snapshot.day->day);
        if (!at) return std::nullopt;
        return MakeSessionAppointment{.kind = dialog.kind, .at = *at};
    }
    const auto participants = number_in(participants_of(dialog, *snapshot.day));
    if (!participants || *participants < 1) return std::nullopt;
    return HoldSession{.kind = dialog.kind, .participants = *participants};
}

SessionScreen session_screen(const SessionDialog& dialog, const Snapshot& snapshot, const ConsoleState& state,
                             UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    SessionScreen screen;
    screen.note = texts.away_means;
    if (out_of_hours(snapshot, now)) screen.note.append(" ").append(texts.now_out_of_hours);
    for (const SessionKind kind : every_session_kind) {
        screen.kinds.push_back({.key = std::to_string(screen.kinds.size() + 1),
                                .label = std::string(label(kind, state.language)),
                                .chosen = dialog.kind == kind,
                                .command = ChooseSessionKind{kind}});
    }
    for (const SessionAppointment& one : appointments_of(*snapshot.day, dialog.kind))
        screen.appointments.push_back(row_of(one, snapshot, state.language));
    screen.time = dialog.time;
    screen.refusal = dialog.refusal;
    screen.participants = participants_of(dialog, *snapshot.day);
    screen.primary = {.label = std::string(dialog.time.empty() ? texts.store_session : texts.add_appointment),
                      .key = "Enter",
                      .enabled = session_entry(dialog, snapshot).has_value(),
                      .command = Continue{}};
    return screen;
}

}  // namespace skranke
