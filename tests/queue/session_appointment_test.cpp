// Times agreed on for a visit: known by the time and a number, never by a name; and what is out of hours.
#include "shared/queue/summary.hpp"
#include "shared/queue/week_plan.hpp"
#include "shared/text/format.hpp"
#include "tests/queue/scene.hpp"

namespace {

using namespace skranke;
using namespace skranke::scene;

constexpr auto ward = SessionKind::psychiatric_ward;

Console open_console(int number = 1) {
    Console console(number);
    console.act(OpenDay{service_day});
    return console;
}

std::string codes(const Console& console) {
    std::string all;
    for (const SessionAppointment& one : console.day().session_appointments)
        all += code_of(one, Language::english) + ' ' + std::string(identifier(one.state)) + '\n';
    return all;
}

// With ordinary spaces, as a test writes it.
std::string plain(std::string text) {
    for (auto at = text.find(no_break_space); at != std::string::npos; at = text.find(no_break_space))
        text.replace(at, no_break_space.size(), " ");
    return text;
}

EventKey made(Console& console, std::chrono::minutes after_nine, SessionKind kind = ward) {
    console.act(MakeSessionAppointment{.kind = kind, .at = nine + after_nine});
    return console.last_written();
}

}  // namespace

TEST_CASE("a visit's appointments are known by time and number, and what was said stays") {
    Console console = open_console();
    const auto first = made(console, 75min);
    const auto second = made(console, 75min);
    made(console, 90min);
    CHECK(plain(codes(console)) == "10:15 · no. 1 agreed\n10:15 · no. 2 agreed\n10:30 · no. 1 agreed\n");
    console.act(MoveSessionAppointment{.appointment = first, .to = AppointmentState::cancelled});
    console.act(MoveSessionAppointment{.appointment = second, .to = AppointmentState::helped});
    made(console, 75min, SessionKind::school);
    CHECK(plain(codes(console)) ==
          "10:15 · no. 1 cancelled\n10:15 · no. 2 helped\n10:30 · no. 1 agreed\n10:15 · no. 3 agreed\n");
    CHECK(plain(code_of(console.day().session_appointments.front())) == "10.15 · nr. 1");
    console.act(MoveSessionAppointment{.appointment = second, .to = AppointmentState::agreed});
    CHECK(console.day().session_appointments[1].state == AppointmentState::agreed);
    CHECK(console.day().tickets.empty());
}

TEST_CASE("an appointment of a visit is today, to the minute, and there are no endless many") {
    Console console = open_console();
    CHECK(console.refusal(MakeSessionAppointment{.kind = ward, .at = nine + 24h}).kind ==
          Refusal::Kind::bad_appointment);
    console.act(MakeSessionAppointment{.kind = ward, .at = nine + 42s});
    CHECK(console.day().session_appointments.front().at == nine);
    const auto key = console.last_written();
    CHECK(console.refusal(MoveSessionAppointment{.appointment = key, .to = AppointmentState::agreed}).kind ==
          Refusal::Kind::course_unchanged);
    CHECK(console.refusal(MoveSessionAppointment{.appointment = {"no such"}}).kind ==
          Refusal::Kind::unknown_appointment);
    for (int i = 1; i < 200; ++i) made(console, 60min);
    CHECK(console.refusal(MakeSessionAppointment{.kind = ward, .at = nine}).kind ==
          Refusal::Kind::bad_appointment);
}

TEST_CASE("two devices without a network agree on times apart, and have one list when they meet") {
    Console left = open_console(1);
    Console right(2);
    right.learn_from(left);
    const auto shared = made(left, 75min);
    right.learn_from(left);
    made(left, 90min);
    made(right, 90min);
    left.act(MoveSessionAppointment{.appointment = shared, .to = AppointmentState::helped});
    right.act(MoveSessionAppointment{.appointment = shared, .to = AppointmentState::did_not_come});
    left.learn_from(right);
    right.learn_from(left);
    CHECK(left.day() == right.day());
    REQUIRE(left.day().session_appointments.size() == 3);
    CHECK(left.day().session_appointments[1].number == 1);
    CHECK(left.day().session_appointments[2].number == 2);
}

TEST_CASE("what is outside the opening hours is marked, where somebody has said when it is open") {
    Console console = open_console();
    Site& site = console.set_up.sites.front();
    const Ticket early = console.issue();  // a Saturday, 9.00
    CHECK_FALSE(is_out_of_hours(site, early));
    site.opening_hours = {*weekday_hours_in("lørdag 9.30-13.00"), *weekday_hours_in("fredag 9-17")};
    CHECK(is_out_of_hours(site, early));
    CHECK_FALSE(is_out_of_hours(site, nine + 30min));
    CHECK(is_out_of_hours(site, nine + 4h));
    console.act(IssueTicket{.service = ServiceId{"B01"}, .appointment = nine + 60min});
    CHECK_FALSE(is_out_of_hours(site, console.day().tickets.back()));
}

TEST_CASE("hours of a week are read as people write them, and written in one way") {
    const auto hours = weekday_hours_in("  Mandag   9-17.30 ");
    REQUIRE(hours);
    CHECK(written(*hours) == "mandag 09.00-17.30");
    CHECK(written(*hours, Language::english) == "Monday 09:00-17:30");
    CHECK(weekday_hours_in("Sunday 20:00-24:00") == weekday_hours_in("søndag 20-24"));
    const auto planned = planned_hours_in("onsdag 10.00-14.00  Lene ,Jonas Øst");
    REQUIRE(planned);
    CHECK(planned->names == std::vector<std::string>{"Lene", "Jonas Øst"});
    CHECK(written(*planned) == "onsdag 10.00-14.00 Lene, Jonas Øst");
    for (const auto* wrong :
         {"", "mandag", "mandag 10", "10-14", "mandag 14-10", "mandag 10-10", "mandag 10.60-14",
          "mandag 10-24.01", "mandag -1-10", "mandag 10-14 Lene", "Manfredag 10-14", "mandag 10.00.00-14"})
        CHECK_FALSE(weekday_hours_in(wrong));
    for (const auto* wrong :
         {"mandag 10-14", "mandag 10-14 ,Lene", "mandag 10-14 lene@byen.dk", "mandag 10-14 20123456",
          "mandag 10-14 Enalttforlangefternavnsen", "mandag 10-14 a,b,c,d,e,f,g,h,i", "mandag 10-14 \xC3"})
        CHECK_FALSE(planned_hours_in(wrong));
    CHECK(planned_hours_in("mandag 10-14 Lene,")->names.size() == 1);
}
