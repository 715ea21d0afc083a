#include "counter/console_screen.hpp"

#include <algorithm>
#include <utility>

#include "counter/console_texts.hpp"
#include "counter/day_dialog.hpp"
#include "counter/people_screen.hpp"
#include "counter/settings_screen.hpp"
#include "counter/staffing_line.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

Page page_for(const ConsoleState& state) {
    if (state.pin) {
        return Page::pin;
    }
    if (state.person.empty() || state.switching) {
        return Page::choose_person;
    }
    switch (state.view) {
        case ConsoleView::queue: return Page::queue;
        case ConsoleView::waits: return Page::waits;
        case ConsoleView::tally: return Page::tally;
        case ConsoleView::settings: return Page::settings;
    }
    std::unreachable();
}

bool called_at(const DoubleCall& double_call, const DeskId& desk) {
    return double_call.stands.desk == desk ||
           std::ranges::any_of(double_call.others, [&](const Call& call) { return call.desk == desk; });
}

}  // namespace

ConsoleScreen console_screen(const Snapshot* snapshot, const ConsoleState& state, UtcTime now) {
    ConsoleScreen screen;
    screen.language = state.language;
    screen.top.clock = at_time(now, state.language);
    if (snapshot == nullptr || !snapshot->municipality || !snapshot->day) {
        return screen;
    }
    screen.page = page_for(state);
    screen.may_change_settings = may_change_settings(*snapshot, state);
    if (screen.page == Page::settings && !screen.may_change_settings) {
        screen.page = Page::queue;
    }
    screen.right_card = state.right_card;
    screen.guidance_beside = state.guidance_beside;
    screen.top.site = site_name(*snapshot, snapshot->site);
    screen.top.desk = desk_name(*snapshot, state.desk);
    screen.top.person = state.person.text;
    screen.top.notice = day_notice(*snapshot, state.language);
    screen.card = ticket_card(*snapshot, state, now);
    screen.list = queue_list(*snapshot, state, now);
    screen.guidance = guidance_card(*snapshot, state, screen.list);
    if (!screen.guidance && screen.right_card == RightCard::guidance) {
        screen.right_card = RightCard::queue;
    }
    screen.devices = devices_screen(*snapshot, state);
    screen.status = status_line(*snapshot, state, now);
    if (screen.status.tone == StatusTone::normal && screen.status.fact.empty()) {
        screen.status.fact = staffing_line(*snapshot, state, now);
    }
    screen.choose_person = choose_person_screen(*snapshot, state);
    if (state.pin) {
        screen.pin = pin_screen(*state.pin, state.language);
    }
    screen.may_issue = person_may(*snapshot, state, Permission::issue);
    screen.may_serve = person_may(*snapshot, state, Permission::serve);
    if (const auto presence = presence_of(*snapshot->day, state.person);
        presence.status != StaffStatus::off) {
        screen.top.presence = label(presence.status, state.language);
    }
    return screen;
}

const PeerView* peer_refused(const SyncStatus& sync) {
    const auto found =
        std::ranges::find_if(sync.peers, [](const PeerView& peer) { return !peer.problem.empty(); });
    return found != sync.peers.end() ? &*found : nullptr;
}

QueueView queue_view(const Snapshot& snapshot, const Day& day, const ConsoleState& state, UtcTime now) {
    return {.day = day,
            .municipality = *snapshot.municipality,
            .server = {.desk = state.desk, .person = state.person},
            .now = now};
}

const Day* open_day(const Snapshot& snapshot, UtcTime now) {
    const Day* day = snapshot.day.get();
    if (day == nullptr || !day->opened || day->day < service_day_of(now)) {
        return nullptr;
    }
    return day;
}

std::string desk_name(const Snapshot& snapshot, const DeskId& desk) {
    return snapshot.municipality->name_of(desk);
}

std::string service_name(const Snapshot& snapshot, const ServiceId& service) {
    return snapshot.municipality->name_of(service);
}

std::string site_name(const Snapshot& snapshot, const SiteId& site) {
    return snapshot.municipality->name_of(site);
}

std::string number_text(const Ticket& ticket) {
    return ticket_number_text(ticket.number.letter, ticket.number.number);
}

bool quiet_here(const Snapshot& snapshot) {
    const Site* site = snapshot.municipality->find(snapshot.site);
    return site != nullptr && is_quiet(*site);
}

const Ticket* double_call_at(const Day& day, const DeskId& desk) {
    const auto found = std::ranges::find_if(day.tickets, [&](const Ticket& ticket) {
        return ticket.double_call && called_at(*ticket.double_call, desk);
    });
    return found != day.tickets.end() ? &*found : nullptr;
}

ChoosePersonScreen choose_person_screen(const Snapshot& snapshot, const ConsoleState& state) {
    ChoosePersonScreen screen;
    screen.typed = state.typed_initials;
    screen.may_go_back = !state.person.empty() && !state.locked;
    for (const Person& person : snapshot.municipality->staff) {
        screen.people.push_back({.initials = person.id.text,
                                 .matches = person.id.text.starts_with(state.typed_initials),
                                 .chosen = person.id == state.person,
                                 .command = ChoosePerson{person.id}});
    }
    if (std::ranges::none_of(screen.people, &PersonTile::matches)) {
        screen.nobody = console_texts(state.language).unknown_initials;
    }
    return screen;
}

DevicesScreen devices_screen(const Snapshot& snapshot, const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    DevicesScreen screen;
    const Device* own = snapshot.municipality->find(snapshot.device);
    screen.rows.push_back({.name = own != nullptr ? own->name : desk_name(snapshot, state.desk),
                           .state = std::string(texts.this_machine),
                           .connected = true});
    for (const PeerView& peer : snapshot.sync.peers) {
        std::string words{texts.never_seen};
        if (!peer.problem.empty()) {
            words = texts.sent_unreadable;
        } else if (peer.connected) {
            words = texts.connected;
        } else if (peer.since) {
            words = say::last_seen(*peer.since, state.language);
        }
        screen.rows.push_back({.name = peer.name,
                               .state = std::move(words),
                               .connected = peer.connected,
                               .refused = !peer.problem.empty()});
    }
    if (const PeerView* peer = peer_refused(snapshot.sync)) {
        screen.introduction = {say::not_taken_from(peer->name, state.language),
                               std::string(texts.tell_support)};
    } else if (snapshot.sync.peers.empty()) {
        screen.introduction = {std::string(texts.no_other_devices)};
    } else {
        screen.introduction = {std::string(texts.shared_by_itself), std::string(texts.carry_on_calmly)};
    }
    screen.note = texts.both_are_told;
    screen.offers_exchange = state.has_stick_door;
    screen.exchange_under_way = state.stick.step == StickState::Step::under_way;
    screen.stick = stick_sentence(state.stick, state.language);
    return screen;
}

}  // namespace skranke
