#include "sync/node/queue_node.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"
#include "sync/repo/repository.hpp"
#include "tests/node/node_world.hpp"

namespace {

using namespace skranke;
using test::TestNode;
using test::World;

}  // namespace

TEST_CASE("A new demo node issues its first number at once") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "Hovedbiblioteket", 'A');
    const auto ticket = node.issue();
    CHECK(ticket.number == TicketNumber{'A', 1});
    CHECK(ticket.status == TicketStatus::waiting);
    CHECK(node.issue().number == TicketNumber{'A', 2});
    CHECK(node.day().opened);
    CHECK(node.day().waiting().size() == 2);
    CHECK(node->snapshot()->municipality->sites.size() == 4);
    CHECK(node->snapshot()->municipality->services.size() == 35);
}

TEST_CASE("A citizen's whole way: called, recalled, served, finished") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    const auto issued = node.issue("A01");
    const auto called = node.perform(CallNext{});
    CHECK(called.ticket.id == issued.id);
    CHECK_FALSE(called.reason_in_words.empty());
    world.clock.advance(std::chrono::seconds{30});
    node.perform(Recall{});
    CHECK(node.perform(StartService{}).ticket.status == TicketStatus::in_service);
    const auto done =
        node.perform(FinishService{.ticket = {}, .outcome = Outcome::referred, .referred_to = "Jobcenter"});
    CHECK(done.ticket.status == TicketStatus::finished);
    CHECK(done.ticket.referred_to == "Jobcenter");
}

TEST_CASE("After every action the node can be opened again with the same day") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    const std::vector<Action> actions{
        IssueTicket{.service = {"A01"}},
        IssueTicket{.service = {"B02"}, .escort = Escort::card_shown},
        IssueTicket{.service = {"B02"}, .escort = Escort::card_not_shown},
        CallNext{},
        Recall{},
        StartService{},
        TransferTicket{.ticket = {}, .to = {"C01"}},
        CallNext{},
        MarkNoShow{},
        CallNext{},
        StartService{},
        FinishService{.ticket = {}, .outcome = Outcome::assisted_self_service, .referred_to = {}},
        CallNext{},
        ReturnToQueue{},
        UndoStep{},
        StartService{},
        AddTopic{.ticket = {}, .topic = {"C01"}},
        PauseService{},
        ResumeService{},
        FinishService{.ticket = {}, .outcome = Outcome::solved, .also = {Outcome::out_of_scope}},
    };
    for (const auto& action : actions) {
        world.clock.advance(std::chrono::seconds{20});  // nobody is called again sooner
        node.perform(action);
        const Day before = node.day();
        node.reopen();
        REQUIRE(node.day() == before);
    }
    CHECK(node.day().tickets.size() == 3);
}

TEST_CASE("Numbers go on after a restart, and the counter holds even without the document") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'C');
    CHECK(node.issue().number.number == 1);
    node.reopen();
    CHECK(node.issue().number.number == 2);
    const auto day = node->snapshot()->day;
    const auto name = "number/" + to_iso(day->day) + "/" + day->site.text + "/C";
    CHECK(node->repository().counter(name).value() == 2);
    auto transaction = node->repository().begin();
    REQUIRE(transaction);
    REQUIRE(transaction->raise_counter(name, 40));
    REQUIRE(transaction->commit());
    CHECK(node.issue().number.number == 41);
    CHECK(node->repository().counter(name).value() == 41);
}

TEST_CASE("Each process writes as an actor of its own") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    const auto first = node.issue();
    node.reopen();
    const auto second = node.issue();
    CHECK(first.position.issued.actor != second.position.issued.actor);
    CHECK(first.position.issued.actor.substr(0, 8) == second.position.issued.actor.substr(0, 8));
}

TEST_CASE("What the rules refuse leaves no trace") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    const auto revision = node->snapshot()->revision;
    const auto refused = node->perform(CallNext{});
    REQUIRE_FALSE(refused);
    CHECK(std::get<Refusal>(refused.error()).kind == Refusal::Kind::nobody_waits);
    CHECK(node->snapshot()->revision == revision);
}

