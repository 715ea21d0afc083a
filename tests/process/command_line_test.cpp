// The command line as a person or a script meets it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/process.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

ProcessResult run_skranke(std::vector<std::string> words) {
    words.insert(words.begin(), program("skranke"));
    return run_process(words);
}

struct Node {
    TemporaryFolder temporary;
    std::string folder = temporary / "node";
    Node() { REQUIRE(run_skranke({"init", "--data", folder, "--demo", "--letter", "A"}).exit_code == 0); }

    ProcessResult queue(std::vector<std::string> words) const {
        words.insert(words.begin(), {"queue", "--data", folder, "--json"});
        return run_skranke(words);
    }
    json done(std::vector<std::string> words) const {
        const auto result = queue(std::move(words));
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        return json::parse(result.out);
    }
};

}  // namespace

TEST_CASE("a citizen's way through the queue, one command at a time") {
    const Node node;
    CHECK(node.done({"issue"}).at("number") == "A001");
    CHECK(node.done({"issue", "--service", "B02"}).at("number") == "A002");
    CHECK(node.done({"call"}).at("number") == "A001");
    CHECK(node.queue({"recall"}).exit_code == 1);  // the citizen has twenty seconds to come
    CHECK(node.done({"start"}).at("status") == "in_service");
    CHECK(node.done({"finish", "--outcome", "assisted-self-service"}).at("outcome") ==
          "assisted-self-service");
    const auto why = node.done({"why", "A002"});
    CHECK(why.at("place") == 1);
    CHECK(why.at("passed_by").empty());
    CHECK(node.done({"call"}).at("number") == "A002");
    CHECK(node.done({"no-show"}).at("status") == "no_show");
    CHECK(node.done({"return", "A002"}).at("status") == "waiting");
    CHECK(node.done({"call", "A002", "--because", "quick_question"}).at("status") == "called");
    CHECK(node.done({"start"}).at("status") == "in_service");
    const auto transferred = node.done({"transfer", "--to", "A01"});
    CHECK(transferred.at("status") == "waiting");
    CHECK(transferred.at("service") == "A01");
    CHECK(node.done({"list"}).size() == 2);
}

TEST_CASE("what people do beside the line, one command at a time") {
    const Node node;
    node.done({"open"});
    node.done({"status", "paused", "--who", "LBJ"});
    const auto helped = node.done({"helped", "--service", "E03"});
    node.done({"count", "--channel", "email", "--service", "B02", "--type", "information", "--misdirected"});
    node.done({"count", "--service", "B02"});
    node.done({"uncount"});
    node.done({"ask-colleague"});
    node.done({"task-add", "--title", "Tjek brochurerne", "--minutes", "20", "--due", "2031-03-04"});
    node.done({"task-take", "1", "--person", "MKH"});
    const auto ticket = node.done({"issue", "--from-enquiry", helped.at("event").get<std::string>()});
    CHECK(ticket.at("service") == "E03");
    CHECK(node.done({"answer", "A001"}).at("outcome") == "resolved-at-first-contact");

    const auto csv = run_skranke({"summary", "--data", node.folder, "--enquiries"});
    CHECK_THAT(csv.out,
               Catch::StartsWith("dato;time;sted;kanal;kle_nr;type;fejlhenvendelse;udfald;antal;kilde"));
    CHECK_THAT(csv.out, Catch::Contains(";email;23.15.25;information;ja;;1;manuel"));
    CHECK_THAT(csv.out, Catch::Contains(";resolved_at_first_contact;1;billet"));
    const auto of_a_week =
        run_skranke({"summary", "--data", node.folder, "--enquiries", "--week", "2001-W01"});
    CHECK(std::ranges::count(of_a_week.out, '\n') == 1);
    CHECK(run_skranke({"summary", "--data", node.folder, "--enquiries", "--from", "2001-01-01"}).out ==
          csv.out);
    CHECK(run_skranke({"summary", "--data", node.folder, "--week", "47"}).exit_code == 1);
    const auto counts =
        json::parse(run_skranke({"summary", "--data", node.folder, "--enquiries", "--json"}).out);
    CHECK(counts.at("channels").at("email").at("misdirected") == 1);
    CHECK(counts.at("guidances").at("advisor") == 2);

    const auto people = node.done({"people"});
    CHECK(people.at("staff").at(0).at("person") == "LBJ");
    CHECK(people.at("staff").at(0).at("status") == "paused");
    REQUIRE(people.at("enquiries").size() == 2);
    CHECK(people.at("enquiries").at(0).at("number") == "A001");
    CHECK(people.at("enquiries").at(1).at("channel") == "email");
    CHECK(people.at("enquiries").at(1).at("misdirected") == true);
    CHECK(people.at("help").at(0).at("answered_by").is_null());
    CHECK(people.at("tasks").at(0).at("taken_by") == "MKH");
    CHECK(people.at("tasks").at(0).at("due") == "2031-03-04");
    node.done({"no-colleague"});
    node.done({"task-done", "1"});
    CHECK(node.done({"people"}).at("tasks").empty());
    CHECK(node.queue({"task-add", "--title", "Ring til 20 12 34 56"}).exit_code == 1);
    CHECK(node.queue({"status", "asleep"}).exit_code == 1);
}

