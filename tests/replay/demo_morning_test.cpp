#include "tools/replay/demo_morning.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "shared/base/bytes.hpp"

using namespace skranke;
using namespace skranke::replay;
using namespace std::chrono_literals;

namespace {

struct DemoFolders {
    std::filesystem::path folder;
    std::vector<std::filesystem::path> nodes;
    UtcTime opens = from_danish_time(std::chrono::local_days{std::chrono::year{2026} / 11 / 21} + 9h);

    DemoFolders() {
        SystemRandom random;
        Bytes name(8);
        random.fill(name);
        folder = std::filesystem::temp_directory_path() / ("skranke-demo-test-" + to_hex(name));
        std::filesystem::create_directory(folder);
        const VirtualClock clock{opens};
        for (const char* site : {"Hovedbiblioteket", "Værestedet"}) {
            nodes.push_back(folder / std::to_string(nodes.size()));
            NewNode node{.folder = nodes.back(), .demo = true};
            node.site = site;
            const auto made = QueueNode::create(node, clock, random);
            if (!made) FAIL(made.error().message);
        }
        nodes.push_back(folder / "display");
        NewNode display{.folder = nodes.back(), .demo = true};
        display.display = true;
        if (const auto made = QueueNode::create(display, clock, random); !made) FAIL(made.error().message);
    }
    ~DemoFolders() { std::filesystem::remove_all(folder); }
};

}  // namespace

TEST_CASE("a demo's morning is in progress in the folders of both sites") {
    const DemoFolders demo;
    const auto report = play_demo_morning({.folders = demo.nodes,
                                           .from = demo.opens,
                                           .until = demo.opens + 84min,
                                           .cut = Cut{demo.opens + 20min, demo.opens + 50min}});
    if (!report) FAIL(report.error().message);
    CHECK(report->failures.empty());
    const VirtualClock clock{demo.opens + 84min};
    SystemRandom random;
    const auto folder = GENERATE(std::size_t{0}, std::size_t{2});  // the console's and the display's
    auto node = QueueNode::open({.folder = demo.nodes[folder], .date_checks = false}, clock, random);
    REQUIRE(node);
    const auto snapshot = (*node)->snapshot();
    REQUIRE(snapshot->days.size() == 2);
    const Day& day = *snapshot->day;
    CHECK(day.tickets.size() > 8);
    CHECK_FALSE(day.latest_calls.empty());
    CHECK(std::ranges::any_of(
        day.tickets, [](const Ticket& ticket) { return ticket.status == TicketStatus::in_service; }));
}

TEST_CASE("a demo's whole day ends with everybody seen to") {
    const DemoFolders demo;
    double last = 0;
    DemoMorning morning{.folders = demo.nodes, .from = demo.opens, .until = demo.opens + 3h};
    morning.to_the_end = true;
    morning.cut = Cut{demo.opens + 1h, demo.opens + 2h};
    morning.progress = [&](double share, UtcTime) {
        CHECK(share >= last);
        last = share;
    };
    const auto report = play_demo_morning(morning);
    if (!report) FAIL(report.error().message);
    CHECK(report->failures.empty());
    CHECK(last == 1);
    for (const SummaryRow& row : report->rows) {
        CHECK(row.waiting == 0);
        CHECK(row.issued == row.served + row.no_show);
    }
}
