// What a person can do to the widgets, through the same frames that the windows draw.
#include <catch2/catch.hpp>

#include "shared/ui/headless.hpp"
#include "tests/ui/gallery/gallery.hpp"

using namespace skranke;
using namespace std::chrono_literals;
using ui::Key;

namespace {

struct Scene {
    test::Gallery gallery;
    ui::ScreenApp app = gallery.app();
    ui::Headless screen{app, {.width = 1280, .height = 1400}};

    Scene() { screen.frame(); }
    std::string pressed() { return std::exchange(gallery.pressed, {}); }
    std::string focused() const {
        const ui::Item* item = screen.registry().focused();
        return item == nullptr ? std::string{} : item->name;
    }
    void focus(std::string_view name) {
        for (int step = 0; step < 60 && focused() != name; ++step) screen.press(Key::tab);
        REQUIRE(focused() == name);
    }
};

}  // namespace

TEST_CASE("a button is pressed by a click that begins and ends on it") {
    Scene scene;
    CHECK(scene.screen.click("Kald næste"));
    CHECK(scene.pressed() == "primary");
    CHECK(scene.screen.click("Pause"));
    CHECK(scene.pressed() == "pause");
}

TEST_CASE("nothing is pressed by a click beside it") {
    Scene scene;
    scene.screen.click(ui::Point{10, 10});
    CHECK(scene.pressed().empty());
}

TEST_CASE("a small target is reached in the room of 44 around it") {
    Scene scene;
    const ui::Item* tab = scene.screen.registry().find("Mine emner");
    REQUIRE(tab != nullptr);
    REQUIRE(tab->rect.height == 36);
    scene.screen.click({tab->rect.centre().x, tab->rect.y - 3});
    CHECK(scene.gallery.chosen_tab == 1);
}

TEST_CASE("no target is smaller than 44 by 44") {
    Scene scene;
    for (const ui::Item& item : scene.screen.registry().items()) {
        if (item.kind == ui::ItemKind::text) continue;
        INFO(item.name);
        CHECK(item.hit.width >= 44);
        CHECK(item.hit.height >= 44);
    }
}

TEST_CASE("two widgets of a layer never share a name") {
    Scene scene;
    for (const ui::Item& one : scene.screen.registry().items()) {
        for (const ui::Item& other : scene.screen.registry().items()) {
            if (&one == &other || one.id == 0) continue;
            INFO(one.name);
            // The sheet shows the status line three times: each has its own help.
            if (one.name != "help" && one.name != "status action") CHECK(one.id != other.id);
        }
    }
}

TEST_CASE("the letter on the keycap presses a button from anywhere") {
    Scene scene;
    scene.screen.press('K');
    CHECK(scene.pressed() == "primary");
    scene.screen.press('V');
    CHECK(scene.pressed() == "transfer");
    scene.screen.press('2');
    CHECK(scene.gallery.chosen_option == 0);
}

TEST_CASE("letters are text while a field has focus, and keys again when it has lost it") {
    Scene scene;
    scene.screen.press('S');
    CHECK(scene.focused() == "Søg blandt 34 emner");
    scene.screen.press('K');
    CHECK(scene.pressed().empty());
    CHECK(scene.gallery.search == "K");
    scene.screen.press(Key::tab);
    scene.screen.press('K');
    CHECK(scene.pressed() == "primary");
    CHECK(scene.gallery.search == "K");
}

TEST_CASE("a field takes Danish letters at its caret") {
    Scene scene;
    scene.screen.click("Søg blandt 34 emner");
    scene.screen.type("blåbær");
    scene.screen.press(Key::home);
    scene.screen.type("Æ");
    CHECK(scene.gallery.search == "Æblåbær");
    scene.screen.press(Key::del);
    CHECK(scene.gallery.search == "Ælåbær");
}

TEST_CASE("Tab goes through everything in order and back, skipping what is disabled") {
    Scene scene;
    scene.gallery.disabled = true;
    scene.screen.frame();
    scene.screen.press(Key::tab);
    const std::string first = scene.focused();
    CHECK(first == "Viderestil");
    scene.screen.press(Key::tab);
    CHECK(scene.focused() == "Straksafklaret");
    scene.screen.press(Key::tab, true);
    CHECK(scene.focused() == first);
    scene.screen.press(Key::tab, true);
    CHECK(scene.focused() == "toast");
}

TEST_CASE("arrows move focus to the neighbour in their direction") {
    Scene scene;
    scene.focus("Straksafklaret");
    scene.screen.press(Key::right);
    CHECK(scene.focused() == "Løst");
    scene.screen.press(Key::right);
    CHECK(scene.focused() == "Medbetjent");
    scene.screen.press(Key::left);
    CHECK(scene.focused() == "Løst");
    scene.focus("A 039");
    scene.screen.press(Key::down);
    CHECK(scene.focused() == "C 011");
}

TEST_CASE("Enter and space press what has focus, and only that") {
    Scene scene;
    scene.screen.press(Key::enter);
    CHECK(scene.pressed().empty());
    scene.focus("Pause");
    scene.screen.press(Key::enter);
    CHECK(scene.pressed() == "pause");
    scene.screen.press(' ');
    CHECK(scene.pressed() == "pause");
}

