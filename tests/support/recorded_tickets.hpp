#pragma once
// The recorded tickets of real offices, for tests that are worth more with them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <vector>

#include "tools/replay/ticket_file.hpp"

namespace skranke::test {

// Empty if the records are not beside the project, which is said.
inline std::vector<replay::TicketRow> recorded_tickets() {
    const auto file = std::filesystem::path(SKRANKE_SOURCE_DIR) / ".." / "shared" / "datasets" /
                      "warsaw_offices_2020" / "warsaw_tickets_derived.csv";
    if (!std::filesystem::exists(file)) {
        std::cout << "SKIPPED: the recorded tickets are not beside the project" << std::endl;
        return {};
    }
    auto rows = replay::read_tickets(file);
    REQUIRE(rows);
    return *std::move(rows);
}

}  // namespace skranke::test
