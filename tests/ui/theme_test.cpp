#include "shared/ui/theme.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <initializer_list>

using namespace skranke::ui;

namespace {

constexpr double for_text = 4.5;
constexpr double for_parts = 3.0;
constexpr double for_display = 7.0;

// `colour` on every one of the backgrounds.
double worst(Colour colour, std::initializer_list<Colour> backgrounds) {
    double least = 21;
    for (const Colour background : backgrounds) least = std::min(least, contrast_ratio(colour, background));
    return least;
}

}  // namespace

TEST_CASE("contrast is 21 between black and white, and 1 between equals") {
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21.0));
    CHECK(contrast_ratio(rgb(0x777777), rgb(0x777777)) == Approx(1.0));
}

TEST_CASE("every text of the console can be read on every ground it may stand on") {
    for (const Colours& c : {light_colours, dark_colours}) {
        CHECK(worst(c.text, {c.bg, c.surface, c.inset, c.hover, c.pressed, c.soft}) >= for_text);
        CHECK(worst(c.text_2, {c.bg, c.surface, c.inset, c.hover, c.pressed}) >= for_text);
        CHECK(worst(c.text_off, {c.inset, c.surface, c.bg}) >= for_text);
        CHECK(worst(c.primary, {c.surface, c.bg, c.hover, c.soft}) >= for_text);
        CHECK(worst(c.on_primary, {c.primary, c.primary_hover, c.primary_pressed}) >= for_text);
        CHECK(worst(c.on_primary_2, {c.primary, c.primary_hover, c.primary_pressed}) >= for_text);
        CHECK(worst(c.soft_text, {c.soft}) >= for_text);
        CHECK(worst(c.notice_text, {c.notice_bg}) >= for_text);
        CHECK(worst(c.ok, {c.surface, c.inset, c.ok_bg}) >= for_text);
        CHECK(worst(c.error, {c.surface, c.bg, c.error_bg}) >= for_text);
        // A toast is drawn in these two.
        CHECK(contrast_ratio(c.surface, c.text) >= for_text);
    }
}

TEST_CASE("borders, focus and bars stand out from what they lie on") {
    for (const Colours& c : {light_colours, dark_colours}) {
        CHECK(worst(c.line_strong, {c.bg, c.surface, c.inset, c.hover, c.soft}) >= for_parts);
        CHECK(worst(c.focus, {c.bg, c.surface}) >= for_parts);
        CHECK(worst(c.notice_line, {c.notice_bg}) >= for_parts);
        CHECK(worst(c.chart_50, {c.surface}) >= for_parts);
        CHECK(worst(c.chart_80, {c.surface}) >= for_parts);
        CHECK(worst(c.chart_90, {c.surface}) >= for_parts);
    }
}

TEST_CASE("everything on the display has the contrast that four metres ask for") {
    for (const DisplayColours& c : {light_display_colours, dark_display_colours}) {
        CHECK(worst(c.text, {c.bg, c.surface}) >= for_display);
        CHECK(worst(c.text_2, {c.bg, c.surface}) >= for_display);
        CHECK(worst(c.on_fresh, {c.fresh}) >= for_display);
        CHECK(worst(c.on_fresh_2, {c.fresh}) >= for_display);
        CHECK(worst(c.fresh_line, {c.bg}) >= for_display);
    }
}

TEST_CASE("a theme is known by its name, and no other word is") {
    CHECK(parse_theme("light") == Theme::light);
    CHECK(parse_theme("dark") == Theme::dark);
    CHECK(parse_theme("system") == Theme::follow_system);
    CHECK_FALSE(parse_theme("Dark"));
    CHECK_FALSE(parse_theme(""));
}

TEST_CASE("following the system means its dark variant when the desktop names one") {
    ::setenv("GTK_THEME", "Adwaita:dark", 1);
    CHECK(is_dark(Theme::follow_system));
    CHECK_FALSE(is_dark(Theme::light));
    ::setenv("GTK_THEME", "Adwaita", 1);
    CHECK_FALSE(is_dark(Theme::follow_system));
    CHECK(is_dark(Theme::dark));
    ::unsetenv("GTK_THEME");
}
