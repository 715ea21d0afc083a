#include <algorithm>
#include <catch2/catch.hpp>
#include <span>
#include <tuple>

#include "shared/base/bytes.hpp"
#include "shared/catalogue/default_services.hpp"
#include "sync/node/demo_municipality.hpp"
#include "sync/node/deterministic_change.hpp"
#include "sync/node/municipality_document.hpp"
#include "sync/node/queue_document.hpp"

namespace {

using namespace skranke;
using namespace std::chrono_literals;

const DayIdentity identity{
    .municipality = {"736b72616e6b652f64656d6f00000001"},
    .site = {"hovedbiblioteket"},
    .day = {std::chrono::year{2026} / 11 / 23},
};

automerge::ActorId actor(std::uint8_t byte) { return {automerge::Bytes(16, byte)}; }

Event issued(const std::string& key, int number) {
    return {.key = {key},
            .order = {},
            .at = UtcTime{std::chrono::milliseconds{1'800'000'000'123}},
            .device = {"0011223344556677"},
            .desk = {"hovedbiblioteket/1"},
            .person = {"MKH"},
            .ticket = {key},
            .after = {},
            .kind = TicketIssued{.number = {'A', number},
                                 .service = {"B02"},
                                 .escort = Escort::card_not_shown,
                                 .arrival = UtcTime{std::chrono::milliseconds{1'800'000'000'456}},
                                 .appointment = UtcTime{std::chrono::milliseconds{1'800'000'600'000}}}};
}

auto fields(const DayOpened&) { return std::tuple(); }
auto fields(const TicketIssued& kind) {
    const auto paper = kind.paper.value_or(FromPaper{});
    return std::tuple(kind.number, kind.service, kind.escort, kind.arrival, kind.appointment, kind.prefers,
                      kind.paper.has_value(), paper.came_at, paper.helped, kind.kept_from, kind.from_enquiry,
                      kind.came_at);
}
auto fields(const TicketCalled& kind) {
    return std::tuple(kind.reason, kind.rule, kind.overtook, kind.because);
}
auto fields(const TicketRecalled&) { return std::tuple(); }
auto fields(const ServiceStarted&) { return std::tuple(); }
auto fields(const ServiceFinished& kind) {
    return std::tuple(kind.outcome, kind.referred_to, kind.also, kind.finished_late);
}
auto fields(const TicketNoShow&) { return std::tuple(); }
auto fields(const TicketReturned&) { return std::tuple(); }
auto fields(const TicketTransferred& kind) {
    return std::tuple(kind.to, kind.desk, kind.partner, kind.to_front);
}
auto fields(const ServicePaused&) { return std::tuple(); }
auto fields(const ServiceResumed&) { return std::tuple(); }
auto fields(const TopicAdded& kind) { return std::tuple(kind.topic); }
auto fields(const TicketWithdrawn& kind) { return std::tuple(kind.why); }
auto fields(const EscortChecked& kind) { return std::tuple(kind.card_shown); }
auto fields(const StepUndone& kind) { return std::tuple(kind.step); }
auto fields(const DoubleCallCleared& kind) { return std::tuple(kind.answer, kind.desk, kind.settles); }
auto fields(const IntakeClosed&) { return std::tuple(); }
auto fields(const IntakeOpened&) { return std::tuple(); }
auto fields(const DayClosed& kind) { return std::tuple(kind.leftovers, kind.kept_overnight); }
auto fields(const DayReopened&) { return std::tuple(); }
auto fields(const TicketAnsweredOnFloor&) { return std::tuple(); }
auto fields(const StaffStatusSet& kind) { return std::tuple(kind.who, kind.status); }
auto fields(const EnquiryRecorded& kind) {
    return std::tuple(kind.channel, kind.source, kind.service, kind.type, kind.misdirected, kind.arrival);
}
auto fields(const EnquiryWithdrawn& kind) { return std::tuple(kind.enquiry); }
auto fields(const HelpRequested&) { return std::tuple(); }
auto fields(const HelpAnswered& kind) { return std::tuple(kind.request); }
auto fields(const HelpClosed& kind) { return std::tuple(kind.request); }
auto fields(const TaskAdded& kind) { return std::tuple(kind.task, kind.words); }
auto fields(const TaskMoved& kind) { return std::tuple(kind.task, kind.to, kind.held_by); }
auto fields(const PaperBlockReserved& kind) { return std::tuple(kind.letter, kind.first, kind.last); }
auto fields(const SessionHeld& kind) { return std::tuple(kind.kind, kind.participants); }
auto fields(const TicketPreference& kind) { return std::tuple(kind.person); }
auto fields(const TicketNeeds& kind) { return std::tuple(kind.needs); }
auto fields(const SessionAppointmentMade& kind) { return std::tuple(kind.kind, kind.at); }
auto fields(const SessionAppointmentMoved& kind) { return std::tuple(kind.appointment, kind.to); }

bool same(const Event& left, const Event& right) {
    const auto common = [](const Event& event) {
        return std::tie(event.key, event.order, event.at, event.device, event.desk, event.person,
                        event.ticket, event.after);
    };
    if (common(left) != common(right) || left.kind.index() != right.kind.index()) return false;
    return std::visit(
        [&](const auto& kind) {
            return fields(kind) == fields(std::get<std::remove_cvref_t<decltype(kind)>>(right.kind));
        },
        left.kind);
}

bool same(std::span<const Event> left, std::span<const Event> right) {
    return std::ranges::equal(left, right, [](const Event& a, const Event& b) { return same(a, b); });
}

void write(automerge::Document& document, const Event& event) {
    auto change = document.transaction();
    REQUIRE(write_event(change, event));
    REQUIRE(change.commit());
}

}  // namespace