TEST_CASE("focus is a ring, seen around what has it") {
    Scene scene;
    scene.focus("Pause");
    const ui::Rect rect = scene.screen.registry().find("Pause")->rect;
    const ui::Picture picture = scene.screen.picture();
    const int middle = static_cast<int>(rect.centre().y);
    CHECK(picture.at(static_cast<int>(rect.x) - 4, middle) == ui::light_colours.focus);
    CHECK(picture.at(static_cast<int>(rect.x) - 2, middle) == ui::light_colours.bg);
}

TEST_CASE("a disabled button answers neither mouse nor key nor Enter") {
    Scene scene;
    scene.gallery.disabled = true;
    scene.screen.frame();
    CHECK_FALSE(scene.screen.click("Kald næste"));
    scene.screen.click(scene.screen.registry().find("primary")->rect.centre());
    scene.screen.press('K');
    scene.screen.press('P');
    CHECK(scene.pressed().empty());
    CHECK(scene.screen.picture().at(60, 110) == ui::light_colours.inset);
}

TEST_CASE("for 400 ms after its meaning has changed the primary button takes no press") {
    Scene scene;
    scene.gallery.primary_label = "Start";
    scene.screen.frame();
    scene.screen.press('K');
    CHECK(scene.pressed().empty());
    scene.screen.advance(399ms);
    scene.screen.press('K');
    CHECK(scene.pressed().empty());
    scene.screen.advance(1ms);
    scene.screen.press('K');
    CHECK(scene.pressed() == "primary");
}

TEST_CASE("under the mouse a button has another colour, and another yet when held") {
    Scene scene;
    CHECK(scene.screen.picture().at(60, 110) == ui::light_colours.primary);
    scene.screen.move_mouse({100, 140});
    CHECK(scene.screen.picture().at(60, 110) == ui::light_colours.primary_hover);
}

TEST_CASE("a row offers its button under the mouse, and the button is not the row") {
    Scene scene;
    CHECK(scene.screen.registry().find("call A 039") == nullptr);
    scene.screen.move_mouse({800, 187});
    REQUIRE(scene.screen.click("call A 039"));
    CHECK(scene.pressed() == "call A 039");
    scene.screen.click(ui::Point{800, 187});
    CHECK(scene.pressed() == "row A 039");
}

TEST_CASE("while a dialog is open nothing under it can be reached") {
    Scene scene;
    scene.gallery.dialog_open = true;
    scene.screen.frame();
    scene.screen.press('K');
    scene.screen.click("Kald næste");
    CHECK(scene.pressed().empty());
    scene.screen.press('J');
    CHECK(scene.pressed() == "yes");
    // N is "Nej" here, and "Nyt nummer" on the screen below.
    scene.screen.press('N');
    CHECK(scene.pressed() == "no");
    for (int step = 0; step < 10; ++step) {
        scene.screen.press(Key::tab);
        CHECK(scene.screen.registry().focused()->layer == 1);
    }
}

TEST_CASE("a dialog begins with its default focused, Esc closes it, and focus is where it was") {
    Scene scene;
    scene.focus("Viderestil");
    scene.gallery.dialog_open = true;
    scene.screen.frame();
    CHECK(scene.focused() == "go on");
    scene.screen.press(Key::enter);
    CHECK(scene.pressed() == "go on");
    scene.screen.press(Key::escape);
    CHECK_FALSE(scene.gallery.dialog_open);
    CHECK(scene.focused() == "Viderestil");
}

TEST_CASE("F6 moves focus to the receipt, where Enter takes the action back") {
    Scene scene;
    scene.screen.press(Key::f6);
    CHECK(scene.focused() == "toast");
    scene.screen.press(Key::enter);
    CHECK(scene.pressed() == "undo");
}

TEST_CASE("at rest a frame asks for no other") {
    Scene scene;
    CHECK_FALSE(scene.screen.next_frame_in());
    const auto before = scene.screen.drawing_digest();
    scene.screen.advance(10s);
    CHECK(scene.screen.drawing_digest() == before);
}

TEST_CASE("every sentence of the screen can be found by its words") {
    Scene scene;
    CHECK(scene.screen.registry().shows("Uden net siden kl. 10.14"));
    CHECK(scene.screen.registry().shows("Det ligner et CPR-nummer"));
    CHECK_FALSE(scene.screen.registry().shows("Er kommunalt ID-kort vist?"));
}

TEST_CASE("the dark theme draws the same places in its own colours") {
    Scene light;
    const ui::Picture by_day = light.screen.picture();
    const ui::Rect place = light.screen.registry().find("primary")->rect;
    light.gallery.dark = true;
    light.screen.frame();
    const ui::Picture by_night = light.screen.picture();
    CHECK(light.screen.registry().find("primary")->rect == place);
    CHECK(by_day.at(60, 110) == ui::light_colours.primary);
    CHECK(by_night.at(60, 110) == ui::dark_colours.primary);
    CHECK(by_night.at(5, 5) == ui::dark_colours.bg);
}

TEST_CASE("on a larger screen everything keeps its logical place and is drawn larger") {
    Scene scene;
    const ui::Rect place = scene.screen.registry().find("primary")->rect;
    scene.screen.resize({.width = 2560, .height = 2800});
    scene.screen.frame();
    CHECK(scene.screen.registry().find("primary")->rect == place);
    CHECK(scene.screen.picture().at(90, 160) == ui::light_colours.primary);
}