TEST_CASE("opening a day that is open already is no error") {
    const Node node;
    const auto opened = node.done({"open"});
    CHECK(opened.at("action") == "open");
    CHECK(node.done({"open"}) == opened);
    CHECK(node.done({"issue"}).at("day") == opened.at("day"));
}

TEST_CASE("an escorted citizen whose card was shown goes first, one whose card was not waits in line") {
    const Node node;
    node.done({"issue"});
    const auto declined = node.done({"issue", "--escorted", "--id-card", "no"});
    const auto shown = node.done({"issue", "--escorted", "--id-card", "yes"});
    CHECK(declined.at("id_card_shown") == false);
    CHECK(shown.at("number") == "A003");
    const auto call = node.done({"call"});
    CHECK(call.at("number") == "A003");
    CHECK_THAT(call.at("reason").get<std::string>(), Catch::StartsWith("Ledsaget, ID-kort set kl."));
    CHECK_THAT(call.at("reason").get<std::string>(), Catch::Contains("går foran 2"));
    node.done({"start"});
    node.done({"finish"});
    CHECK(node.done({"call"}).at("number") == "A001");
}

TEST_CASE("the escort question must be answered") {
    const Node node;
    const auto unanswered = node.queue({"issue", "--escorted"});
    CHECK(unanswered.exit_code == 1);
    CHECK_THAT(unanswered.err, Catch::Contains("--id-card"));
    CHECK(node.done({"list"}).empty());
}

TEST_CASE("what is not allowed is refused with a reason, exit code 1, and changes nothing") {
    const Node node;
    const auto refused = [&](std::vector<std::string> words) {
        const auto result = node.queue(words);
        INFO(words.front() << ": " << result.err);
        CHECK(result.exit_code == 1);
        CHECK(result.out.empty());
        CHECK(result.err.size() > 20);
    };
    refused({"call"});  // nobody waits
    refused({"start"});
    refused({"finish"});
    refused({"call", "A001"});
    refused({"issue", "--service", "no such service"});
    node.done({"issue"});
    node.done({"issue"});
    refused({"return", "A001"});
    node.done({"call"});
    refused({"call"});  // the desk has somebody
    refused({"finish"});
    refused({"call", "A001"});
    refused({"no-show", "A002"});
    refused({"finish", "--outcome", "referred"});
    refused({"open", "--day", "2001-01-01"});
    refused({"open", "--day", "2999-01-01"});
    const auto list = node.done({"list"});
    CHECK(list.at(0).at("status") == "called");
    CHECK(list.at(1).at("status") == "waiting");
}

TEST_CASE("a line that cannot be understood gives exit code 2 and tells what is wrong") {
    const Node node;
    for (const auto& words : std::vector<std::vector<std::string>>{{"queue"},
                                                                   {"queue", "issue"},
                                                                   {"no-such-command"},
                                                                   {"queue", "--data", node.folder, "dance"},
                                                                   {"replay"}}) {
        const auto result = run_skranke(words);
        CHECK(result.exit_code == 2);
        CHECK_FALSE(result.err.empty());
    }
}

TEST_CASE("every command helps, with an example") {
    const auto helps = [](std::vector<std::string> words) {
        words.emplace_back("--help");
        const auto result = run_skranke(words);
        INFO(words.front() << ": " << result.out << result.err);
        CHECK(result.exit_code == 0);
        CHECK_THAT(result.out, Catch::Contains("Example"));
    };
    helps({});
    for (const std::string command : {"init", "queue", "documents", "summary", "serve", "replay", "demo"})
        helps({command});
    for (const std::string verb :
         {"open", "issue", "call", "recall", "start", "finish", "no-show", "return", "transfer", "clear",
          "list", "status", "helped", "count", "answer", "ask-colleague", "task-add", "people"})
        helps({"queue", verb});
    for (const std::string verb : {"export", "heads", "examine", "merge", "save"}) helps({"automerge", verb});
}

