#include "shared/report/report.hpp"

#include "shared/queue/enquiry_rows.hpp"
#include "shared/queue/priority_cost.hpp"
#include "shared/report/row_groups.hpp"
#include "tests/report/random_days.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

void serve_next(Console& console, std::chrono::minutes takes, Outcome outcome = Outcome::solved) {
    console.act(CallNext{});
    console.act(StartService{});
    console.now += takes;
    console.act(FinishService{.outcome = outcome, .referred_to = "Jobcenter"});
}

Report report_of(const Console& console, ReportRequest request = {}) {
    const Day& day = console.day();
    return make_report(std::span{&day, 1}, console.set_up, request);
}

Figure count(std::size_t value) { return value; }

Tally total_of(std::span<const Day> days) {
    const auto groups = row_groups(contacts(days, municipality()), groupings_of({}), ServiceGoal{});
    return groups.front().rows.at(DimensionValues{});
}

}  // namespace

TEST_CASE("a day without anybody has one row, in which nobody is counted and nothing was measured") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Report report = report_of(console);
    REQUIRE(report.rows.size() == 1);
    CHECK(report.rows[0][Column::enquiries] == count(0));
    CHECK(report.rows[0][Column::wait_p50] == Figure{});
    CHECK(report.rows[0][Column::goal_met] == Figure{});
}

TEST_CASE("twenty citizens: how long they waited, how many within the goal, and whether it was met") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 20; ++i) console.issue();
    for (int i = 0; i < 20; ++i) serve_next(console, 1min);
    const ReportRow row = report_of(console).rows.back();
    CHECK(row[Column::served] == count(20));
    CHECK(row[Column::wait_used] == count(20));
    CHECK(row[Column::wait_p50] == Figure{std::chrono::milliseconds{9min}});
    CHECK(row[Column::wait_p80] == Figure{std::chrono::milliseconds{15min}});
    CHECK(row[Column::wait_p90] == Figure{std::chrono::milliseconds{17min}});
    CHECK(row[Column::wait_p95] == Figure{std::chrono::milliseconds{18min}});
    CHECK(row[Column::wait_longest] == Figure{std::chrono::milliseconds{19min}});
    CHECK(row[Column::goal_met] == Figure{true});
    CHECK(row[Column::service_p80] == Figure{std::chrono::milliseconds{1min}});
    // Four waited longer than the goal: they are left out, and with them what would tell.
    CHECK(row.leaves_out(Column::wait_over_goal));
    CHECK(row.leaves_out(Column::wait_within_goal_share));

    const ReportRow strict = report_of(console, {.goal = {.wait = 10min}}).rows.back();
    CHECK(strict[Column::wait_within_goal_share] == Figure{0.55});
    CHECK(strict[Column::goal_met] == Figure{false});
}

TEST_CASE("nine of ten is said of ten, and nineteen of twenty of twenty") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 9; ++i) console.issue();
    for (int i = 0; i < 9; ++i) serve_next(console, 1min);
    const ReportRow row = report_of(console).rows.back();
    CHECK(row[Column::wait_p80] == Figure{std::chrono::milliseconds{7min}});
    CHECK(row.leaves_out(Column::wait_p90));
    CHECK(row.leaves_out(Column::wait_p95));
}

TEST_CASE(
    "each way in which a visit ends is counted once, and a forgotten finish counts in no service time") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 6; ++i) console.issue();
    serve_next(console, 5min);
    serve_next(console, 5min, Outcome::left_without_help);
    console.act(CallNext{});
    console.act(MarkNoShow{});
    console.act(CallNext{});
    console.act(StartService{});
    console.act(
        FinishService{.outcome = Outcome::referred, .referred_to = "Jobcenter", .finished_late = true});
    console.act(WithdrawTicket{console.day().waiting().front()->id, Withdrawal::left});
    const Day& day = console.day();
    const Tally all = total_of(std::span{&day, 1});
    CHECK(all.count(Column::issued) == 6);
    CHECK(all.count(Column::served) == 2);
    CHECK(all.count(Column::without_help) == 1);
    CHECK(all.count(Column::no_show) == 1);
    CHECK(all.count(Column::left) == 1);
    CHECK(all.count(Column::unfinished) == 1);
    CHECK(all.count(Column::referred) == 1);
    CHECK(all.count(Column::service_measured) == 1);
    CHECK(all.count(Column::service_left_out) == 1);
}

TEST_CASE("who still waits when the day is closed went without help, or is carried over") {
    for (const bool overnight : {false, true}) {
        Console console{1};
        console.set_up.sites.front().keep_overnight = overnight;
        console.act(OpenDay{service_day});
        const Ticket ticket = console.issue();
        console.act(CloseDay{.leftovers = {ticket.id}});
        const Day& day = console.day();
        const Tally all = total_of(std::span{&day, 1});
        CHECK(all.count(Column::without_help) == (overnight ? 0 : 1));
        CHECK(all.count(Column::carried_over) == (overnight ? 1 : 0));
    }
}

TEST_CASE("what priority cost is told of those who were passed") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.issue();
    console.issue(Escort::card_shown);
    for (int i = 0; i < 3; ++i) serve_next(console, 10min);
    const Day& day = console.day();
    const auto all = contacts(std::span{&day, 1}, console.set_up);
    CHECK(all[0].times_overtaken == 1);
    CHECK(all[0].extra_wait == 10min);
    CHECK(all[1].extra_wait == 10min);
    CHECK_FALSE(all[2].extra_wait);
}

