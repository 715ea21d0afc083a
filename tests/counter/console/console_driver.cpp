#include "tests/counter/console/console_driver.hpp"

#include <utility>

#include "shared/text/format.hpp"

namespace skranke::test {

ConsoleDriver::ConsoleDriver(const SnapshotBuilder& scene, std::string_view time, CounterAppOptions options,
                             ui::WindowSize size, std::set<PersonId> with_pin, SettingsDoor settings)
    : people_with_pin(std::move(with_pin)),
      day_(scene.day()),
      snapshot_(scene.build()),
      clock_(scene.at(time)),
      app(std::move(options),
          {.snapshot = [this] { return snapshot_; },
           .post = [this](Intent intent) { intents.push_back(std::move(intent)); },
           .take_replies = [this] { return std::exchange(replies, {}); }},
          clock_,
          {.people = [this] { return people_with_pin; },
           .post = [this](PinRequest request) { pin_requests.push_back(std::move(request)); },
           .take_replies = [this] { return std::exchange(pin_replies, {}); }},
          std::move(settings),
          {.sticks = [this] { return sticks; },
           .exchange = [this](std::filesystem::path stick) { exchanged_with.push_back(std::move(stick)); },
           .take_result = [this] { return std::exchange(exchange_ends, std::nullopt); }}),
      screen_app_(app.screen_app()),
      screen(screen_app_, size) {
    screen.frame();
    pause();
}

void ConsoleDriver::answer_pin(PinVerdict verdict) {
    pin_replies.push_back({.request = pin_requests.back(), .result = verdict});
    screen.frame();
}

std::string plain(std::string_view text) {
    std::string spaced;
    while (!text.empty()) {
        if (text.starts_with(no_break_space)) {
            spaced += ' ';
            text.remove_prefix(no_break_space.size());
        } else {
            spaced += text.front();
            text.remove_prefix(1);
        }
    }
    return spaced;
}

std::string ConsoleDriver::all_text() const { return plain(screen.registry().all_text()); }

bool ConsoleDriver::shows(std::string_view words) const {
    return all_text().find(words) != std::string::npos;
}

CounterAppOptions ConsoleDriver::at_skranke_3() {
    return {.language = Language::danish, .theme = ui::Theme::light, .desk = "Skranke 3", .person = "MKH"};
}

void ConsoleDriver::show(const SnapshotBuilder& scene) { show(*scene.build()); }

void ConsoleDriver::show(const Snapshot& snapshot) {
    snapshot_ = std::make_shared<const Snapshot>(snapshot);
    screen.frame();
}

void ConsoleDriver::set_time(std::string_view time) {
    clock_.set(clock_time(time, day_));
    screen.frame();
}

void ConsoleDriver::accept(const Ticket& ticket) {
    replies.push_back(
        {.id = intents.back().id, .result = Performed{.ticket = ticket, .day = day_, .reason_in_words = {}}});
    screen.frame();
}

void ConsoleDriver::refuse(Refusal refusal) {
    replies.push_back({.id = intents.back().id, .result = std::unexpected(Refused(std::move(refusal)))});
    screen.frame();
}

void ConsoleDriver::fail_with(Error error) {
    replies.push_back({.id = intents.back().id, .result = std::unexpected(Refused(std::move(error)))});
    screen.frame();
}

}  // namespace skranke::test
