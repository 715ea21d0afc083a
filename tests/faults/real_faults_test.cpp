// Real processes are killed, stopped and kept apart, while people work. What they were told must stay true.
// SKRANKE_FAULT_SECONDS says how long (60), SKRANKE_FAULT_SEED which faults (1), SKRANKE_FAULT_NODES how many
// nodes (5), SKRANKE_FAULT_ACTIONS how much people do in a second (20): with 150 a day grows as long in two
// minutes as in fifteen.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

#include "tests/faults/town.hpp"

using namespace skranke::test;

namespace {

unsigned from_environment(const char* name, unsigned otherwise) {
    const char* text = std::getenv(name);
    return text ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

std::string tally(const Town& town, unsigned seed) {
    std::string text = "seed " + std::to_string(seed) + ": " + std::to_string(town.actions_told()) +
                       " actions told, " + std::to_string(town.actions_refused()) + " refused, " +
                       std::to_string(town.actions_unanswered()) + " never answered;";
    std::size_t all = 0;
    for (const auto& [fault, count] : town.faults()) {
        text += " " + std::to_string(count) + " " + fault + ",";
        all += count;
    }
    return text + " " + std::to_string(all) + " faults in all";
}

}  // namespace

TEST_CASE(
    "what people were told survives killed, stopped and parted processes, and all nodes come to agree") {
    const std::chrono::seconds length{from_environment("SKRANKE_FAULT_SECONDS", 60)};
    const auto seed = from_environment("SKRANKE_FAULT_SEED", 1);
    const auto actions = from_environment("SKRANKE_FAULT_ACTIONS", 20);
    constexpr std::chrono::seconds round{20};
    constexpr std::chrono::seconds time_to_heal{60};
    Town town(from_environment("SKRANKE_FAULT_NODES", 5), seed);

    const auto end = SteadyClock::now() + length;
    while (SteadyClock::now() < end) {
        town.live_until(std::min(end, SteadyClock::now() + round), actions, 5);
        const auto healed = town.heal_within(time_to_heal);
        INFO(tally(town, seed));
        INFO((healed ? std::string() : "not healed: " + healed.error()));
        REQUIRE(healed);
        const auto broken = town.broken_promises();
        for (const auto& promise : broken) UNSCOPED_INFO(promise);
        REQUIRE(broken.empty());
        town.wake_up();
    }
    std::cout << tally(town, seed) << std::endl;
    CHECK(town.actions_told() > 0);
}
