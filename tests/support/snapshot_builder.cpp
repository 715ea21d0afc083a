#include "tests/support/snapshot_builder.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

#include "shared/catalogue/default_services.hpp"

namespace skranke::test {

namespace {

const DeviceId own_device{"00000000000000a3"};

TicketNumber parse_number(std::string_view text) {
    TicketNumber number{.letter = text.front(), .number = 0};
    for (const char c : text) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            number.number = number.number * 10 + (c - '0');
        }
    }
    return number;
}

std::string key_of(std::string_view text) {
    const TicketNumber number = parse_number(text);
    return number.letter + std::to_string(number.number);
}

// The words of the guidance card; the rest stays as the pictures need it.
void describe(std::vector<Service>& services) {
    for (Service& service : services) {
        const auto known = std::ranges::find(default_services(), service.id, &Service::id);
        service.expected = known->expected;
        service.bring = known->bring;
        service.helps_with = known->helps_with;
        service.does_not_help_with = known->does_not_help_with;
        service.self_service = known->self_service;
        service.phone = known->phone;
    }
}

}  // namespace

UtcTime clock_time(std::string_view text, ServiceDay day) {
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    return from_danish_time(std::chrono::local_days(day.date) + std::chrono::hours(hour) +
                            std::chrono::minutes(minute));
}

Municipality picture_municipality() {
    const SiteId library{"hovedbiblioteket"};
    const SiteId shelter{"vaerestedet"};
    Municipality municipality;
    municipality.id = {"736b72616e6b652f74657374000000ff"};
    municipality.name = "Prøvekommunen";
    municipality.sites = {{library, "Hovedbiblioteket", SiteKind::library},
                          {shelter, "Værestedet", SiteKind::drop_in_centre}};
    municipality.services = {{{"A01"}, "Pas – voksen", ""},
                             {{"A02"}, "Pas – barn", ""},
                             {{"A04"}, "Kørekort – fornyelse", ""},
                             {{"A06"}, "Legitimationskort", ""},
                             {{"B01"}, "MitID – ny eller aktivering", ""},
                             {{"B02"}, "MitID – låst eller ny telefon", ""},
                             {{"B03"}, "MitID – uden legitimation", ""},
                             {{"B04"}, "Digital Post – fritagelse", ""},
                             {{"B05"}, "Digital fuldmagt", ""},
                             {{"B06"}, "NemKonto", ""},
                             {{"C01"}, "Flytning i Danmark", ""},
                             {{"C04"}, "Sundhedskort – mistet", ""},
                             {{"D02"}, "Boligstøtte – hjælp til ansøgning", ""},
                             {{"E03"}, "Tjek af blanket", ""},
                             {{"E04"}, "Rejsekort – problem", ""},
                             {{"X99"}, "Ved ikke eller andet", ""}};
    describe(municipality.services);
    for (int i = 1; i <= 4; ++i) {
        const std::string number = std::to_string(i);
        municipality.desks.push_back({{library.text + "/" + number}, library, "Skranke " + number});
    }
    for (const char* initials : {"ANR", "KJB", "LBJ", "MKH", "PST", "SHK", "TVD", "FR1", "FR2"}) {
        municipality.staff.push_back({{initials}});
    }
    municipality.devices = {{own_device, "Konsol, Skranke 3", library, DeskId{library.text + "/3"}, 'A'}};
    return municipality;
}

SnapshotBuilder::SnapshotBuilder(ServiceDay day) : day_(day) {}

EventKey SnapshotBuilder::record(std::string_view time, EventKind kind, Course* course, EventKey after) {
    Event event;
    event.key = EventKey{"event-" + std::to_string(events_.size() + 1)};
    event.order = {.counter = events_.size() + 1, .actor = "actor"};
    event.at = at(time);
    event.device = own_device;
    event.after = std::move(after);
    event.kind = std::move(kind);
    if (course != nullptr) {
        event.desk = course->desk;
        event.person = course->person;
        event.ticket = course->id;
    }
    events_.push_back(event);
    return event.key;
}

