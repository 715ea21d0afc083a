// Whole days, told in words of the desk (tests/days), lived twice: at a console by keys and clicks, and
// through the command line. Both must end as the same day, to the second.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/windows/command_player.hpp"
#include "tests/windows/console_player.hpp"
#include "tests/windows/day_as_json.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

json played_at_console(const std::filesystem::path& folder, const DayScript& script,
                       std::unique_ptr<XScreen> screen) {
    Stage stage(folder, script);
    ConsolePlayer player(stage, std::move(screen), folder, script);
    for (const Step& step : script.steps) player.play(step);
    CHECK(player.close() == 0);
    return days_as_json(stage.played());
}

json played_by_command(const std::filesystem::path& folder, const DayScript& script) {
    Stage stage(folder, script);
    CommandPlayer player(stage);
    for (const Step& step : script.steps) player.play(step);
    return days_as_json(stage.played());
}

void play_both(const std::string& name) {
    auto screen = XScreen::start(1280, 720);
    if (!screen) {
        SUCCEED("SKIPPED: Xvfb, xdotool or xwd is missing");
        return;
    }
    const DayScript script = read_day_script(std::filesystem::path(SKRANKE_SOURCE_DIR) / "tests/days" / name);
    const TemporaryFolder command, console;
    const json by_command = played_by_command(command.path(), script);
    const json at_console = played_at_console(console.path(), script, std::move(screen));
    CHECK(json::diff(by_command, at_console) == json::array());
    // A script that does nothing proves nothing.
    REQUIRE_FALSE(by_command.empty());
    for (const json& day : by_command) CHECK(day.at("closed").is_object());
}

}  // namespace

TEST_CASE("a library's Monday is the same day at the console and through the command line") {
    play_both("library-monday.day");
}

TEST_CASE("an afternoon at the drop-in centre is the same day at the console and through the command line") {
    play_both("drop-in-centre.day");
}

TEST_CASE("a day of a counting week is the same day at the console and through the command line") {
    play_both("counting-week.day");
}

TEST_CASE("a crisis evening with numbers on paper is the same at the console and through the command line") {
    play_both("crisis-evening.day");
}

TEST_CASE("a van's tour of two stops is the same at the console and through the command line") {
    play_both("van.day");
}

TEST_CASE("a morning with eleven escorted citizens is the same at the console and through the command line") {
    play_both("aarhus-morning.day");
}
