#pragma once
// The stage on which a script is played: a node's folder of its own, the clock, and the days as they ended.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "shared/queue/day.hpp"
#include "tests/windows/day_script.hpp"
#include "tests/windows/stage_clock.hpp"

namespace skranke::test {

class Stage {
public:
    // In a folder that is there. The device is made the day before, so that the day is still to be opened.
    Stage(const std::filesystem::path& folder, const DayScript& script);

    StageClock& clock() { return clock_; }
    const std::string& node() const { return node_; }
    // The clock goes on to the step's time.
    void begin(const Step& step);
    // What the node in the folder knows of the played day, once no program holds it any more: at each of a
    // van's stops, in the order of their ids.
    std::vector<Day> played() const;

private:
    UtcTime time_of(const Step& step) const;

    std::chrono::local_days date_;
    StageClock clock_;
    std::string node_;
};

}  // namespace skranke::test