TEST_CASE("A day that is over takes nobody new, but what was begun is finished") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    node.issue();
    node.issue();
    node.perform(CallNext{});
    world.clock.advance(std::chrono::hours{24});

    for (const Action& action : {Action{IssueTicket{.service = {"A01"}}}, Action{CallNext{}}}) {
        const auto refused = node->perform(action);
        REQUIRE_FALSE(refused);
        CHECK(std::get<Refusal>(refused.error()).kind == Refusal::Kind::day_not_open);
        CHECK(std::get<Refusal>(refused.error()).danish.find("Åbn dagen") != std::string::npos);
    }
    node.perform(StartService{});
    node.perform(FinishService{});

    node.perform(OpenDay{.day = service_day_of(world.clock.now())});
    CHECK(node.day().tickets.empty());
    CHECK(node.issue().number.number == 1);
    CHECK(node->snapshot()->days.size() == 2);
}

TEST_CASE("A day cannot be opened twice, before the last one, or too far ahead without confirmation") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    const auto today = service_day_of(world.clock.now());
    const auto kind_of = [&](const OpenDay& action) {
        const auto refused = node->perform(action);
        REQUIRE_FALSE(refused);
        return std::get<Refusal>(refused.error()).kind;
    };
    CHECK(kind_of({.day = today}) == Refusal::Kind::day_already_open);
    CHECK(kind_of({.day = today + std::chrono::days{-1}}) == Refusal::Kind::day_too_early);
    CHECK(kind_of({.day = today + std::chrono::days{30}}) == Refusal::Kind::day_too_late);
    CHECK(node->perform(OpenDay{.day = today + std::chrono::days{30}, .date_confirmed = true}));
}

TEST_CASE("A clock set back does not let a newcomer pass those who came before") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    const auto first = node.issue();
    world.clock.advance(-std::chrono::hours{1});
    const auto second = node.issue();
    CHECK(second.position > first.position);
    CHECK(node.perform(CallNext{}).ticket.id == first.id);
}

TEST_CASE("A full disk refuses the action, keeps the day as it was, and goes on when there is room") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    node.issue();
    const Day before = node.day();
    auto& database = node->repository().database();
    REQUIRE(database.execute("pragma max_page_count = 1"));  // SQLite takes it as: no more than now
    bool refused = false;
    Day last = before;
    for (int attempt = 0; attempt < 200 && !refused; ++attempt) {
        const auto performed = node->perform(IssueTicket{.service = {"A01"}});
        if (performed) {
            last = node.day();
            continue;
        }
        refused = true;
        CHECK(std::get<Error>(performed.error()).code == ErrorCode::disk_full);
        CHECK(node.day() == last);
        CHECK_FALSE(node->snapshot()->storage_error.empty());
    }
    REQUIRE(refused);
    REQUIRE(database.execute("pragma max_page_count = 1000000"));
    const auto next = node.issue();
    CHECK(next.number.number == static_cast<int>(last.tickets.size()) + 1);
    CHECK(node->snapshot()->storage_error.empty());
    const Day after = node.day();
    node.reopen();
    CHECK(node.day() == after);
}

TEST_CASE("A folder holds one node, open once") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    const auto again = QueueNode::open({.folder = world.folder / "a"}, world.clock, world.random);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::in_use);
    node.close();
    const auto created =
        QueueNode::create({.folder = world.folder / "a", .demo = true}, world.clock, world.random);
    REQUIRE_FALSE(created);
    CHECK(created.error().code == ErrorCode::refused);
    node.open();
    node.issue();
}

TEST_CASE("Demo nodes side by side take different letters and desks") {
    World world;
    std::set<char> letters;
    std::set<std::string> desks;
    for (const auto* name : {"a", "b", "c"}) {
        REQUIRE(QueueNode::create({.folder = world.folder / name, .demo = true}, world.clock, world.random));
        auto node = QueueNode::open({.folder = world.folder / name}, world.clock, world.random);
        REQUIRE(node);
        const auto snapshot = (*node)->snapshot();
        const auto* device = snapshot->municipality->find(snapshot->device);
        REQUIRE(device);
        letters.insert(device->letter.value());
        desks.insert(device->desk->text);
    }
    CHECK(letters.size() == 3);
    CHECK(desks == std::set<std::string>{"hovedbiblioteket/1", "hovedbiblioteket/2", "hovedbiblioteket/3"});
}

