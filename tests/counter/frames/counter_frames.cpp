// What a frame of the console costs the processor with 500 waiting, the drawing by the graphics card apart:
//   counter_frames
// Prints the median, the 99th percentile and the worst of a thousand key presses and mouse moves, each with
// all the frames that it makes.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <vector>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

namespace {

using namespace skranke;
using namespace skranke::test;
using Milliseconds = std::chrono::duration<double, std::milli>;

Milliseconds thread_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

// 500 wait, every tenth escorted; 60 have been called, so that some were overtaken.
SnapshotBuilder long_line() {
    constexpr std::array services{"B02", "A01", "B02", "C01", "A04", "B01", "E03", "D02", "B02", "A01"};
    SnapshotBuilder scene;
    scene.open().connected({"Skranke 1", "Skranke 2", "Bord 4"});
    const auto time_of = [](int minutes) {
        return fmt::format("{:02}.{:02}", 8 + minutes / 60, minutes % 60);
    };
    const auto number_of = [](int i) {
        return fmt::format("{} {}", static_cast<char>('A' + i / 200), i % 200 + 1);
    };
    for (int i = 0; i < 560; ++i)
        scene.issue(number_of(i), services[static_cast<std::size_t>(i) % services.size()], time_of(i / 3),
                    i % 10 == 0 ? Escort::card_shown : Escort::none);
    for (int i = 0; i < 60; ++i) {
        const std::string called = time_of(190 + i);
        scene.call(number_of(i), called, "1", "LBJ").start(number_of(i), called).finish(number_of(i), called);
    }
    return scene;
}

}  // namespace

int main() {
    ConsoleDriver console(long_line(), "12.30");
    std::vector<Milliseconds> times;
    const auto measure = [&](auto act) {
        const auto before = thread_time();
        act();
        times.push_back(thread_time() - before);
    };
    for (int round = 0; round < 100; ++round) {
        for (int tab = 0; tab < 4; ++tab) measure([&] { console.press(ui::Key::tab); });
        const auto across = static_cast<float>(round % 10);
        measure([&] { console.screen.move_mouse({700 + across * 40, 150 + across * 45}); });
        measure([&] { console.screen.wheel({900, 400}, round % 2 == 0 ? -3.0F : 3.0F); });
        measure([&] { console.press('B'); });
        measure([&] { console.screen.type("4"); });
        measure([&] { console.press(ui::Key::escape); });
        measure([&] { console.set_time(round % 2 == 0 ? "12.31" : "12.30"); });
    }
    std::ranges::sort(times);
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))].count();
    };
    fmt::print("500 waiting, {} inputs: median {:.2f} ms, 99th percentile {:.2f} ms, worst {:.2f} ms\n",
               times.size(), at(0.5), at(0.99), at(1));
}
