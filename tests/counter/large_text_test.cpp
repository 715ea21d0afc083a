// The size of the text: how it is changed, kept, and what has room then.
#include <catch2/catch.hpp>

#include "counter/device_settings.hpp"
#include "counter/settings_thread.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

CounterAppOptions at_percent(int percent) {
    CounterAppOptions options = ConsoleDriver::at_skranke_3();
    options.text_percent = percent;
    return options;
}

bool is_inside(const ui::Rect& rect, const ui::Rect& screen) {
    return rect.x >= screen.x - 0.5F && rect.y >= screen.y - 0.5F && rect.right() <= screen.right() + 0.5F &&
           rect.bottom() <= screen.bottom() + 0.5F;
}

}  // namespace

TEST_CASE("Ctrl and plus or minus change the size of the text, in steps, also while something is typed") {
    ConsoleDriver console(busy_morning(), "10.24");
    const float width = console.screen.ui().screen().width;
    console.screen.press_with_control('+');
    CHECK(console.app.state().device_settings.text_percent == 115);
    CHECK(console.screen.ui().screen().width < width);
    console.press('N');
    console.press('S');
    for (int i = 0; i < 4; ++i) console.screen.press_with_control('+');
    CHECK(console.app.state().device_settings.text_percent == 150);
    console.screen.press_with_control('-');
    CHECK(console.app.state().device_settings.text_percent == 130);
    console.screen.press_with_control('0');
    CHECK(console.app.state().device_settings.text_percent == 100);
    CHECK(console.screen.ui().screen().width == width);
    CHECK(std::get<NewTicketDialog>(console.app.state().dialog).picker.search.empty());
}

TEST_CASE("from the help the text, the colours and the language can be chosen, and hold at once") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press(ui::Key::f1);
    console.press('U');
    console.press('3');
    console.press('M');
    console.press('E');
    const DeviceSettings& settings = console.app.state().device_settings;
    CHECK(settings.text_percent == 130);
    CHECK(settings.theme == ui::Theme::dark);
    CHECK(settings.language == Language::english);
    CHECK(console.shows("Size of the text"));
    console.press(ui::Key::escape);
    CHECK(console.shows("Finish"));
}

TEST_CASE("on the smallest window every button that the work needs is on the screen at every size") {
    for (const int percent : text_percents) {
        for (const auto& scene : {ready_for_next(), next_called(), busy_morning()}) {
            ConsoleDriver console(scene, "10.27", at_percent(percent));
            const ui::Rect all = console.screen.ui().screen();
            for (const ui::Item& item : console.screen.registry().items()) {
                const bool scrolls = item.kind == ui::ItemKind::row || item.kind == ui::ItemKind::option ||
                                     item.name.starts_with("call ");
                if (item.kind == ui::ItemKind::text || scrolls) continue;
                INFO(percent << " % " << item.name << " " << item.label);
                CHECK(is_inside(item.rect, all));
            }
            CHECK(console.screen.registry().find("primary"));
        }
    }
}

TEST_CASE("up to 130 % all that a citizen in service needs is in sight, also with a step to take back") {
    SnapshotBuilder started = next_called();
    started.start("A 041", "10.27");
    for (const int percent : {100, 115, 130}) {
        for (const auto& scene : {busy_morning(), started}) {
            ConsoleDriver console(scene, "10.27", at_percent(percent));
            int outcomes = 0;
            for (const ui::Item& item : console.screen.registry().items()) {
                if (item.kind != ui::ItemKind::option) continue;
                INFO(percent << " % " << item.label);
                CHECK(item.hit.height >= item.rect.height);
                ++outcomes;
            }
            CHECK(outcomes == 6);
        }
    }
}

TEST_CASE("at 130 % a visit's fields are in sight under its appointments") {
    SnapshotBuilder scene = ready_for_next();
    for (int i = 0; i < 5; ++i) {
        scene.happens("09.30",
                      SessionAppointmentMade{.kind = SessionKind::psychiatric_ward, .at = scene.at("10.15")});
    }
    ConsoleDriver console(scene, "10.24", at_percent(130));
    console.press('D');
    console.press('5');
    int fields = 0;
    for (const ui::Item& item : console.screen.registry().items()) {
        if (item.name != "session time" && item.name != "participants") continue;
        CHECK(item.hit.height >= item.rect.height);
        ++fields;
    }
    CHECK(fields == 2);
}

TEST_CASE("with large text focus brings what it comes to into sight") {
    ConsoleDriver console(busy_morning(), "10.24", at_percent(150));
    console.press(ui::Key::f1);
    const auto visible = [&](std::string_view name) {
        const ui::Item* item = console.screen.registry().find(name);
        return item != nullptr && item->hit.height > 40;
    };
    CHECK_FALSE(visible("Vis rundt"));
    for (int i = 0; i < 8 && !visible("Vis rundt"); ++i) console.press(ui::Key::tab);
    CHECK(visible("Vis rundt"));
}

TEST_CASE("settings are kept on the device, and are there when the program starts again") {
    TemporaryFolder folder;
    CHECK(*read_settings(folder.path()) == DeviceSettings{});
    const DeviceSettings settings{.text_percent = 130,
                                  .theme = ui::Theme::dark,
                                  .language = Language::english,
                                  .shown_around = {PersonId{"LBJ"}, PersonId{"MKH"}}};
    {
        SettingsThread thread(folder.path());
        thread.door().keep({.text_percent = 150});
        thread.door().keep(settings);
    }
    CHECK(*read_settings(folder.path()) == settings);
}

TEST_CASE("a setting that cannot be understood is passed over, and the others hold") {
    const DeviceSettings settings =
        parse_settings("text-size 999\ntheme blue\nshoe-size 44\n\nlanguage en\nshown-around MKH\n");
    CHECK(settings.text_percent == 100);
    CHECK(settings.theme == ui::Theme::light);
    CHECK(settings.language == Language::english);
    CHECK(settings.shown_around.contains(PersonId{"MKH"}));
}

TEST_CASE("a setting that cannot be kept holds all the same, and the console says so") {
    ConsoleDriver console(busy_morning(), "10.24", ConsoleDriver::at_skranke_3(), {1280, 720, 1}, {},
                          {.keep = [](const DeviceSettings&) {}, .take_failure = [] { return true; }});
    CHECK(console.shows("Indstillingen kan ikke gemmes"));
}
