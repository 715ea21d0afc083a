#include "counter/people_screen.hpp"

#include <algorithm>
#include <ranges>

#include "counter/console_texts.hpp"
#include "counter/people_texts.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

constexpr std::size_t latest_max = 2;

// In the order of their keys; the rest are counted in the tally.
constexpr std::array spoken_channels{Channel::telephone, Channel::email, Channel::digital_post,
                                     Channel::letter};
constexpr std::array channel_keys{"T", "M", "D", "B"};

}  // namespace

bool person_may(const Snapshot& snapshot, const ConsoleState& state, Permission permission) {
    return snapshot.municipality->permits(state.person, permission);
}

PinsScreen pins_screen(const Snapshot& snapshot, const ConsoleState& state) {
    const PeopleTexts& texts = people_texts(state.language);
    const bool has_one = state.with_pin.contains(state.person);
    PinsScreen screen;
    screen.text = has_one ? texts.you_have_pin : texts.you_have_no_pin;
    screen.own.push_back({.key = "V",
                          .label = std::string(has_one ? texts.change_pin : texts.choose_pin),
                          .command = ChangePin{}});
    if (has_one)
        screen.own.push_back({.key = "F", .label = std::string(texts.remove_pin), .command = RemoveOwnPin{}});
    if (!person_may(snapshot, state, Permission::change_set_up)) return screen;
    for (const PersonId& person : state.with_pin)
        if (person != state.person)
            screen.others.push_back({.key = {}, .label = person.text, .command = VoidPin{person}});
    return screen;
}

StaffScreen staff_screen(const Snapshot& snapshot, const ConsoleState& state) {
    const Day& day = *snapshot.day;
    StaffScreen screen;
    screen.pins = {
        .label = std::string(people_texts(state.language).pins), .key = "P", .command = OpenPins{}};
    const StaffStatus own = presence_of(day, state.person).status;
    for (const StaffStatus status : every_staff_status)
        screen.choices.push_back({.key = std::to_string(screen.choices.size() + 1),
                                  .label = std::string(label(status, state.language)),
                                  .chosen = status == own,
                                  .command = Perform{SetStaffStatus{.status = status, .who = state.person}}});
    for (const StaffStatus status : every_staff_status) {
        if (status == StaffStatus::off) continue;
        for (const auto& [person, presence] : day.staff) {
            if (presence.status != status) continue;
            StaffRow row{.who = person.text,
                         .where = std::string(label(status, state.language)),
                         .since = say::since(presence.since, state.language),
                         .leave = {}};
            if (person != state.person)
                row.leave = Perform{SetStaffStatus{.status = StaffStatus::off, .who = person}};
            screen.rows.push_back(std::move(row));
        }
    }
    if (screen.rows.empty()) screen.nobody = people_texts(state.language).nobody_said;
    return screen;
}

EnquiryScreen enquiry_screen(const EnquiryDialog& dialog, const Snapshot& snapshot, const ConsoleState& state,
                             UtcTime now) {
    const PeopleTexts& texts = people_texts(state.language);
    const bool floor = dialog.source == EnquirySource::floor;
    EnquiryScreen screen;
    screen.title = floor ? texts.helped_on_floor : texts.phone_or_mail;
    if (!floor) {
        for (std::size_t i = 0; i < spoken_channels.size(); ++i)
            screen.channels.push_back({.key = channel_keys[i],
                                       .label = std::string(label(spoken_channels[i], state.language)),
                                       .chosen = dialog.channel == spoken_channels[i],
                                       .command = OpenEnquiry{dialog.source, spoken_channels[i]}});
    }
    screen.picker = picker_screen(dialog.picker, snapshot, state.language);
    const Day* day = open_day(snapshot, now);
    if (day == nullptr) return screen;
    for (const Enquiry& enquiry : day->enquiries | std::views::reverse) {
        if (enquiry.desk != state.desk || !enquiry.became.empty() || enquiry.what.source != dialog.source)
            continue;
        if (screen.latest.size() == latest_max) break;
        const bool newest = screen.latest.empty();
        EnquiryRow row{
            .text = say::helped_at(enquiry.at, service_name(snapshot, enquiry.what.service), state.language),
            .give_number = {},
            .take_back = {.label = std::string(console_texts(state.language).undo),
                          .key = newest ? "F" : "",
                          .command = Perform{WithdrawEnquiry{enquiry.key}}}};
        if (floor)
            row.give_number = ActionButton{.label = std::string(texts.give_number),
                                           .key = newest ? "G" : "",
                                           .command = GiveNumber{enquiry.key, enquiry.what.service}};
        screen.latest.push_back(std::move(row));
    }
    if (floor && !day->waiting().empty())
        screen.has_number = ActionButton{
            .label = std::string(texts.has_a_number), .key = "B", .command = OpenChooseNumber{true}};
    return screen;
}

ActionButton floor_button(const Day& day, const ConsoleState& state) {
    const PeopleTexts& texts = people_texts(state.language);
    const bool there = presence_of(day, state.person).status == StaffStatus::on_floor;
    return {.label = std::string(there ? texts.leave_floor : texts.go_to_floor),
            .key = "W",
            .command = Perform{SetStaffStatus{.status = there ? StaffStatus::off : StaffStatus::on_floor,
                                              .who = state.person}}};
}

std::optional<StatusLine> help_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const PeopleTexts& texts = people_texts(state.language);
    const Day* day = open_day(snapshot, now);
    if (day == nullptr) return std::nullopt;
    StatusLine line{.tone = StatusTone::notice, .icon = StatusIcon::colleague};
    const auto wanted = help_wanted_from(*day, state.desk);
    if (!wanted.empty()) {
        const HelpRequest& request = *wanted.front();
        line.sentence = say::wants_colleague(desk_name(snapshot, request.desk), request.at, state.language);
        line.action = ActionButton{
            .label = std::string(texts.i_am_coming), .key = "J", .command = Perform{AnswerHelp{request.key}}};
        return line;
    }
    const HelpRequest* own = help_asked_by(*day, state.desk);
    if (own == nullptr) return std::nullopt;
    line.sentence = own->answered_at ? say::colleague_comes(own->answered_by.text, state.language)
                                     : say::asked_colleague(own->at, state.language);
    line.action = ActionButton{.label = std::string(own->answered_at ? texts.thanks : texts.never_mind),
                               .key = "J",
                               .command = Perform{CloseHelp{}}};
    return line;
}

Action help_action(const Day& day, const DeskId& desk) {
    return help_asked_by(day, desk) != nullptr ? Action{CloseHelp{}} : Action{RequestHelp{}};
}

}  // namespace skranke
