#include "shared/ui/scale.hpp"

#include <catch2/catch.hpp>

using namespace skranke::ui;

TEST_CASE("the console is drawn at 1 on a small laptop and grows in quarters with the screen") {
    CHECK(console_scale({.width = 1280, .height = 720}) == 1.0F);
    CHECK(console_scale({.width = 1366, .height = 768}) == 1.0F);
    CHECK(console_scale({.width = 1920, .height = 1080}) == 1.25F);
    CHECK(console_scale({.width = 2560, .height = 1440}) == 1.5F);
    CHECK(console_scale({.width = 3840, .height = 2160}) == 1.75F);
}

TEST_CASE("a narrow or low window does not make the console's letters larger") {
    CHECK(console_scale({.width = 2560, .height = 720}) == 1.0F);
    CHECK(console_scale({.width = 1280, .height = 1440}) == 1.0F);
}

TEST_CASE("the console never goes below what the desktop asks for") {
    CHECK(console_scale({.width = 640, .height = 480}) == 1.0F);
    CHECK(console_scale({.width = 2560, .height = 1440, .content_scale = 2}) == 2.0F);
    CHECK(console_scale({.width = 800, .height = 600, .content_scale = 1.5F}) == 1.5F);
}

TEST_CASE("a person's own text size multiplies the console's scale") {
    CHECK(console_scale({.width = 1280, .height = 720}, 150) == 1.5F);
    CHECK(console_scale({.width = 1920, .height = 1080}, 130) == Approx(1.625));
}

TEST_CASE("the display is drawn to its shorter side, lying or upright") {
    CHECK(display_scale({.width = 1920, .height = 1080}) == 1.0F);
    CHECK(display_scale({.width = 1080, .height = 1920}) == 1.0F);
    CHECK(display_scale({.width = 3840, .height = 2160}) == 2.0F);
    CHECK(display_scale({.width = 1280, .height = 720}) == Approx(720.0 / 1080));
}
