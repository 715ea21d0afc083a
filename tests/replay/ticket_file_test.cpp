#include "tools/replay/ticket_file.hpp"

#include <catch2/catch.hpp>

#include "shared/base/random.hpp"
#include "shared/text/csv.hpp"

using namespace skranke;
using namespace skranke::replay;
using namespace std::chrono_literals;

namespace {

const std::string header =
    "office,date,letter,queue_name,ticket_no,arrived_after,arrived_by,called_after,called_by,counters_open_"
    "at_call\n";
const std::string row = "UD,2020-01-13,B,\"Wnioski, odbiór\",7,08:04,08:10,08:14,08:19,2\n";

std::string error_of(const std::string& text) {
    const auto rows = parse_tickets(text);
    if (rows) FAIL("was read");
    CHECK(rows.error().code == ErrorCode::invalid_input);
    return rows.error().message;
}

std::string without_column(const std::string& name) {
    std::string text = header;
    text.erase(text.find(name), name.size());
    return text;
}

std::string with(const std::string& from, const std::string& to) {
    std::string changed = row;
    changed.replace(changed.find(from), from.size(), to);
    return header + row + changed;
}

}  // namespace

TEST_CASE("a row is read into a ticket") {
    const auto rows = parse_tickets(header + row);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    const TicketRow& ticket = rows->front();
    CHECK(ticket.office == "UD");
    CHECK(ticket.queue_name == "Wnioski, odbiór");
    CHECK(ticket.ticket_number == 7);
    CHECK(ticket.arrived.after == 8h + 4min);
    CHECK(ticket.arrived.by == 8h + 10min);
    REQUIRE(ticket.called);
    CHECK(ticket.called->by == 8h + 19min);
    CHECK(ticket.desks_open == 2);
}

TEST_CASE("line ends of either kind, a byte order mark, empty lines and columns in another order are taken") {
    CHECK(parse_tickets("\xef\xbb\xbf" + header + "\r\n\r\n" + row));
    std::string windows = header + row;
    for (std::size_t at = 0; (at = windows.find('\n', at)) != std::string::npos; at += 2)
        windows.insert(at, 1, '\r');
    REQUIRE(parse_tickets(windows));
    CHECK(parse_tickets(windows)->front().desks_open == 2);
    const auto rows = parse_tickets(
        "date,extra,office,letter,queue_name,called_by,called_after,arrived_by,arrived_after,ticket_no\n"
        "2020-01-13,\"a\"\"b\nc\",UD,B,B,08:19,,08:10,,1\n"
        "2020-01-13,,UD,B,B,,,08:10,,2");
    REQUIRE(rows);
    CHECK_FALSE(rows->front().arrived.after);
    CHECK_FALSE(rows->back().called);
}

TEST_CASE("a missing column is named") {
    CHECK(error_of(without_column("ticket_no") + row) == "line 1: missing column \"ticket_no\"");
    CHECK(error_of("office,date\n") ==
          "line 1: missing column \"letter\", \"queue_name\", \"ticket_no\", \"arrived_after\", "
          "\"arrived_by\", "
          "\"called_after\", \"called_by\"");
}

TEST_CASE("a malformed row names its line and what is wrong") {
    CHECK(error_of(with("08:10", "08:60")) == "line 3: arrived_by \"08:60\" is not a time (08:04)");
    CHECK(error_of(with("2020-01-13", "13.1.2020")) ==
          "line 3: date \"13.1.2020\" is not a date (2020-01-13)");
    CHECK(error_of(with(",7,", ",seven,")) == "line 3: ticket_no \"seven\" is not a ticket number");
    CHECK(error_of(with(",7,", ",0,")) == "line 3: ticket_no \"0\" is not a ticket number");
    CHECK(error_of(with("08:04", "08:11")) == "line 3: arrived_after \"08:11\" is after arrived_by");
    CHECK(error_of(with("08:14,08:19", "07:00,07:10")) ==
          "line 3: called_by \"07:10\" is before arrived_after");
    CHECK(error_of(with("UD", "")) == "line 3: office \"\" is empty");
    CHECK(error_of(with(",2\n", ",many\n")) == "line 3: counters_open_at_call \"many\" is not a number");
    CHECK(error_of(with(",2\n", "\n")) == "line 3: 9 fields where the header has 10");
    CHECK(error_of(with("UD", "\xff")) == "line 3: office is not UTF-8");
    CHECK(error_of(with("\"Wnioski", "\"\"Wnioski")) == "line 3: there is text after a closing quote");
    CHECK(error_of(header + row + "UD,\"2020") == "line 3: a quoted field does not end");
}

TEST_CASE("a line is counted as an editor counts it, also after a field of two lines") {
    CHECK(error_of(header + "UD,2020-01-13,B,\"two\nlines\",7,08:04,08:10,08:14,08:19,2\n" + "UD\n") ==
          "line 4: 1 fields where the header has 10");
}

TEST_CASE("an empty file, and one without tickets, are refused") {
    CHECK(error_of("") == "line 1: there is nothing in the file");
    CHECK(error_of("\r\n\n") == "line 1: there is nothing in the file");
    CHECK(error_of(header) == "line 1: there are no tickets");
}

TEST_CASE("a file that is not there, or is a folder, says so") {
    CHECK(read_tickets("no-such-file.csv").error().code == ErrorCode::not_found);
    CHECK(read_tickets(SKRANKE_SOURCE_DIR).error().message.find("is a folder") != std::string::npos);
}

TEST_CASE("garbage never does harm") {
    SeededRandom random{5};
    for (int round = 0; round < 3000; ++round) {
        std::string text = round % 2 ? header + row : std::string{};
        for (std::uint64_t i = random.below(60); i > 0; --i) {
            const char byte = "\",\n\r:0123\xff\0aU"[random.below(13)];
            text.insert(text.begin() + static_cast<std::ptrdiff_t>(random.below(text.size() + 1)), byte);
        }
        const auto rows = parse_tickets(text);
        if (!rows) REQUIRE(rows.error().message.starts_with("line "));
    }
}

TEST_CASE("the busiest office and day is chosen unless one is asked for") {
    const auto rows = parse_tickets(header + row + row + "UD_B,2020-01-14,B,B,1,08:04,08:10,08:14,08:19,2\n");
    REQUIRE(rows);
    CHECK(choose_day(*rows, {}, {})->office_day.office == "UD");
    CHECK(choose_day(*rows, {}, {})->tickets.size() == 2);
    CHECK(choose_day(*rows, "UD_B", {})->tickets.size() == 1);
    const auto none = choose_day(*rows, "UD_C", {});
    REQUIRE_FALSE(none);
    CHECK(none.error().message == "there are no tickets of office \"UD_C\" on any day");
}
