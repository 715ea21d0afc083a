// Percentiles of real offices, computed once more by SQLite from the same times.
#include <fmt/format.h>

#include "shared/report/report.hpp"
#include "shared/storage/database.hpp"
#include "tests/queue/scene.hpp"
#include "tests/support/recorded_tickets.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

// The records know minutes: each ticket gets seconds of its own, so that the order of waits is one.
struct RecordedVisit {
    SiteId office;
    ServiceDay day;
    ServiceId queue;
    std::chrono::seconds came, called;  // after midnight, in Denmark
};

std::vector<RecordedVisit> recorded_visits(const std::vector<replay::TicketRow>& rows) {
    std::vector<RecordedVisit> visits;
    for (const replay::TicketRow& row : rows) {
        if (!row.called) continue;
        const std::chrono::seconds own{(row.ticket_number * 37 + row.letter.front()) % 60};
        visits.push_back({SiteId{row.office}, row.day, ServiceId{row.letter}, row.arrived.by - own,
                          std::max<std::chrono::seconds>(row.called->by, row.arrived.by)});
    }
    return visits;
}

UtcTime at(ServiceDay day, std::chrono::seconds after_midnight) {
    return from_danish_time(LocalTime{std::chrono::local_days{day.date}} + after_midnight);
}

// Each visit as the two events that it was.
std::vector<Day> days_of(const std::vector<RecordedVisit>& visits) {
    std::map<std::pair<SiteId, ServiceDay>, std::vector<Event>> events;
    std::uint64_t counter = 0;
    for (const RecordedVisit& visit : visits) {
        auto& of_day = events[{visit.office, visit.day}];
        Event issued{.key = EventKey{fmt::format("i{}", ++counter)},
                     .order = {.counter = counter, .actor = "a"},
                     .at = at(visit.day, visit.came),
                     .device = DeviceId{"device"},
                     .desk = {},
                     .person = {},
                     .ticket = {},
                     .after = {},
                     .kind = TicketIssued{.number = {'A', static_cast<int>(of_day.size() / 2 % 999)},
                                          .service = visit.queue,
                                          .arrival = at(visit.day, visit.came)}};
        issued.ticket = TicketId{issued.key.text};
        Event called = issued;
        called.key = EventKey{fmt::format("c{}", counter)};
        called.order.counter = ++counter;
        called.at = at(visit.day, visit.called);
        called.after = issued.key;
        called.kind = TicketCalled{};
        of_day.push_back(issued);
        of_day.push_back(called);
    }
    std::vector<Day> days;
    for (const auto& [place, of_day] : events) days.push_back(fold_day(place.first, place.second, of_day));
    return days;
}

struct Independent {
    test::TemporaryFolder folder;
    std::unique_ptr<Database> database;

    explicit Independent(const std::vector<RecordedVisit>& visits) {
        auto opened = Database::open({.file = folder.path() / "visits.db", .access = DatabaseAccess::create});
        REQUIRE(opened);
        database = *std::move(opened);
        REQUIRE(
            database->execute("CREATE TABLE visit (office TEXT, queue TEXT, came INTEGER, wait INTEGER)"));
        auto transaction = database->begin();
        REQUIRE(transaction);
        auto insert = database->prepare("INSERT INTO visit VALUES (?, ?, ?, ?)");
        REQUIRE(insert);
        for (const RecordedVisit& visit : visits) {
            insert->bind(1, visit.office.text).bind(2, visit.queue.text);
            insert->bind(3, visit.came.count()).bind(4, (visit.called - visit.came).count());
            REQUIRE(insert->run());
        }
        REQUIRE(transaction->commit());
    }

    // By office and hour: how many, of these how many within 15 minutes, and the percentiles, in seconds.
    using Row = std::vector<std::int64_t>;
    std::map<std::pair<std::string, std::string>, Row> by_office_and_hour() {
        auto select = database->prepare(
            "WITH ranked AS (SELECT office, printf('%02d', came / 3600) AS hour, wait, "
            "  ROW_NUMBER() OVER (PARTITION BY office, came / 3600 ORDER BY wait) AS place, "
            "  COUNT(*) OVER (PARTITION BY office, came / 3600) AS n FROM visit) "
            "SELECT office, hour, MAX(n), SUM(wait <= 900), "
            "  MIN(CASE WHEN place * 100 >= n * 50 THEN wait END), "
            "  MIN(CASE WHEN place * 100 >= n * 80 THEN wait END), "
            "  MIN(CASE WHEN place * 100 >= n * 90 THEN wait END), "
            "  MIN(CASE WHEN place * 100 >= n * 95 THEN wait END), MAX(wait) "
            "FROM ranked GROUP BY office, hour");
        REQUIRE(select);
        std::map<std::pair<std::string, std::string>, Row> rows;
        while (select->step().value()) {
            Row& row = rows[{select->text(0), select->text(1)}];
            for (int column = 2; column < 9; ++column) row.push_back(select->integer(column));
        }
        return rows;
    }
};

}  // namespace

TEST_CASE("waits of real offices are those that SQLite finds, to the second") {
    const auto rows = test::recorded_tickets();
    if (rows.empty()) return;
    const auto visits = recorded_visits(rows);
    const auto days = days_of(visits);
    const Report report = make_report(days, municipality(), {.tables = {{Dimension::site, Dimension::hour}}});
    Independent independent{visits};
    const auto expected = independent.by_office_and_hour();

    std::size_t compared = 0, left_out = 0;
    for (const ReportRow& row : report.rows) {
        const std::string& office = row.values[place_of(Dimension::site)];
        const std::string& hour = row.values[place_of(Dimension::hour)];
        if (hour.empty()) continue;
        REQUIRE(expected.contains({office, hour}));
        const auto& found = expected.at({office, hour});
        constexpr std::array columns{Column::wait_used,   Column::wait_within_goal, Column::wait_p50,
                                     Column::wait_p80,    Column::wait_p90,         Column::wait_p95,
                                     Column::wait_longest};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            INFO(office << " at " << hour << ": " << identifier(columns[i]));
            const Figure as_time = std::chrono::milliseconds{std::chrono::seconds{found[i]}};
            const Figure as_count = static_cast<std::size_t>(found[i]);
            if (row.leaves_out(columns[i])) {
                ++left_out;
                continue;
            }
            CHECK(row[columns[i]] == (is_count(columns[i]) ? as_count : as_time));
            ++compared;
        }
    }
    CHECK(compared > 500);
    CHECK(left_out < compared / 5);
    CHECK(report.rows.back()[Column::wait_used] == Figure{visits.size()});
    CHECK(visits.size() > 70'000);
}
