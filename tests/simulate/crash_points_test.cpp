// Every write and every sync of a desk's morning, as the moment when the power goes.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>

#include "shared/storage/memory_disk.hpp"
#include "sync/node/queue_node.hpp"
#include "sync/repo/repository.hpp"
#include "tests/support/morning_clock.hpp"

namespace {

using namespace skranke;
using test::MorningClock;

constexpr int actions = 60;
constexpr int tears = 8;

// What people had been told when the power went.
struct Told {
    std::map<TicketId, Ticket> tickets;
    std::set<TicketNumber> numbers;
};

struct CrashPoint {
    MemoryDisk::Image disk;
    Told told;
    bool in_the_middle = false;  // of an action, which then may have happened or not
};

std::unique_ptr<QueueNode> open(MemoryDisk& disk, Clock& clock, Random& random) {
    auto node =
        QueueNode::open({.folder = "/node", .date_checks = true, .file_system = disk.name()}, clock, random);
    INFO((node ? std::string() : node.error().message));
    REQUIRE(node);
    return *std::move(node);
}

// A morning of issuing, calling, serving and housekeeping; with the disk as it is after each write and sync.
std::vector<CrashPoint> live_through_a_morning() {
    std::vector<CrashPoint> points;
    MorningClock clock;
    SeededRandom random{21};
    MemoryDisk disk{"crash-points-morning"};
    REQUIRE(QueueNode::create(
        {.folder = "/node", .demo = true, .site = "hovedbiblioteket", .file_system = disk.name()}, clock,
        random));
    auto node = open(disk, clock, random);
    const auto service = node->snapshot()->municipality->services.front().id;
    Told told;
    disk.judge = [&](MemoryDisk::Request request, std::uint64_t) {
        if (request != MemoryDisk::Request::read) points.push_back({disk.image(), told, true});
        return MemoryDisk::Answer::done;
    };
    for (int i = 0; i < actions; ++i) {
        clock.advance();
        const auto day = node->snapshot()->day;
        const auto* at_desk = day->at_desk({"hovedbiblioteket/1"});
        Action action = IssueTicket{.service = service};
        if (i % 3 == 1 && !at_desk) action = CallNext{};
        if (i % 3 == 1 && at_desk) action = FinishService{};
        if (i % 3 == 2 && at_desk && at_desk->status == TicketStatus::called) action = StartService{};
        const auto done = node->perform(action);
        if (!done) continue;
        told.tickets[done->ticket.id] = done->ticket;
        if (std::holds_alternative<IssueTicket>(action)) told.numbers.insert(done->ticket.number);
        points.push_back({disk.image(), told, false});
        if (i % 20 == 19) REQUIRE(node->maintain());
    }
    REQUIRE(told.numbers.size() >= 20);
    disk.judge = {};
    return points;
}

// What was told is there, nothing else but the action under way, and the next number is a new one.
std::string problem_after(MemoryDisk& disk, const CrashPoint& point) {
    MorningClock clock;
    for (int i = 0; i < 2 * actions; ++i) clock.advance();
    SeededRandom random{22};
    auto opened =
        QueueNode::open({.folder = "/node", .date_checks = true, .file_system = disk.name()}, clock, random);
    if (!opened) return opened.error().message;
    auto& node = **opened;
    auto check = node.repository().database().prepare("pragma integrity_check(1)");
    if (!check || !check->step() || check->text(0) != "ok") return "the file is damaged";
    check->reset();
    const auto day = node.snapshot()->day;
    std::size_t differing = 0;
    for (const auto& [id, ticket] : point.told.tickets) {
        const Ticket* found = day->find(id);
        if (!found) return "a ticket is lost";
        if (!(*found == ticket)) ++differing;
    }
    const std::size_t unknown = day->tickets.size() - point.told.tickets.size();
    if (differing + unknown > (point.in_the_middle ? 1 : 0)) return "an action is lost, or half there";
    const auto issued =
        node.perform(IssueTicket{.service = node.snapshot()->municipality->services.front().id});
    if (!issued) return "no ticket can be issued";
    if (point.told.numbers.contains(issued->ticket.number)) return "a number is given again";
    return {};
}

}  // namespace

TEST_CASE("the power may go at every write and sync: nothing that people were told is lost") {
    const auto points = live_through_a_morning();
    CHECK(points.size() > 300);
    MemoryDisk disk{"crash-points-after"};
    std::size_t reopened = 0;
    std::map<std::string, std::size_t> problems;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (int fate = -2; fate < tears; ++fate) {
            disk.replace(points[i].disk);
            SeededRandom random{i * 64 + static_cast<std::size_t>(fate + 2)};
            if (fate == -2) disk.restore_power_with_what_was_synced();
            if (fate == -1) disk.restore_power_with_everything();
            if (fate >= 0) disk.restore_power(random);
            if (const auto problem = problem_after(disk, points[i]); !problem.empty()) ++problems[problem];
            ++reopened;
        }
    }
    for (const auto& [problem, count] : problems)
        FAIL_CHECK(problem << ", " << count << " times of " << reopened);
    CHECK(reopened == points.size() * (tears + 2));
}
