#include "shared/text/format.hpp"

#include <catch2/catch.hpp>

using namespace skranke;
using namespace std::chrono;

namespace {

const UtcTime morning = sys_days{2026y / November / 21} + 9h + 5min;  // 10.05 in Denmark
const ServiceDay saturday{2026y / November / 21};

}  // namespace

TEST_CASE("a ticket number has three digits and a space that does not break") {
    CHECK(ticket_number_text('A', 42) == "A\u00a0042");
    CHECK(ticket_number_text('B', 7) == "B\u00a0007");
    CHECK(ticket_number_text('C', 999) == "C\u00a0999");
}

TEST_CASE("times are Danish wall time in each language's form") {
    CHECK(at_time(morning) == "kl.\u00a010.05");
    CHECK(at_time(morning, Language::english) == "10:05");
    CHECK(time_of_day(morning - 1h) == "09.05");
}

TEST_CASE("dates and weeks") {
    CHECK(date_text(saturday) == "21-11-2026");
    CHECK(date_text(saturday, Language::english) == "21\u00a0November 2026");
    CHECK(date_text(ServiceDay{2025y / November / 3}) == "03-11-2025");
    CHECK(long_date_text(saturday) == "lørdag 21.\u00a0november");
    CHECK(long_date_text(saturday, Language::english) == "Saturday 21\u00a0November");
    CHECK(week_text(saturday) == "Uge\u00a047");
    CHECK(week_text(saturday, Language::english) == "Week\u00a047");
}

TEST_CASE("the week around New Year is that of its Thursday") {
    CHECK(week_text(ServiceDay{2019y / December / 30}) == "Uge\u00a01");
    CHECK(week_text(ServiceDay{2020y / December / 31}) == "Uge\u00a053");
    CHECK(week_text(ServiceDay{2021y / January / 3}) == "Uge\u00a053");
    CHECK(week_text(ServiceDay{2021y / January / 4}) == "Uge\u00a01");
}

TEST_CASE("lengths of time in columns are whole minutes") {
    CHECK(short_duration(59s + 999ms) == "under\u00a01\u00a0min.");
    CHECK(short_duration(-5min) == "under\u00a01\u00a0min.");
    CHECK(short_duration(1min) == "1\u00a0min.");
    CHECK(short_duration(22min + 59s) == "22\u00a0min.");
    CHECK(short_duration(65min) == "1\u00a0t.\u00a05\u00a0min.");
    CHECK(short_duration(120min) == "2\u00a0t.\u00a00\u00a0min.");
    CHECK(short_duration(65min, Language::english) == "1\u00a0h\u00a05\u00a0min");
}

TEST_CASE("minutes in sentences agree in number") {
    CHECK(minutes_in_words(1min) == "1\u00a0minut");
    CHECK(minutes_in_words(2min) == "2\u00a0minutter");
    CHECK(minutes_in_words(0min) == "0\u00a0minutter");
    CHECK(minutes_in_words(1min, Language::english) == "1\u00a0minute");
    CHECK(counted(7, "hændelse", "hændelser") == "7\u00a0hændelser");
}

TEST_CASE("a running watch shows minutes and seconds") {
    CHECK(stopwatch_text(4min + 7s + 900ms) == "4.07");
    CHECK(stopwatch_text(1h + 2min + 9s) == "1.02.09");
    CHECK(stopwatch_text(4min + 7s, Language::english) == "4:07");
    CHECK(stopwatch_text(-1s) == "0.00");
}

TEST_CASE("an estimate goes in steps of five minutes and never says less than it knows") {
    CHECK(about_minutes(26min, 29min) == "ca.\u00a025–30\u00a0min.");
    CHECK(about_minutes(25min, 25min) == "ca.\u00a025–30\u00a0min.");
    CHECK(about_minutes(3min, 12min) == "ca.\u00a00–15\u00a0min.");
    CHECK(about_minutes(1min, 4min).empty());
    CHECK(about_minutes(26min, 29min, Language::english) == "about\u00a025–30\u00a0min");
}

TEST_CASE("numbers") {
    CHECK(decimal_text(0.84, 1) == "0,8");
    CHECK(decimal_text(0.84, 1, Language::english) == "0.8");
    CHECK(percent_text(0.78) == "78\u00a0%");
    CHECK(percent_text(0.78, Language::english) == "78%");
    CHECK(count_text(999) == "999");
    CHECK(count_text(1250) == "1.250");
    CHECK(count_text(-1234567, Language::english) == "-1,234,567");
    CHECK(phone_text("70200000") == "70\u00a020\u00a000\u00a000");
    CHECK(phone_text("112") == "112");
    CHECK(in_quotes("Svale") == "”Svale”");
}
