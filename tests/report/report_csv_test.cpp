#include "shared/report/report_csv.hpp"

#include <fstream>
#include <sstream>

#include "shared/text/csv.hpp"
#include "tests/report/random_days.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> read(const std::string& csv, char separator) {
    CsvReader reader{csv, separator};
    std::vector<Fields> rows;
    while (!reader.at_end()) {
        auto record = reader.next();
        REQUIRE(record);
        rows.push_back(std::move(record->fields));
    }
    return rows;
}

std::string field(const std::vector<Fields>& rows, std::size_t row, const std::string& column) {
    const auto place = std::ranges::find(rows[0], column) - rows[0].begin();
    return rows.at(row).at(static_cast<std::size_t>(place));
}

// Twelve citizens of whom each waited half a second longer than the one before, and one enquiry by mail.
struct Morning {
    Console console{1};
    Morning() {
        console.act(OpenDay{service_day});
        for (int i = 0; i < 12; ++i) console.issue();
        for (int i = 0; i < 12; ++i) {
            console.now += 500ms;
            console.act(CallNext{});
            console.act(StartService{});
            console.act(
                FinishService{.outcome = Outcome::referred, .referred_to = "=1+1 \"Jobcenter\"; afd. 2"});
        }
        console.act(RecordEnquiry{
            .channel = Channel::email, .source = EnquirySource::by_hand, .service = ServiceId{"B01"}});
    }
    std::vector<Fields> as(CsvStyle style, std::vector<Dimension> by = {}) const {
        const Day& day = console.day();
        const Report report = make_report(std::span{&day, 1}, console.set_up, {.tables = {by}});
        return read(to_csv(report, console.set_up, style), style == CsvStyle::danish ? ';' : ',');
    }
};

}  // namespace

TEST_CASE(
    "a report as CSV begins with a byte order mark, has a header and lines that end as the standard says") {
    const Day day = Morning{}.console.day();
    const std::string csv =
        to_csv(make_report(std::span{&day, 1}, municipality(), {}), municipality(), CsvStyle::international);
    CHECK(csv.starts_with("\xef\xbb\xbfsite,site_name,service,service_name,class,desk,hour,"));
    CHECK(csv.ends_with("\r\n"));
    CHECK(std::ranges::count(csv, '\n') == std::ranges::count(csv, '\r'));
}

TEST_CASE("seconds and shares have a decimal point, or a comma between semicolons") {
    const Morning morning;
    const auto english = morning.as(CsvStyle::international), danish = morning.as(CsvStyle::danish);
    CHECK(field(english, 1, "wait_p50_s") == "3");
    CHECK(field(english, 1, "wait_p80_s") == "5");
    CHECK(field(english, 1, "wait_p90_s") == "5.5");
    CHECK(field(danish, 1, "wait_p90_s") == "5,5");
    CHECK(field(english, 1, "wait_within_goal_share") == "1");
    CHECK(field(english, 1, "goal_met") == "yes");
    CHECK(english[0] == danish[0]);
}

TEST_CASE("what is left out is empty and named, what was not measured is empty alone") {
    const auto rows = Morning{}.as(CsvStyle::international);
    CHECK(field(rows, 1, "by_hand").empty());
    CHECK(field(rows, 1, "wait_p95_s").empty());
    CHECK(field(rows, 1, "left_out") == "enquiries by_hand type_not_asked wait_p95_s service_p95_s");
    CHECK(field(rows, 1, "issued") == "12");
}

TEST_CASE("what somebody typed is one field, and no formula") {
    const auto rows = Morning{}.as(CsvStyle::danish, {Dimension::referred_to, Dimension::site});
    const auto found = std::ranges::find_if(rows, [&](const Fields& row) {
        return std::ranges::find(row, "'=1+1 \"Jobcenter\"; afd. 2") != row.end();
    });
    CHECK(found != rows.end());
    for (const char* text : {"=A1", "+1", "-1", "@x", "\tx"})
        CHECK(never_formula(text) == "'" + std::string(text));
    CHECK(never_formula("Skranke = 1") == "Skranke = 1");
    CHECK(never_formula("").empty());
}

TEST_CASE("sites and services have their names beside them") {
    const auto rows = Morning{}.as(CsvStyle::international, {Dimension::site, Dimension::service});
    CHECK(field(rows, 1, "site") == "bib");
    CHECK(field(rows, 1, "site_name") == "Biblioteket");
    CHECK(field(rows, 1, "service_name") == "MitID");
}

TEST_CASE("every column is explained in docs/reports.md") {
    std::ifstream file(std::string(SKRANKE_SOURCE_DIR) + "/docs/reports.md");
    std::stringstream text;
    text << file.rdbuf();
    const auto explained = [&](std::string_view name) {
        INFO(name);
        CHECK(text.str().contains("`" + std::string(name) + "`"));
    };
    for (const Dimension dimension : every_dimension) explained(identifier(dimension));
    for (const Column column : every_column()) explained(identifier(column));
    explained("left_out");
}

TEST_CASE("no two columns have one name, and the times say that they are seconds") {
    const Day day = Morning{}.console.day();
    const ReportRow all = make_report(std::span{&day, 1}, municipality(), {}).rows.back();
    std::set<std::string_view> names;
    for (const Column column : every_column()) {
        CHECK(names.insert(identifier(column)).second);
        const bool is_time = std::holds_alternative<std::chrono::milliseconds>(all[column]);
        if (is_time) CHECK(identifier(column).ends_with("_s"));
    }
}