TEST_CASE("A day's document and its id are the same wherever they are made") {
    const auto document = new_day_document(identity);
    CHECK(document.save() == new_day_document(identity).save());
    CHECK(day_document_id(identity).text() == "3m44GxiKE7oUgCDmkAz1Qy2EkWjC");
    CHECK(document.heads().front().hex() ==
          "518ffc505689fb1fa6506c257ee3cf22b1f6820c8b86460d89a19b5b8815340d");
    auto other = identity;
    other.site = {"vaerestedet"};
    CHECK(day_document_id(other) != day_document_id(identity));
    CHECK(new_day_document(other).heads() != document.heads());
}

TEST_CASE("The demo municipality is the same wherever it is made") {
    const auto document = new_demo_municipality_document();
    CHECK(document.save() == new_demo_municipality_document().save());
    CHECK(document.heads().front().hex() ==
          "5331abd45bca387b6613909759f56af2b03403fc446f8c9f845d266cc591180a");
    const auto municipality = read_municipality(demo_municipality_id(), document);
    CHECK(municipality.sites.front().name == "Hovedbiblioteket");
    CHECK(municipality.desks.size() == 7);
    CHECK(municipality.services.front().name == "Pas – voksen");
    CHECK(municipality.services == default_services());
}

TEST_CASE("A municipality comes back as it was set up") {
    Municipality set_up;
    set_up.id = demo_municipality_id();
    set_up.name = "Prøvekommunen";
    set_up.sites = {{.id = {"bussen"},
                     .name = "Bussen",
                     .kind = SiteKind::mobile,
                     .rule = {.discipline = Discipline::time_credit,
                              .escorted_credit = 45min,
                              .express_credit = 4min,
                              .overtaken_at_most = 2,
                              .not_overtaken_after = 20min},
                     .quiet = false,
                     .keep_overnight = true}};
    set_up.services = {{.id = {"E04"},
                        .name = "Rejsekort",
                        .kle = "13.05.24",
                        .expected = 8min,
                        .bring = "Rejsekortet",
                        .helps_with = "Optankning",
                        .does_not_help_with = "Rabatter",
                        .self_service = "rejsekort.dk",
                        .phone = "70 20 00 00",
                        .needs_capability = "rejsekort_pc",
                        .needs_identity = true,
                        .express = true}};
    set_up.desks = {{.id = {"bussen/1"},
                     .site = {"bussen"},
                     .name = "Telefon",
                     .kind = DeskKind::telefon,
                     .capabilities = {"rejsekort_pc", "printer"}}};
    set_up.staff = {{.id = {"ANR"}, .role = Role::volunteer, .competences = {{"E04"}, {"X99"}}}};

    auto document = new_municipality_document(set_up.id);
    document.set_actor(actor(3));
    auto change = document.transaction();
    REQUIRE(write_set_up(change, set_up));
    change.commit({});
    CHECK(read_municipality(set_up.id, document) == set_up);
}

