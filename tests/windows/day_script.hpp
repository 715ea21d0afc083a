#pragma once
// A day as a person tells it: at which time who does what. Data in tests/days, whose README says how they are
// written.
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace skranke::test {

struct Step {
    std::string line;           // as it stands in the script, for whoever reads a failure
    std::chrono::seconds at{};  // after midnight, in Denmark
    std::string person;
    std::string verb;
    std::vector<std::string> words;  // what is said about it
    std::string expected;            // the number that it must be about; empty: any

    bool says(const std::string& word) const;
    // The word after this one; empty if there is none.
    std::string after(const std::string& word) const;
    std::vector<std::string> all_after(const std::string& word) const;
    // The first word: a service, a number, an outcome. Throws if there is none.
    const std::string& what() const;
};

struct DayScript {
    std::string site, desk;
    std::vector<Step> steps;
};

// Throws, naming the line, if it is not understood.
DayScript read_day_script(const std::filesystem::path& file);

}  // namespace skranke::test
