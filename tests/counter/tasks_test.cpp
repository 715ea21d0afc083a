// The task bank at the console.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

TaskAdded adding(const char* title, bool urgent = false) {
    return {.task = {},
            .words = {.title = title, .takes = std::chrono::minutes{15}, .due = {}, .urgent = urgent}};
}

SnapshotBuilder quiet_with_tasks() {
    SnapshotBuilder scene = nobody_left();
    return scene.happens("14.00", adding("Tjek brochurerne"))
        .happens("14.05", adding("Genstart kiosken", true));
}

TaskId task_named(const SnapshotBuilder& scene, std::string_view title) {
    const auto snapshot = scene.build();
    for (const Task& task : snapshot->day->tasks)
        if (task.words.title == title) return task.id;
    FAIL("no such task");
    return {};
}

}  // namespace

TEST_CASE("where nobody waits a task is offered, taken and done with one key") {
    SnapshotBuilder scene = quiet_with_tasks();
    ConsoleDriver console(scene, "14.27");
    CHECK(console.shows("Mens der er ro: Genstart kiosken (15 min.)"));
    console.press('Y');
    REQUIRE(console.posted<MoveTask>());
    const TaskId kiosk = task_named(scene, "Genstart kiosken");
    CHECK(console.posted<MoveTask>()->task == kiosk);
    CHECK(console.posted<MoveTask>()->to == TaskState::taken);
    scene.happens("14.28", TaskMoved{.task = kiosk, .to = TaskState::taken}, "3", "MKH");
    console.accept();
    console.show(scene);
    CHECK(console.shows("Din opgave: Genstart kiosken (15 min.)"));
    console.press('Y');
    CHECK(console.posted<MoveTask>()->to == TaskState::done);
}

TEST_CASE("a call interrupts a task by itself, and it is there again afterwards") {
    SnapshotBuilder scene = quiet_with_tasks();
    scene.happens("14.06", TaskMoved{.task = task_named(scene, "Tjek brochurerne"), .to = TaskState::taken},
                  "3", "MKH");
    scene.issue("C 050", "E03", "14.10");
    ConsoleDriver console(scene, "14.27");
    CHECK_FALSE(console.shows("Tjek brochurerne"));
    CHECK(console.shows("Kald næste"));
    console.show(scene.call("C 050", "14.11").start("C 050", "14.11").finish("C 050", "14.20"));
    CHECK(console.shows("Din opgave: Tjek brochurerne"));
}

TEST_CASE("nobody is offered a task while somebody waits whom another desk must help") {
    SnapshotBuilder scene = quiet_with_tasks();
    CHECK(ConsoleDriver(scene, "14.27").shows("Mens der er ro"));
    CHECK_FALSE(ConsoleDriver(scene.issue("C 050", "E03", "14.10"), "14.27").shows("Mens der er ro"));
}

TEST_CASE("a task is written, and says when it hastes") {
    ConsoleDriver console(quiet_with_tasks(), "14.27");
    console.press('O');
    CHECK(console.shows("Tjek brochurerne"));
    console.screen.type("Sæt stolene på plads");
    console.screen.click("30\u00a0min.");
    console.screen.click("Opgaven haster");
    console.press(ui::Key::enter);
    const auto* added = console.posted<AddTask>();
    REQUIRE(added);
    CHECK(added->words ==
          TaskWords{
              .title = "Sæt stolene på plads", .takes = std::chrono::minutes{30}, .due = {}, .urgent = true});
    console.accept();
    CHECK_FALSE(console.shows("Sæt stolene på plads"));
    CHECK(console.shows("Tilføj opgave"));
}

TEST_CASE("a task may have a deadline") {
    const SnapshotBuilder scene = quiet_with_tasks();
    const ServiceDay tomorrow = scene.build()->day->day + std::chrono::days{1};
    ConsoleDriver console(scene, "14.27");
    console.press('O');
    console.screen.type("Bestil visitkort");
    console.screen.click("I morgen");
    console.press(ui::Key::enter);
    const auto* added = console.posted<AddTask>();
    REQUIRE(added);
    CHECK(added->words.due == tomorrow);
    console.accept();
    console.screen.type("Vand til planterne");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<AddTask>());
    CHECK_FALSE(console.posted<AddTask>()->words.due);
}

TEST_CASE("a text about a person is refused and stays to be mended") {
    ConsoleDriver console(quiet_with_tasks(), "14.27");
    console.press('O');
    console.screen.type("Ring til 12 34 56 78");
    console.press(ui::Key::enter);
    console.refuse(
        {.kind = Refusal::Kind::free_text_refused, .danish = "Det ligner et telefonnummer.", .english = ""});
    CHECK(console.shows("Ring til 12 34 56 78"));
    CHECK(console.shows("Det ligner et telefonnummer."));
}

TEST_CASE("who takes a task from the list puts it back there, too") {
    SnapshotBuilder scene = quiet_with_tasks();
    ConsoleDriver console(scene, "14.27");
    console.press('O');
    console.screen.click("Tag opgaven");
    REQUIRE(console.posted<MoveTask>());
    const TaskId task = console.posted<MoveTask>()->task;
    scene.happens("14.28", TaskMoved{.task = task, .to = TaskState::taken}, "3", "MKH");
    console.accept();
    console.show(scene);
    CHECK(console.shows("MKH"));
    console.screen.click("Læg tilbage");
    CHECK(console.posted<MoveTask>()->task == task);
    CHECK(console.posted<MoveTask>()->to == TaskState::open);
}