TEST_CASE("What a municipality's document does not say, or says absurdly, is as usual") {
    Municipality set_up;
    set_up.id = demo_municipality_id();
    set_up.sites = {{.id = {"sted"}, .name = "Sted"}};
    set_up.sites.front().rule.overtaken_at_most = -1;
    set_up.sites.front().rule.escorted_credit = std::chrono::hours{1000};
    auto document = new_municipality_document(set_up.id);
    document.set_actor(actor(3));
    auto change = document.transaction();
    REQUIRE(write_set_up(change, set_up));
    change.commit({});
    CHECK(read_municipality(set_up.id, document).sites.front().rule == RuleSettings{});
}

TEST_CASE("An event of every kind comes back as it was written") {
    const std::vector<EventKind> kinds{
        DayOpened{},
        issued("k", 7).kind,
        TicketCalled{.reason = "Ledsaget, ID-kort set kl. 10.02; går foran A 041 og B 007",
                     .rule = CallRule::escorted,
                     .overtook = {{'A', 41}, {'B', 7}}},
        TicketCalled{.reason = "Valgt af medarbejderen: Fortsætter her",
                     .rule = CallRule::chosen_by_staff,
                     .because = ChosenBecause::continues_here},
        TicketRecalled{},
        ServiceStarted{},
        ServiceFinished{.outcome = Outcome::referred, .referred_to = "Jobcenter"},
        TicketNoShow{},
        TicketReturned{},
        TicketTransferred{.to = {"C01"}},
        DoubleCallCleared{.answer = DoubleCallAnswer::at_desk,
                          .desk = {"hovedbiblioteket/2"},
                          .settles = {{"a-1"}, {"b-2"}}},
        DoubleCallCleared{.answer = DoubleCallAnswer::in_queue_again, .desk = {}, .settles = {}},
        IntakeClosed{},
        IntakeOpened{},
        DayClosed{.leftovers = {{{"a-1"}, {"b-7~3@ff"}}, {{"a-2"}, {"a-2"}}}, .kept_overnight = true},
        DayClosed{},
        DayReopened{},
        TicketIssued{.number = {'A', 8},
                     .service = {"B02"},
                     .arrival = UtcTime{std::chrono::milliseconds{1'800'000'000'456}},
                     .from_enquiry = {"a-1"},
                     .came_at = UtcTime{std::chrono::milliseconds{1'800'000'000'123}},
                     .prefers = {"LBJ"},
                     .paper = FromPaper{.came_at = UtcTime{std::chrono::milliseconds{1'800'000'000'000}},
                                        .helped = true},
                     .kept_from = {"a-9"}},
        TicketAnsweredOnFloor{},
        StaffStatusSet{.who = {"LBJ"}, .status = StaffStatus::urgent_task},
        EnquiryRecorded{.channel = Channel::social_media,
                        .source = EnquirySource::by_hand,
                        .service = {"B02"},
                        .type = EnquiryType::transaction,
                        .misdirected = true},
        EnquiryRecorded{.service = {"B02"}, .arrival = UtcTime{std::chrono::milliseconds{1'800'000'000'456}}},
        EnquiryWithdrawn{{"a-1"}},
        HelpRequested{},
        HelpAnswered{{"a-1"}},
        HelpClosed{{"a-1"}},
        TaskAdded{.task = {"a-1"},
                  .words = {.title = "Tjek telefonnumre",
                            .takes = std::chrono::minutes{20},
                            .due = identity.day,
                            .urgent = true}},
        TaskAdded{.task = {}, .words = {.title = "Sæt brochurer op"}},
        TaskMoved{.task = {"a-1"}, .to = TaskState::open, .held_by = {"LBJ"}},
        TaskMoved{.task = {"a-1"}, .to = TaskState::done},
        StepUndone{.step = {"a-7"}},
        TicketIssued{.number = {'B', 9},
                     .service = {"B02"},
                     .escort = Escort::claimed,
                     .arrival = std::get<TicketIssued>(issued("k", 7).kind).arrival},
        ServiceFinished{.outcome = Outcome::solved,
                        .referred_to = {},
                        .also = {Outcome::assisted_self_service, Outcome::out_of_scope},
                        .finished_late = true},
        TicketTransferred{.to = {"C01"}, .desk = {"hovedbiblioteket/2"}, .partner = {}, .to_front = true},
        TicketTransferred{.to = {"C01"}, .desk = {}, .partner = {"Ældre Sagen"}, .to_front = false},
        ServicePaused{},
        ServiceResumed{},
        TopicAdded{{"B06"}},
        TicketWithdrawn{Withdrawal::left},
        TicketWithdrawn{Withdrawal::cancelled},
        EscortChecked{true},
        EscortChecked{false},
        PaperBlockReserved{.letter = 'B', .first = 3, .last = 32},
        SessionHeld{.kind = SessionKind::school, .participants = 24},
        TicketPreference{.person = {"SHK"}},
        TicketPreference{},
        TicketNeeds{{Need::hearing, Need::language}},
        TicketNeeds{},
        SessionAppointmentMade{.kind = SessionKind::psychiatric_ward,
                               .at = std::get<TicketIssued>(issued("k", 7).kind).arrival},
        SessionAppointmentMoved{.appointment = {"a-9"}, .to = AppointmentState::did_not_come},
    };
    auto document = new_day_document(identity);
    document.set_actor(actor(7));
    DayEvents events;
    events.refresh(document);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        auto event = issued("key-" + std::to_string(i), 1);
        event.kind = kinds[i];
        event.after = {"before"};
        if (!std::holds_alternative<TicketIssued>(event.kind)) event.ticket = {"ticket"};
        write(document, event);
        REQUIRE(events.refresh(document));
        REQUIRE(events.events().size() == i + 1);
        event.order = events.events().back().order;
        CHECK(event.order.actor == std::string(16, '\x07'));
        CHECK(same(events.events().back(), event));
    }
    DayEvents anew;
    anew.refresh(document);
    CHECK(anew.events().size() == kinds.size());
    CHECK(anew.unreadable() == 0);
}

