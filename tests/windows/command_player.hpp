#pragma once
// Plays a script through the command line: a process for each step.
#include <nlohmann/json.hpp>

#include "tests/windows/played_day.hpp"

namespace skranke::test {

class CommandPlayer {
public:
    explicit CommandPlayer(Stage& stage) : stage_(stage) {}
    // Throws what the program said if it refuses.
    void play(const Step& step);

private:
    // What it says.
    std::string run(const Step& step, const std::string& subcommand, const std::vector<std::string>& words);
    nlohmann::json queue(const Step& step, const std::vector<std::string>& words);
    // True: another command than "queue" has done it.
    bool plays_elsewhere(const Step& step);
    std::string latest_help(const Step& step);

    Stage& stage_;
};

}  // namespace skranke::test
