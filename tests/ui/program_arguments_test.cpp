#include "shared/ui/program_arguments.hpp"

#include <catch2/catch.hpp>

#include "shared/base/calendar.hpp"

using namespace skranke;
using namespace std::chrono_literals;

TEST_CASE("a window's size is two numbers with an x between") {
    CHECK(ui::parse_size("1280x720") == ui::PixelSize{1280, 720});
    for (const char* wrong :
         {"", "1280", "x", "1280x", "x720", "1280x720x1", "12a0x720", "-1280x720", "100x100", "99999x720"}) {
        const auto size = ui::parse_size(wrong);
        REQUIRE_FALSE(size);
        CHECK_THAT(size.error().message, Catch::Contains("1280x720"));
    }
}

TEST_CASE("a time of day means the day of service, and a date may stand before it") {
    const UtcTime noon = from_danish_time(std::chrono::local_days{2026y / 11 / 21} + 12h);
    CHECK(ui::parse_wall_time("10:24", noon) ==
          from_danish_time(std::chrono::local_days{2026y / 11 / 21} + 10h + 24min));
    const UtcTime after_midnight = from_danish_time(std::chrono::local_days{2026y / 11 / 22} + 15min);
    CHECK(ui::parse_wall_time("10:24", after_midnight) == ui::parse_wall_time("10:24", noon));
    CHECK(ui::parse_wall_time("2025-07-01T09:05", noon) ==
          from_danish_time(std::chrono::local_days{2025y / 7 / 1} + 9h + 5min));
    for (const char* wrong : {"", "25:00", "10:60", "1024", "10.24", "2025-13-01T09:05", "T09:05", "10:2"}) {
        CHECK_FALSE(ui::parse_wall_time(wrong, noon));
    }
}
