#pragma once
// Real nodes, connected each with each through a bad network, people at their desks, and what can befall
// them.
#include <chrono>
#include <deque>
#include <expected>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/faults/bad_network.hpp"
#include "tests/faults/ledger.hpp"
#include "tests/faults/people.hpp"
#include "tests/support/serving_node.hpp"

namespace skranke::test {

using SteadyClock = std::chrono::steady_clock;

class Town {
public:
    Town(std::size_t nodes, unsigned seed);

    // Work and mishaps until then, at so many of each a second on average.
    void live_until(SteadyClock::time_point end, double actions_a_second, double faults_a_second);
    // Everything is repaired; within the limit all nodes hold the same, and have ended well. Otherwise: why
    // not.
    std::expected<void, std::string> heal_within(std::chrono::seconds limit);
    // After the town has healed: what the files say against what was told.
    std::vector<std::string> broken_promises() const { return ledger_.broken_promises(folders_); }
    // All nodes run again.
    void wake_up();

    const std::map<std::string, std::size_t>& faults() const { return faults_; }
    std::size_t actions_told() const { return ledger_.actions(); }
    std::size_t actions_refused() const { return refused_; }
    std::size_t actions_unanswered() const { return unanswered_; }

private:
    struct Desk {
        std::unique_ptr<ServingNode> node;  // null: its process was killed
        bool paused = false;
        DeskPerson person;
        std::size_t unanswered = 0;
    };
    struct Repair {
        SteadyClock::time_point due;
        enum class What { start, go_on, clear_weather } what;
        std::size_t which;
    };

    void start(std::size_t desk);
    void die_while_starting(std::size_t desk);
    void kill(std::size_t desk);
    void do_something();
    void press(Desk& desk);
    void something_happens();
    void repair(const Repair& repair);
    void hear(std::chrono::milliseconds patience);
    void take(std::size_t desk, const std::string& line);
    std::string what_differs();
    bool end_well();
    SteadyClock::duration random_length();

    std::mt19937 dice_;
    TemporaryFolder folder_;
    std::vector<std::string> folders_;
    BadNetwork network_;
    std::vector<std::vector<std::size_t>> ways_to_;  // by node
    std::vector<std::vector<std::size_t>> ways_from_;
    std::vector<Weather> weather_;  // by way
    std::deque<Desk> desks_;
    std::vector<Repair> repairs_;
    Ledger ledger_;
    std::map<std::string, std::size_t> faults_;
    std::size_t refused_ = 0, unanswered_ = 0;
};

}  // namespace skranke::test