TEST_CASE("the escorted are not told where they are fewer than five, nor can they be subtracted") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 30; ++i) console.issue(i % 10 == 0 ? Escort::card_shown : Escort::none);
    for (int i = 0; i < 30; ++i) serve_next(console, 1min);
    const Report report = report_of(console, {.tables = {{Dimension::priority_class}, {Dimension::service}}});
    for (const ReportRow& row : report.rows) {
        const std::string& of_class = row.values[place_of(Dimension::priority_class)];
        if (of_class.empty()) {
            CHECK(row[Column::issued] == count(30));
            CHECK(row.leaves_out(Column::escorted));
            CHECK(row.leaves_out(Column::ordinary));
            CHECK(row.leaves_out(Column::escorted_share));
        } else {
            CHECK(row.leaves_out(Column::issued));
            CHECK(row.leaves_out(Column::served));
        }
    }
}

TEST_CASE("rows are told apart as asked, with their totals, and everything last") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 6; ++i) console.issue(Escort::none, i % 2 ? "A01" : "B01");
    const Report report =
        report_of(console, {.tables = {{Dimension::service, Dimension::hour}, {Dimension::day}}});
    REQUIRE(report.rows.size() == 2 + 2 + 1 + 1);
    CHECK(report.rows[0].values[place_of(Dimension::service)] == "A01");
    CHECK(report.rows[0].values[place_of(Dimension::hour)] == "09");
    CHECK(report.rows[2].values[place_of(Dimension::hour)].empty());
    CHECK(report.rows[4].values[place_of(Dimension::week)] == "2026-W47");
    CHECK(report.rows[5].values == DimensionValues{});
}

TEST_CASE("a quarter stands beside the one before, with how many came and how long a service took") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 6; ++i) console.issue();
    for (int i = 0; i < 6; ++i) serve_next(console, 12min);
    std::vector<Day> days(3, console.day());
    days[2].day = ServiceDay{std::chrono::year{2027} / 1 / 4};
    const Report report =
        make_report(days, console.set_up, {.tables = {{Dimension::quarter, Dimension::service}}});
    REQUIRE(report.rows.size() == 2 + 2 + 1);
    CHECK(report.rows[0].values[place_of(Dimension::quarter)] == "2026-Q4");
    CHECK(report.rows[0][Column::served] == count(12));
    CHECK(report.rows[1].values[place_of(Dimension::quarter)] == "2027-Q1");
    CHECK(report.rows[1][Column::served] == count(6));
    CHECK(report.rows[1][Column::service_p50] == Figure{std::chrono::milliseconds{12min}});
}

TEST_CASE("totals match the events exactly on random days") {
    SeededRandom random{21};
    for (int round = 0; round < 12; ++round) {
        const auto days = test::random_days(1, 200, random);
        const Tally all = total_of(days);
        const auto rows = enquiry_rows(days, municipality());
        std::size_t tickets = 0, legs = 0;
        PriorityCost cost;
        for (const Day& day : days) {
            tickets += day.tickets.size();
            cost += priority_cost(day, municipality());
            for (const Ticket& ticket : day.tickets) legs += static_cast<std::size_t>(ticket.transfers);
        }
        CHECK(tickets > 40);
        CHECK(all.count(Column::enquiries) == rows.size());
        CHECK(all.count(Column::issued) == tickets);
        CHECK(all.count(Column::ordinary_called) == cost.ordinary);
        CHECK(all.figure(Column::times_overtaken, {}) == count(cost.times_overtaken));
        if (cost.ordinary > 0) CHECK(all.figure(Column::extra_wait, {}) == Figure{cost.extra_wait});
        CHECK(all.figure(Column::transfers, {}) == count(legs));
        for (const ColumnSum& sum : column_sums()) {
            if (sum.parts.size() == 1) continue;
            std::size_t parts = 0;
            for (const Column part : sum.parts) parts += all.count(part);
            CHECK(parts == all.count(sum.total));
        }
        for (const auto& [part, whole] : column_subsets()) CHECK(all.count(part) <= all.count(whole));
    }
}

TEST_CASE("a counting week by channel and subject number is every enquiry once") {
    SeededRandom random{22};
    const auto days = test::random_days(7, 250, random);
    const auto rows = enquiry_rows(days, municipality());
    std::map<std::string, std::size_t> by_kle;
    for (const EnquiryRow& row : rows) ++by_kle[std::string(identifier(row.channel)) + row.kle];
    const auto by_channel = count_by_channel(rows);
    const Report report = make_report(days, municipality(), counting_week_request());
    std::size_t compared = 0;
    for (const ReportRow& row : report.rows) {
        const std::string& channel = row.values[place_of(Dimension::channel)];
        const std::string& kle = row.values[place_of(Dimension::kle)];
        const auto check = [&](Column column, std::size_t events) {
            INFO(channel << ' ' << kle << ' ' << identifier(column));
            if (row.leaves_out(column)) return;
            CHECK(row[column] == count(events));
            ++compared;
        };
        if (!kle.empty()) {
            check(Column::enquiries, by_kle[channel + kle]);
        } else if (channel.empty()) {
            check(Column::enquiries, rows.size());
        } else {
            const ChannelCount& events = by_channel.at(channel_from(channel).value());
            check(Column::enquiries, events.enquiries);
            check(Column::information, events.information);
            check(Column::transaction, events.transaction);
            check(Column::misdirected, events.misdirected);
        }
    }
    CHECK(report.columns.size() == 5);
    CHECK(compared > 15);
}
