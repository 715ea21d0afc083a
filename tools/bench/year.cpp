// Fills a folder with a year's closed days, as a console has them on disk when it starts on a morning in its
// second year.
//   skranke-bench-year FOLDER [DAYS] [NUMBERS A DAY]
#include <cstdlib>
#include <iostream>
#include <span>

#include "shared/base/calendar.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"

namespace {

using namespace skranke;
using namespace std::chrono_literals;

// Goes on only when it is told to.
class CalendarClock final : public Clock {
public:
    explicit CalendarClock(UtcTime now) : now_(now) {}
    UtcTime now() const override { return now_; }
    std::chrono::nanoseconds monotonic() const override { return now_.time_since_epoch(); }
    void set(UtcTime now) { now_ = now; }

private:
    UtcTime now_;
};

void must(const std::expected<Performed, Refused>& performed) {
    if (performed) return;
    const auto* refusal = std::get_if<Refusal>(&performed.error());
    std::cerr << (refusal ? refusal->english : std::get<Error>(performed.error()).message) << '\n';
    std::exit(1);
}

// Opened, served and closed.
void live_day(QueueNode& node, CalendarClock& clock, UtcTime opening, int numbers) {
    clock.set(opening);
    must(node.perform(OpenDay{service_day_of(opening)}));
    // The first ten are served at any desk.
    const auto municipality = node.snapshot()->municipality;
    const auto services = std::span(municipality->services).first(10);
    for (int i = 0; i < numbers; ++i) {
        clock.set(opening + i * 6min);
        const auto& service = services[static_cast<std::size_t>(i) % services.size()].id;
        must(node.perform(IssueTicket{service, i % 7 == 0 ? Escort::card_shown : Escort::none}));
        must(node.perform(CallNext{}));
        must(node.perform(StartService{}));
        clock.set(clock.now() + 5min);
        must(node.perform(FinishService{.ticket = {}, .outcome = Outcome::solved, .referred_to = {}}));
    }
    must(node.perform(CloseDay{}));
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 2) {
        std::cerr << "skranke-bench-year FOLDER [DAYS] [NUMBERS A DAY]\n";
        return 2;
    }
    const int days = argument_count > 2 ? std::atoi(arguments[2]) : 250;
    const int numbers = argument_count > 3 ? std::atoi(arguments[3]) : 60;
    const auto today = std::chrono::local_days{service_day_of(SystemClock{}.now()).date};
    const auto opening = [&](int days_ago) {
        return from_danish_time(today - std::chrono::days{days_ago} + 9h);
    };
    CalendarClock clock(opening(days + 1));
    SystemRandom random;
    NewNode folder;
    folder.folder = arguments[1];
    folder.demo = true;
    const auto made = QueueNode::create(folder, clock, random);
    const auto node = made ? QueueNode::open({.folder = folder.folder, .date_checks = false}, clock, random)
                           : Result<std::unique_ptr<QueueNode>>{std::unexpected(made.error())};
    if (!node) {
        std::cerr << node.error().message << '\n';
        return 1;
    }
    for (int ago = days; ago > 0; --ago) live_day(**node, clock, opening(ago), numbers);
    return 0;
}
