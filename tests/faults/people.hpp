#pragma once
// Somebody at a desk of a real node, who chooses what to do by dice and by what the node answered.
#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace skranke::test {

class DeskPerson {
public:
    explicit DeskPerson(unsigned seed) : dice_(seed) {}

    // The next line for the node; its first word is the action.
    std::string choose();
    // What the node answered to an action.
    void hear(const nlohmann::json& answer);

private:
    bool chance(unsigned percent) { return dice_() % 100 < percent; }

    std::mt19937 dice_;
    std::string status_;       // of whoever is at the desk, as far as the person knows
    std::string last_number_;  // that was heard of
    bool called_twice_ = false;
    bool day_is_over_ = false;  // it is past midnight
};

}  // namespace skranke::test
