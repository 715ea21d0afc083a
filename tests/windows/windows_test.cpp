// The real programs in real windows, driven by keys and clicks as a person would.
#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/process.hpp"
#include "tests/support/x_screen.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

// Tokens of the light theme.
constexpr Pixel primary{0x0F, 0x4C, 0x5C}, primary_under_mouse{0x0B, 0x3D, 0x4A}, surface{0xFF, 0xFF, 0xFF},
    notice{0xFB, 0xF0, 0xD7};
constexpr Pixel display_fresh{0x0F, 0x4C, 0x5C}, ground{0xF3, 0xF1, 0xEC};

std::string make_node(const TemporaryFolder& temporary, const std::string& name,
                      std::vector<std::string> more) {
    std::vector<std::string> command{program("skranke"), "init", "--data", temporary / name, "--demo"};
    command.insert(command.end(), more.begin(), more.end());
    const auto made = run_process(command);
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    return temporary / name;
}

// One of the programs on a screen of its own, with focus.
struct Window {
    std::unique_ptr<XScreen> screen;
    LineProcess process;

    static Window open(std::unique_ptr<XScreen> screen, const std::string& name,
                       std::vector<std::string> words) {
        std::vector<std::string> command{"env", "DISPLAY=" + screen->display(), program(name)};
        command.insert(command.end(), words.begin(), words.end());
        Window window{std::move(screen), LineProcess(command)};
        const auto id = window.screen->wait_for_window(window.process.pid());
        REQUIRE(id);
        window.screen->focus(*id);
        return window;
    }
    int close() {
        process.signal(SIGTERM);
        return process.wait();
    }
};

// The primary button in the ticket card at 1280×720: x 145–587, its bottom edge at y 539.
double primary_share(const Picture& picture) {
    return picture.share(primary, 150, 460, 430, 70) + picture.share(primary_under_mouse, 150, 460, 430, 70);
}
// The first outcome, preset: x 145–361, y 288–332, on soft ground.
bool outcome_is_chosen(const Picture& picture) {
    return picture.share({0xDF, 0xEC, 0xEE}, 150, 292, 200, 36) > 0.5;
}
double notice_share(const Picture& picture) { return picture.share(notice, 0, 680, 1280, 38); }
// The fresh block of the display at 1920×1080.
double fresh_share(const Picture& picture) { return picture.share(display_fresh, 64, 128, 1104, 720); }

json tickets(const std::string& folder) {
    const auto listed = run_process({program("skranke"), "queue", "--data", folder, "list", "--json"});
    INFO(listed.err);
    REQUIRE(listed.exit_code == 0);
    return json::parse(listed.out);
}

}  // namespace

TEST_CASE("keys at the console hand out, call and finish a number, and the display shows the call") {
    auto console_screen = XScreen::start(1280, 720);
    auto display_screen = XScreen::start(1920, 1080);
    if (!console_screen || !display_screen) {
        SUCCEED("SKIPPED: Xvfb, xdotool or xwd is missing");
        return;
    }
    const TemporaryFolder temporary;
    const auto desk = make_node(temporary, "desk", {"--letter", "A"});
    const auto board = make_node(temporary, "board", {"--display"});
    auto display = Window::open(
        std::move(display_screen), "skranke-display",
        {"--data", board, "--listen", "127.0.0.1:17311", "--size", "1920x1080", "--theme", "light"});
    auto console = Window::open(std::move(console_screen), "skranke-counter",
                                {"--data", desk, "--peer", "127.0.0.1:17311", "--person", "MKH", "--size",
                                 "1280x720", "--theme", "light"});
    // Nothing is called yet: the display's block is empty ground.
    REQUIRE(
        display.screen->wait_until([](const Picture& p) { return p.share(ground, 0, 0, 1920, 20) > 0.9; }));
    CHECK(fresh_share(display.screen->picture()) < 0.05);

    // The ground beside the cards: dimmed while a dialog lies over it.
    const auto dialog_is_open = [](const Picture& p) { return p.share(ground, 0, 300, 100, 300) < 0.05; };
    REQUIRE(console.screen->wait_until([&](const Picture& p) { return p.width > 0 && !dialog_is_open(p); }));
    REQUIRE(console.screen->act_until([&] { console.screen->key("n"); }, dialog_is_open));
    console.screen->key("3");
    // Enter hands out the number, and Enter again puts the dialog away; each rests a moment before it
    // listens.
    CHECK(console.screen->act_until([&] { console.screen->key("Return"); },
                                    [&](const Picture& p) { return p.width > 0 && !dialog_is_open(p); }));
    CHECK(console.screen->wait_until([](const Picture& p) { return primary_share(p) > 0.6; }));
    const bool shown = console.screen->act_until(
        [&] { console.screen->key("k"); },
        [&](const Picture&) { return fresh_share(display.screen->picture()) > 0.5; });
    CHECK(shown);
    // White digits stand in the block.
    CHECK(display.screen->picture().share(surface, 100, 250, 1000, 350) > 0.1);

    // Started: the outcomes stand above a lower button. Finished: nobody waits, and no button is filled.
    CHECK(console.screen->act_until([&] { console.screen->key("s"); },
                                    [](const Picture& p) { return outcome_is_chosen(p); }));
    CHECK(console.screen->act_until([&] { console.screen->key("a"); },
                                    [](const Picture& p) { return primary_share(p) < 0.05; }));
    CHECK(console.close() == 0);
    CHECK(display.close() == 0);

    const auto list = tickets(desk);
    REQUIRE(list.size() == 1);
    CHECK(list[0].at("number") == "A001");
    CHECK(list[0].at("status") == "finished");
    CHECK(list[0].at("outcome") == "solved");
    CHECK(tickets(board) == list);
}

