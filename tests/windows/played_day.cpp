#include "tests/windows/played_day.hpp"

#include <stdexcept>

#include "shared/base/calendar.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"
#include "tests/support/process.hpp"

namespace skranke::test {

namespace {

// No script names a date: a device doubts one that lies before it was built, so the day is tomorrow.
std::chrono::local_days tomorrow() {
    return std::chrono::local_days{service_day_of(SystemClock{}.now()).date} + std::chrono::days{1};
}

UtcTime noon_before(std::chrono::local_days date) { return from_danish_time(date - std::chrono::hours{12}); }

}  // namespace

Stage::Stage(const std::filesystem::path& folder, const DayScript& script)
    : date_(tomorrow()), clock_(folder / "clock", noon_before(date_)), node_(folder / "node") {
    std::vector<std::string> command{program("skranke"), "init", "--data", node_, "--demo", "--letter", "A"};
    command.insert(command.end(), {"--site", script.site, "--desk", script.desk});
    const auto made = run_process(clock_.under(command));
    if (made.exit_code != 0) throw std::runtime_error(made.err);
}

UtcTime Stage::time_of(const Step& step) const { return from_danish_time(date_ + step.at); }

void Stage::begin(const Step& step) { clock_.set(time_of(step)); }

std::vector<Day> Stage::played() const {
    SystemRandom random;
    const auto node = QueueNode::open({.folder = node_}, clock_, random);
    if (!node) throw std::runtime_error(node.error().message);
    std::vector<Day> days;
    for (const auto& day : (*node)->snapshot()->days)
        if (day->day == service_day_of(clock_.now())) days.push_back(*day);
    return days;
}

}  // namespace skranke::test