TEST_CASE("Events are read as they come, and all anew gives the same") {
    auto left = new_day_document(identity);
    left.set_actor(actor(1));
    auto right = left.fork(actor(2));
    DayEvents growing;
    for (int i = 0; i < 30; ++i) {
        write(left, issued("l-" + std::to_string(i), i + 1));
        write(right, issued("r-" + std::to_string(i), i + 1));
        if (i % 3 == 0) REQUIRE(left.merge(right));
        growing.refresh(left);
        DayEvents anew;
        anew.refresh(left);
        auto grown = std::vector<Event>(growing.events().begin(), growing.events().end());
        std::ranges::sort(grown, {}, &Event::key);
        auto read = std::vector<Event>(anew.events().begin(), anew.events().end());
        std::ranges::sort(read, {}, &Event::key);
        REQUIRE(same(grown, read));
    }
    CHECK_FALSE(growing.refresh(left));
}

TEST_CASE("What is no event is left out and counted") {
    auto document = new_day_document(identity);
    document.set_actor(actor(9));
    write(document, issued("good", 1));
    const auto events_map = document.get(automerge::root, "events")->object();
    {
        auto change = document.transaction();
        REQUIRE(change.put(events_map, "text", std::string("hello")));
        const auto empty = change.put_object(events_map, "empty", automerge::ObjectType::map);
        REQUIRE(empty);
        const auto list = change.put_object(events_map, "list", automerge::ObjectType::list);
        REQUIRE(list);
        change.commit();
    }
    for (const auto& [field, value] :
         std::vector<std::pair<std::string, automerge::Scalar>>{{"kind", std::string("dancing")},
                                                                {"number", std::int64_t{0}},
                                                                {"number", std::int64_t{1000}},
                                                                {"number", std::string("7")},
                                                                {"letter", std::string("AB")},
                                                                {"letter", std::string("é")},
                                                                {"at", automerge::Timestamp{INT64_MAX}},
                                                                {"arrival", automerge::Timestamp{-1}},
                                                                {"escort", std::string("maybe")},
                                                                {"device", automerge::Null{}}}) {
        const auto key = "bad " + field + std::to_string(document.change_count());
        write(document, issued(key, 2));
        auto change = document.transaction();
        REQUIRE(change.put(document.get(events_map, key)->object(), field, value));
        change.commit();
    }
    DayEvents events;
    events.refresh(document);
    REQUIRE(events.events().size() == 1);
    CHECK(events.events().front().key.text == "good");
    CHECK(events.unreadable() == 13);
}