TEST_CASE("a click on Kald næste calls the next") {
    auto screen = XScreen::start(1280, 720);
    if (!screen) {
        SUCCEED("SKIPPED: Xvfb, xdotool or xwd is missing");
        return;
    }
    const TemporaryFolder temporary;
    const auto desk = make_node(temporary, "desk", {"--letter", "A"});
    REQUIRE(run_process({program("skranke"), "queue", "--data", desk, "issue", "--count", "2"}).exit_code ==
            0);
    auto console =
        Window::open(std::move(screen), "skranke-counter",
                     {"--data", desk, "--person", "MKH", "--size", "1280x720", "--theme", "light"});
    REQUIRE(console.screen->wait_until([](const Picture& p) { return primary_share(p) > 0.6; }));
    const auto before = console.screen->picture();
    // Called: the head of the ticket card tells another story, and "Start" stands where "Kald næste" stood.
    const auto head_changed = [&](const Picture& p) {
        for (int y = 130; y < 240; ++y)
            for (int x = 145; x < 587; ++x)
                if (p.at(x, y) != before.at(x, y)) return true;
        return false;
    };
    CHECK(console.screen->act_until(
        [&] { console.screen->click(360, 500); },
        [&](const Picture& p) { return head_changed(p) && primary_share(p) > 0.6; }));
    CHECK(console.close() == 0);
    const auto list = tickets(desk);
    CHECK(list.at(0).at("number") == "A001");
    CHECK(list.at(0).at("status") == "called");
    CHECK(list.at(1).at("status") == "waiting");
}

TEST_CASE("the status line tells of a peer that cannot be reached, and of its return") {
    auto screen = XScreen::start(1280, 720);
    if (!screen) {
        SUCCEED("SKIPPED: Xvfb, xdotool or xwd is missing");
        return;
    }
    const TemporaryFolder temporary;
    const auto desk = make_node(temporary, "desk", {"--letter", "A"});
    const auto other = make_node(temporary, "other", {"--letter", "B", "--site", "Værestedet"});
    auto console = Window::open(std::move(screen), "skranke-counter",
                                {"--data", desk, "--peer", "127.0.0.1:17312", "--person", "MKH", "--size",
                                 "1280x720", "--theme", "light"});
    CHECK(console.screen->wait_until([](const Picture& p) { return notice_share(p) > 0.6; }));
    const LineProcess peer({program("skranke"), "serve", "--data", other, "--listen", "127.0.0.1:17312"});
    CHECK(console.screen->wait_until([](const Picture& p) { return p.width > 0 && notice_share(p) < 0.05; }));
    CHECK(console.close() == 0);
}

TEST_CASE("a console that asks for a colleague is heard at the other, whose answer is heard there") {
    auto asking_screen = XScreen::start(1280, 720), other_screen = XScreen::start(1280, 720);
    if (!asking_screen || !other_screen) {
        SUCCEED("SKIPPED: Xvfb, xdotool or xwd is missing");
        return;
    }
    const TemporaryFolder temporary;
    const auto asking_desk = make_node(temporary, "asking", {"--letter", "A"});
    const auto other_desk = make_node(temporary, "other", {"--letter", "B"});
    const std::vector<std::string> look{"--size", "1280x720", "--theme", "light"};
    const auto words = [&](std::vector<std::string> own) {
        own.insert(own.end(), look.begin(), look.end());
        return own;
    };
    auto asking =
        Window::open(std::move(asking_screen), "skranke-counter",
                     words({"--data", asking_desk, "--listen", "127.0.0.1:17313", "--person", "MKH"}));
    auto other = Window::open(std::move(other_screen), "skranke-counter",
                              words({"--data", other_desk, "--peer", "127.0.0.1:17313", "--person", "SHK"}));
    const auto calm = [](const Picture& p) { return p.width > 0 && notice_share(p) < 0.05; };
    const auto told = [](const Picture& p) { return notice_share(p) > 0.6; };
    REQUIRE(asking.screen->wait_until(calm));
    REQUIRE(other.screen->wait_until(calm));
    asking.screen->key("l");
    CHECK(other.screen->wait_until(told));
    CHECK(asking.screen->wait_until(told));
    other.screen->key("j");  // "Jeg kommer"
    CHECK(other.screen->wait_until(calm));
    CHECK(told(asking.screen->picture()));  // who comes
    asking.screen->key("j");                // "Tak"
    CHECK(asking.screen->wait_until(calm));
    CHECK(asking.close() == 0);
    CHECK(other.close() == 0);
}

TEST_CASE("without a screen the programs say so and stop") {
    const TemporaryFolder temporary;
    const auto desk = make_node(temporary, "desk", {});
    for (const std::string name : {"skranke-counter", "skranke-display"}) {
        const auto result =
            run_process({"env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", program(name), "--data", desk});
        CHECK(result.exit_code == 1);
        CHECK_THAT(result.err, Catch::Contains("DISPLAY"));
    }
}