TEST_CASE("A display has no desk and no letter, and issues nothing") {
    World world;
    REQUIRE(QueueNode::create({.folder = world.folder / "d", .demo = true, .display = true}, world.clock,
                              world.random));
    auto node = QueueNode::open({.folder = world.folder / "d"}, world.clock, world.random);
    REQUIRE(node);
    const auto refused = (*node)->perform(IssueTicket{.service = {"A01"}});
    REQUIRE_FALSE(refused);
    CHECK(std::get<Refusal>(refused.error()).kind == Refusal::Kind::no_number_series);
}

TEST_CASE("A new municipality has the site that was asked for, and opens its day by an action") {
    World world;
    REQUIRE(QueueNode::create({.folder = world.folder / "m",
                               .demo = false,
                               .municipality_name = "Nørre Å Kommune",
                               .site = "Bibliotek på Øen"},
                              world.clock, world.random));
    auto node = QueueNode::open({.folder = world.folder / "m"}, world.clock, world.random);
    REQUIRE(node);
    CHECK((*node)->snapshot()->site.text == "bibliotek-paa-oeen");
    CHECK_FALSE((*node)->snapshot()->day->opened);
    CHECK_FALSE((*node)->perform(IssueTicket{.service = {"A01"}}));
    CHECK((*node)->perform(OpenDay{.day = service_day_of(world.clock.now())}));
    CHECK((*node)->perform(IssueTicket{.service = {"A01"}}));
}

TEST_CASE("What cannot be made names what there is, and makes nothing") {
    World world;
    for (const NewNode& wrong : {NewNode{.folder = world.folder / "x", .demo = true, .site = "Rådhuset"},
                                 NewNode{.folder = world.folder / "x", .demo = true, .desk = "Skranke 9"},
                                 NewNode{.folder = world.folder / "x", .demo = true, .letter = 'O'},
                                 NewNode{.folder = world.folder / "x"}}) {
        const auto created = QueueNode::create(wrong, world.clock, world.random);
        REQUIRE_FALSE(created);
        CHECK(created.error().code == ErrorCode::invalid_input);
        CHECK_FALSE(std::filesystem::exists(world.folder / "x"));
    }
    std::ofstream(world.folder / "file") << "not a folder";
    CHECK_FALSE(
        QueueNode::create({.folder = world.folder / "file", .demo = true}, world.clock, world.random));
}

TEST_CASE("A damaged row names its document and nothing is lost") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    for (int i = 0; i < 5; ++i) node.issue();
    node.close();
    const auto file = database_file(world.folder / "a");
    const auto damage = [&](const std::string& sql) {
        auto database = Database::open({.file = file});
        REQUIRE(database);
        REQUIRE((*database)->execute(sql));
    };
    SECTION("a byte of a change") {
        damage(
            "update chunk set bytes = cast(substr(bytes, 1, 20) || x'ff' || substr(bytes, 22) as blob) "
            "where number = (select max(number) - 2 from chunk)");
    }
    SECTION("a torn change") {
        damage(
            "update chunk set bytes = substr(bytes, 1, 30) where number = (select max(number) - 2 from "
            "chunk)");
    }
    SECTION("a missing change") {
        damage("delete from chunk where number = (select max(number) - 2 from chunk)");
    }
    const auto opened = QueueNode::open({.folder = world.folder / "a"}, world.clock, world.random);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::corrupt);
    INFO(opened.error().message);
    CHECK(opened.error().message.find("day/2031-03-04/hovedbiblioteket") != std::string::npos);
}

TEST_CASE("Packing the history changes nothing that can be seen") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "", 'A');
    for (int i = 0; i < 100; ++i) node.issue();
    const Day before = node.day();
    const auto documents = node->documents();
    REQUIRE(node->maintain());
    node.reopen();
    CHECK(node.day() == before);
    REQUIRE(node->documents().size() == documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
        CHECK(node->documents()[i].heads == documents[i].heads);
    CHECK(node.issue().number.number == 101);
    node.reopen();
    CHECK(node.day().tickets.size() == 101);
}