TEST_CASE("An event that a foreign hand changes reads the same on every node") {
    auto document = new_day_document(identity);
    document.set_actor(actor(9));
    write(document, issued("one", 1));
    write(document, issued("two", 2));
    DayEvents watching;
    watching.refresh(document);
    const auto events_map = document.get(automerge::root, "events")->object();
    {
        auto change = document.transaction();
        REQUIRE(change.put(document.get(events_map, "one")->object(), "service", std::string("C01")));
        REQUIRE(change.erase(events_map, "two"));
        change.commit();
    }
    watching.refresh(document);
    REQUIRE(watching.events().size() == 1);
    CHECK(std::get<TicketIssued>(watching.events().front().kind).service.text == "C01");
}

TEST_CASE("Two events under one key both count, in the same way everywhere") {
    auto left = new_day_document(identity);
    left.set_actor(actor(1));
    auto right = left.fork(actor(2));
    write(left, issued("same", 1));
    write(right, issued("same", 2));
    DayEvents from_left, from_right;
    from_left.refresh(left);
    from_right.refresh(right);
    REQUIRE(left.merge(right));
    REQUIRE(right.merge(left));
    from_left.refresh(left);
    from_right.refresh(right);
    REQUIRE(from_left.events().size() == 2);
    CHECK(same(from_left.events(), from_right.events()));
    CHECK(from_left.events()[0].key.text == "same");
    CHECK(from_left.events()[1].key.text != "same");
}

TEST_CASE("A document is a day only if its id and first change follow from what it says") {
    const auto id = day_document_id(identity);
    auto document = new_day_document(identity);
    CHECK(identify_day_document(id, document) == identity);
    CHECK_FALSE(identify_day_document(DocumentId::derive("other"), document));
    CHECK_FALSE(identify_day_document(id, automerge::Document{}));
    // The right words in a change of one's own making.
    automerge::Document forged(actor(3));
    auto change = forged.transaction();
    REQUIRE(change.put(automerge::root, "kind", std::string("day")));
    REQUIRE(change.put(automerge::root, "municipality", identity.municipality.text));
    REQUIRE(change.put(automerge::root, "site", identity.site.text));
    REQUIRE(change.put(automerge::root, "day", to_iso(identity.day)));
    REQUIRE(change.put_object(automerge::root, "events", automerge::ObjectType::map));
    change.commit();
    CHECK_FALSE(identify_day_document(id, forged));
    CHECK(parse_day_label(identity.municipality, label_of_day(identity)) == identity);
    CHECK_FALSE(parse_day_label(identity.municipality, "day/yesterday/x"));
}
