#include "counter/program_options.hpp"

#include <catch2/catch.hpp>

using namespace skranke;
using namespace std::chrono_literals;

namespace {

const UtcTime noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 11h};

Result<ProgramOptions> parse(ProgramArguments arguments) {
    arguments.data = "node";
    return parse_arguments(arguments, noon);
}

}  // namespace

TEST_CASE("the console's arguments are read") {
    const auto options = parse({.data = "",
                                .listen = "127.0.0.1:7301",
                                .desk = "Skranke 2",
                                .person = "mkh",
                                .screenshot = "x.png",
                                .now = "",
                                .peers = {"127.0.0.1:7302"},
                                .size = "1920x1080",
                                .theme = "dark",
                                .language = "en",
                                .text_size = "130"});
    REQUIRE(options);
    CHECK(options->width == 1920);
    CHECK(options->height == 1080);
    CHECK(options->app.theme == ui::Theme::dark);
    CHECK(options->app.language == Language::english);
    CHECK(options->app.text_percent == 130);
    CHECK(options->node.peers == std::vector<std::string>{"127.0.0.1:7302"});
    CHECK(options->clock_offset == 0ms);
}

TEST_CASE("a time of day for a picture is Danish wall time") {
    ProgramArguments arguments;
    arguments.now = "2026-11-21T10:24";
    const auto options = parse(arguments);
    REQUIRE(options);
    CHECK(options->clock_offset == -96min);
    arguments.now = "10:24";
    CHECK(parse(arguments)->clock_offset == -96min);
}

TEST_CASE("what cannot be understood is named") {
    const auto message = [](auto change) {
        ProgramArguments arguments;
        change(arguments);
        const auto options = parse(arguments);
        return options ? std::string{} : options.error().message;
    };
    CHECK(message([](auto& a) { a.size = "big"; }) == "--size: 'big' is not a size; write it as 1280x720");
    CHECK(message([](auto& a) { a.size = "1280x"; }).starts_with("--size"));
    CHECK(message([](auto& a) { a.size = "1x1"; }).starts_with("--size"));
    CHECK(message([](auto& a) { a.theme = "red"; }).starts_with("--theme"));
    CHECK(message([](auto& a) { a.text_size = "140"; }).starts_with("--text-size"));
    CHECK(message([](auto& a) { a.language = "se"; }).starts_with("--language"));
    CHECK(message([](auto& a) { a.now = "10.24"; }).starts_with("--now"));
    CHECK(message([](auto& a) { a.now = "2026-11-21T25:00"; }).starts_with("--now"));
}