TEST_CASE("documents and summary are told as JSON") {
    const Node node;
    node.done({"issue"});
    node.done({"call"});
    node.done({"start"});
    node.done({"finish"});
    const auto documents = run_skranke({"documents", "--data", node.folder, "--json"});
    REQUIRE(documents.exit_code == 0);
    const auto list = json::parse(documents.out);
    REQUIRE(list.size() == 2);
    CHECK(list[0].at("kind") == "municipality");
    CHECK(list[1].at("kind") == "day");
    CHECK(list[1].at("site") == "hovedbiblioteket");
    CHECK_THAT(list[1].at("url").get<std::string>(), Catch::StartsWith("automerge:"));
    CHECK(list[1].at("heads").size() == 1);

    const auto summary = run_skranke({"summary", "--data", node.folder, "--json"});
    REQUIRE(summary.exit_code == 0);
    const auto rows = json::parse(summary.out);
    CHECK(rows.back().at("issued") == 1);
    CHECK(rows.back().at("served") == 1);
    CHECK(rows.back().at("wait_p50_s").is_number());
}

TEST_CASE("a report is printed as text, as CSV for a Danish spreadsheet and as JSON, small counts left out") {
    const Node node;
    for (int i = 0; i < 6; ++i) node.done({"issue", "--service", "B02"});
    node.done({"issue", "--service", "A01"});
    for (int i = 0; i < 5; ++i)
        node.done({"count", "--channel", "email", "--service", "B02", "--type", "information"});
    const auto summary = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"summary", "--data", node.folder});
        return run_skranke(words);
    };
    const auto text = summary({"--by", "site,service"});
    CHECK(text.exit_code == 0);
    CHECK_THAT(text.out, Catch::Contains("* left out: fewer than five") && Catch::Contains("80 % within 15"));

    const auto csv = summary({"--by", "site", "--by", "service", "--format", "csv", "--decimal-comma"});
    CHECK_THAT(csv.out, Catch::StartsWith("\xef\xbb\xbfsite;site_name;service;"));
    CHECK(std::ranges::count(csv.out, '\n') == 1 + 1 + 2 + 1);
    CHECK_THAT(csv.out, Catch::Contains("\r\nhovedbiblioteket;Hovedbiblioteket;"));

    const auto report =
        json::parse(summary({"--by", "service", "--format", "json", "--from", "2001-01-01"}).out);
    CHECK(report.at("format") == "skranke-report");
    CHECK(report.at("from") == "2001-01-01");
    CHECK(report.at("goal_minutes") == 15);
    const json& rows = report.at("rows");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].at("service") == "A01");
    CHECK(rows[0].at("issued").is_null());
    CHECK(std::ranges::count(rows[0].at("left_out"), json("issued")) == 1);
    CHECK(rows[2].at("issued") == 7);
    CHECK(rows[2].at("wait_p50_s").is_null());
    CHECK(std::ranges::count(rows[2].at("left_out"), json("wait_p50_s")) == 0);

    const auto week = json::parse(summary({"--counting-week", "--format", "json"}).out);
    CHECK(week.at("rows").back().at("enquiries") == 12);
    CHECK(week.at("rows").back().at("information") == 5);
    CHECK_FALSE(week.at("rows").back().contains("issued"));
    const auto none = json::parse(summary({"--format", "json", "--week", "2001-W01"}).out);
    CHECK(none.at("rows").size() == 1);
    CHECK(none.at("rows")[0].at("enquiries") == 0);
}

TEST_CASE("a report that could not be written whole is an error") {
    const Node node;
    const auto full = run_process({"/bin/sh", "-c", "exec \"$@\" > /dev/full", "sh", program("skranke"),
                                   "summary", "--data", node.folder, "--by", "site", "--format", "csv"});
    CHECK(full.exit_code == 1);
    CHECK_THAT(full.err, Catch::Contains("cannot be written"));
}

TEST_CASE("a report that cannot be understood is not made, and the reason says what can") {
    const Node node;
    const auto refused = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"summary", "--data", node.folder});
        const auto result = run_skranke(words);
        CHECK(result.exit_code == 1);
        CHECK(result.out.empty());
        return result.err;
    };
    CHECK_THAT(refused({"--by", "clerk"}), Catch::Contains("site, service, class"));
    CHECK_THAT(refused({"--format", "pdf"}), Catch::Contains("text, csv or json"));
    CHECK_THAT(refused({"--goal", "soon"}), Catch::Contains("--goal"));
    CHECK_THAT(refused({"--by", "site", "--json"}), Catch::Contains("--format json"));
    CHECK_THAT(refused({"--decimal-comma"}), Catch::Contains("--format csv"));
    CHECK_THAT(refused({"--by", "site", "--from", "2026-11-03", "--to", "2026-11-02"}),
               Catch::Contains("exchange them"));
}