SnapshotBuilder::Course& SnapshotBuilder::course(std::string_view number) {
    const auto found = courses_.find(key_of(number));
    if (found == courses_.end()) {
        throw std::logic_error("the scene has no ticket " + std::string(number));
    }
    return found->second;
}

SnapshotBuilder& SnapshotBuilder::open(std::string_view time) {
    record(time, DayOpened{}, nullptr, {});
    return *this;
}

SnapshotBuilder& SnapshotBuilder::issue(std::string_view number, std::string_view service,
                                        std::string_view time, Escort escort) {
    Course course;
    const EventKey key =
        record(time, TicketIssued{parse_number(number), ServiceId{std::string(service)}, escort, at(time)},
               nullptr, {});
    events_.back().ticket = TicketId{key.text};
    course.id = TicketId{key.text};
    course.events = {key};
    courses_[key_of(number)] = std::move(course);
    return *this;
}

SnapshotBuilder& SnapshotBuilder::call(std::string_view number, std::string_view time, std::string_view desk,
                                       std::string_view person, std::string reason) {
    Course& ticket = course(number);
    ticket.desk = DeskId{"hovedbiblioteket/" + std::string(desk)};
    ticket.person = PersonId{std::string(person)};
    return continue_with(number, time, TicketCalled{.reason = std::move(reason)});
}

SnapshotBuilder& SnapshotBuilder::call_ahead_of(std::string_view number, std::string_view time,
                                                const std::vector<std::string_view>& passed) {
    Course& ticket = course(number);
    ticket.desk = DeskId{"hovedbiblioteket/3"};
    ticket.person = PersonId{"MKH"};
    TicketCalled called{.reason = "Ledsaget", .rule = CallRule::escorted};
    for (const std::string_view other : passed) called.overtook.push_back(parse_number(other));
    return continue_with(number, time, std::move(called));
}

SnapshotBuilder& SnapshotBuilder::call_unaware(std::string_view number, std::string_view time,
                                               std::string_view desk, std::string_view person) {
    Course& ticket = course(number);
    Course unaware = ticket;
    unaware.desk = DeskId{"hovedbiblioteket/" + std::string(desk)};
    unaware.person = PersonId{std::string(person)};
    const EventKey before = ticket.events.at(ticket.events.size() - 2);
    record(time, TicketCalled{.reason = "Har ventet længst"}, &unaware, before);
    return *this;
}

SnapshotBuilder& SnapshotBuilder::continue_with(std::string_view number, std::string_view time,
                                                EventKind kind) {
    Course& ticket = course(number);
    ticket.events.push_back(record(time, std::move(kind), &ticket, ticket.events.back()));
    return *this;
}

SnapshotBuilder& SnapshotBuilder::recall(std::string_view number, std::string_view time) {
    return continue_with(number, time, TicketRecalled{});
}
SnapshotBuilder& SnapshotBuilder::start(std::string_view number, std::string_view time) {
    return continue_with(number, time, ServiceStarted{});
}
SnapshotBuilder& SnapshotBuilder::finish(std::string_view number, std::string_view time, Outcome outcome,
                                         std::string referred_to) {
    return continue_with(number, time, ServiceFinished{outcome, std::move(referred_to)});
}
SnapshotBuilder& SnapshotBuilder::no_show(std::string_view number, std::string_view time) {
    return continue_with(number, time, TicketNoShow{});
}
SnapshotBuilder& SnapshotBuilder::back_to_queue(std::string_view number, std::string_view time) {
    return continue_with(number, time, TicketReturned{});
}
SnapshotBuilder& SnapshotBuilder::needs(std::string_view number, NeedSet needs, std::string_view time) {
    return continue_with(number, time, TicketNeeds{std::move(needs)});
}
SnapshotBuilder& SnapshotBuilder::transfer(std::string_view number, std::string_view service,
                                           std::string_view time) {
    return continue_with(number, time, TicketTransferred{ServiceId{std::string(service)}});
}

