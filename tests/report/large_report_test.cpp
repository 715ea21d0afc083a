// Reports as large as a region asks for: what is small in one row must not cost the others.
#include "shared/report/report.hpp"
#include "tests/report/random_days.hpp"

using namespace skranke;

TEST_CASE("a large report with many small counts keeps its totals, and more than half of its counts") {
    SeededRandom random{5};
    const auto few = test::random_days(3, 400, random);
    std::vector<Day> days;
    for (int site = 0; site < 20; ++site)
        for (int day = 0; day < 7; ++day) {
            Day& added = days.emplace_back(few[random.below(few.size())]);
            added.site = SiteId{fmt::format("s{:02}", site)};
            added.day = scene::service_day + std::chrono::days{day};
        }
    const Report report = make_report(days, scene::municipality(),
                                      {.tables = {{Dimension::site, Dimension::day, Dimension::hour}}});
    std::size_t shown = 0;
    for (const ReportRow& row : report.rows) shown += row.leaves_out(Column::issued) ? 0 : 1;
    CHECK(report.rows.size() > 1500);
    CHECK(2 * shown > report.rows.size());
    CHECK_FALSE(report.rows.back().leaves_out(Column::issued));
    CHECK_FALSE(report.rows.back().leaves_out(Column::escorted));
}
