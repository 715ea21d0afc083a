// When one more should come to the floor, when one can leave, and what was counted.
#include "shared/queue/staffing.hpp"

#include "shared/queue/enquiry_rows.hpp"
#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

Console staffed(std::size_t people) {
    Console console{1};
    console.act(OpenDay{service_day});
    const char* initials[] = {"MKH", "SHK"};
    for (std::size_t i = 0; i < people; ++i)
        console.act(SetStaffStatus{.status = StaffStatus::on_floor, .who = PersonId{initials[i]}});
    return console;
}

std::optional<StaffingAdvice> advice_at(const Console& console, UtcTime now) {
    return staffing_advice(console.day(), municipality(), now);
}

}  // namespace

TEST_CASE("a long line asks for one more, and says why") {
    Console console = staffed(1);
    CHECK_FALSE(advice_at(console, nine));
    for (int i = 0; i < 4; ++i) console.issue();
    const auto advice = advice_at(console, nine + 1min);
    REQUIRE(advice);
    CHECK(advice->step == StaffingStep::one_more);
    CHECK(advice->working == 1);
    REQUIRE(advice->wait);
    CHECK(*advice->wait > 60min);
    CHECK(in_words(*advice).starts_with("Én mere på gulvet? Næste venter op til"));
    CHECK(in_words(*advice, Language::english).starts_with("One more on the floor?"));
}

TEST_CASE("more people on the floor shorten the wait that is projected") {
    Console one = staffed(1), two = staffed(2);
    for (int i = 0; i < 3; ++i) {
        one.issue();
        two.issue();
    }
    CHECK(*projected_wait(two.day(), municipality(), nine) <
          *projected_wait(one.day(), municipality(), nine));
    CHECK_FALSE(projected_wait(staffed(0).day(), municipality(), nine));
    CHECK(projected_wait(staffed(1).day(), municipality(), nine) == std::chrono::minutes{0});
}

TEST_CASE("one who has waited twenty minutes asks for one more, though nobody has said to be on the floor") {
    Console console = staffed(0);
    console.issue();
    CHECK_FALSE(advice_at(console, nine + 20min));
    const auto advice = advice_at(console, nine + 21min);
    REQUIRE(advice);
    CHECK(in_words(*advice).starts_with("Én mere på gulvet? Den ældste har ventet"));
}

TEST_CASE("two who have had little to do for a quarter of an hour are one too many, one alone is not") {
    CHECK_FALSE(advice_at(staffed(2), nine + 10min));
    const auto advice = advice_at(staffed(2), nine + 16min);
    REQUIRE(advice);
    CHECK(advice->step == StaffingStep::one_fewer);
    CHECK(advice->idle_percent == 100);
    CHECK(in_words(*advice) == "Én kan gå fra gulvet – ledig 100 % af tiden");
    CHECK_FALSE(advice_at(staffed(1), nine + 16min));
}

TEST_CASE("who has had a citizen most of the time is not idle") {
    Console console = staffed(2);
    console.issue();
    console.act(CallNext{});
    console.act(StartService{});
    CHECK_FALSE(advice_at(console, nine + 15min));
}

TEST_CASE("a pause is no part of what a citizen takes") {
    const auto wait_after_five = [](bool paused) {
        Console console = staffed(1);
        for (int i = 0; i < 5; ++i) {
            console.issue();
            console.act(CallNext{});
            console.act(StartService{});
            console.now += 10min;
            if (paused) {
                console.act(PauseService{});
                console.now += 30min;
                console.act(ResumeService{});
            }
            console.act(FinishService{});
        }
        for (int i = 0; i < 4; ++i) console.issue();
        return *projected_wait(console.day(), municipality(), console.now);
    };
    CHECK(wait_after_five(true) == wait_after_five(false));
}

TEST_CASE("every enquiry is one row, and help that became a ticket is the ticket's alone") {
    Console console = staffed(1);
    console.act(RecordEnquiry{.service = ServiceId{"A01"}});
    console.act(IssueTicket{.from_enquiry = console.last_written()});
    console.act(RecordEnquiry{.service = ServiceId{"E03"}});
    console.act(RecordEnquiry{.channel = Channel::telephone,
                              .source = EnquirySource::by_hand,
                              .service = ServiceId{"B01"},
                              .type = EnquiryType::transaction,
                              .misdirected = true});
    console.act(AnswerOnFloor{console.issue().id});
    const std::vector days{console.day()};
    const auto rows = enquiry_rows(days, municipality());
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].kle == "23.09.02");
    CHECK_FALSE(rows[0].source);
    CHECK(rows[1].outcome == Outcome::resolved_at_first_contact);
    CHECK(rows[2].source == EnquirySource::floor);
    CHECK(rows[3].hour == 9);
    const auto counts = count_by_channel(rows);
    CHECK(counts.at(Channel::in_person).enquiries == 3);
    CHECK(counts.at(Channel::telephone) ==
          ChannelCount{.enquiries = 1, .information = 0, .transaction = 1, .misdirected = 1});
}

TEST_CASE("guidances are told by role, and never by person") {
    Console console = staffed(1);
    console.set_up.staff.front().role = Role::volunteer;
    console.act(RecordEnquiry{.service = ServiceId{"E03"}});
    console.act(AnswerOnFloor{console.issue(Escort::none, "E03").id});
    const std::vector days{console.day()};
    CHECK(guidances_by_role(days, console.set_up) == std::map<Role, std::size_t>{{Role::volunteer, 2}});
}

TEST_CASE("on a day of reduced staff the wait follows from how few they are, and nobody more is asked for") {
    Console console = staffed(1);
    for (int i = 0; i < 4; ++i) console.issue();
    Municipality few = municipality();
    few.sites.front().reduced_days = {{service_day, 1, ReducedBecause::election}};
    const auto advice = staffing_advice(console.day(), few, nine + 1min);
    REQUIRE(advice);
    CHECK(advice->step == StaffingStep::no_more_today);
    CHECK(in_words(*advice).starts_with("Færre på gulvet i dag (valg) – ventetid op til"));
    CHECK(in_words(*advice, Language::english).starts_with("Fewer on the floor today (election) – waiting"));

    // Not all of them have come yet.
    few.sites.front().reduced_days.front().people = 2;
    CHECK(staffing_advice(console.day(), few, nine + 1min)->step == StaffingStep::one_more);
    // Before anybody has come the wait is known from the plan; on any other day it is not.
    Console nobody = staffed(0);
    for (int i = 0; i < 4; ++i) nobody.issue();
    const auto of_two = projected_wait(nobody.day(), few, nine);
    few.sites.front().reduced_days.front().people = 1;
    const auto of_one = projected_wait(nobody.day(), few, nine);
    REQUIRE(of_one);
    REQUIRE(of_two);
    CHECK(*of_one > *of_two);
    few.sites.front().reduced_days.front().day = service_day + std::chrono::days{1};
    CHECK_FALSE(projected_wait(nobody.day(), few, nine));
}