SnapshotBuilder& SnapshotBuilder::about_the_day(std::string_view time, EventKind kind) {
    record(time, std::move(kind), nullptr, {});
    events_.back().person = PersonId{"MKH"};
    return *this;
}
SnapshotBuilder& SnapshotBuilder::close_day(std::string_view time) {
    DayClosed closed;
    for (const Ticket& ticket : build()->day->tickets) {
        if (!has_ended(ticket)) closed.leftovers.push_back({ticket.id, ticket.last_event});
    }
    return about_the_day(time, std::move(closed));
}

SnapshotBuilder& SnapshotBuilder::happens(std::string_view time, EventKind kind, std::string_view desk,
                                          std::string_view person) {
    record(time, std::move(kind), nullptr, {});
    events_.back().desk = {"hovedbiblioteket/" + std::string(desk)};
    events_.back().person = {std::string(person)};
    return *this;
}

SnapshotBuilder& SnapshotBuilder::crisis(std::string_view since) {
    crisis_ = DoneBy{.at = at(since), .person = PersonId{"MKH"}};
    return *this;
}
SnapshotBuilder& SnapshotBuilder::quiet() {
    quiet_ = true;
    return *this;
}

SnapshotBuilder& SnapshotBuilder::connected(std::vector<std::string> peers) {
    for (std::string& peer : peers) {
        sync_.peers.push_back(
            {.address = peer, .name = peer, .configured = true, .connected = true, .since = at("09.00")});
        ++sync_.connected;
    }
    return *this;
}

SnapshotBuilder& SnapshotBuilder::unreadable_from(std::string_view peer) {
    for (PeerView& view : sync_.peers)
        if (view.name == peer) view.problem = "document: bad change";
    return *this;
}

SnapshotBuilder& SnapshotBuilder::missing(std::string peer, std::string_view since) {
    sync_.peers.push_back(
        {.address = peer, .name = peer, .configured = true, .connected = false, .since = at(since)});
    ++sync_.missing;
    if (!sync_.missing_since || at(since) < *sync_.missing_since) {
        sync_.missing_since = at(since);
    }
    return *this;
}

SnapshotBuilder& SnapshotBuilder::cut_off(std::string_view since) {
    const auto peers = std::exchange(sync_, {}).peers;
    for (const PeerView& peer : peers) {
        missing(peer.name, since);
    }
    return *this;
}

SnapshotBuilder& SnapshotBuilder::unshared(std::size_t events) {
    sync_.unshared_events = events;
    return *this;
}
SnapshotBuilder& SnapshotBuilder::disk_copied() {
    sync_.disk_was_copied = true;
    return *this;
}
SnapshotBuilder& SnapshotBuilder::held_after(TicketNumber number) {
    held_after_ = number;
    return *this;
}
SnapshotBuilder& SnapshotBuilder::reconnected(std::string_view time) {
    sync_.reconnected_at = at(time);
    return *this;
}
SnapshotBuilder& SnapshotBuilder::storage_error(std::string message) {
    storage_error_ = std::move(message);
    return *this;
}

SnapshotBuilder& SnapshotBuilder::set_up(std::function<void(Municipality&)> change) {
    set_up_.push_back(std::move(change));
    return *this;
}

std::shared_ptr<const Snapshot> SnapshotBuilder::build() const {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->revision = events_.size();
    Municipality municipality = picture_municipality();
    municipality.crisis = crisis_;
    municipality.sites.front().quiet = quiet_;
    for (const auto& change : set_up_) change(municipality);
    snapshot->municipality = std::make_shared<Municipality>(std::move(municipality));
    snapshot->device = own_device;
    snapshot->site = SiteId{"hovedbiblioteket"};
    snapshot->day = std::make_shared<Day>(fold_day(snapshot->site, day_, events_));
    snapshot->days = {snapshot->day};
    snapshot->sync = sync_;
    snapshot->held_after = held_after_;
    snapshot->storage_error = storage_error_;
    return snapshot;
}

TicketId SnapshotBuilder::id(std::string_view number) const {
    const auto found = courses_.find(key_of(number));
    return found != courses_.end() ? found->second.id : TicketId{};
}

}  // namespace skranke::test
