#include "tests/windows/day_script.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <stdexcept>

namespace skranke::test {

namespace {

// Words, and "several words" as one.
std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> std::quoted(word);) words.push_back(word);
    return words;
}

// "10.05", or "10.05.20" where the seconds matter.
std::chrono::seconds time_of_day(const std::string& text) {
    int hour = 0, minute = 0, second = 0;
    if (std::sscanf(text.c_str(), "%2d.%2d.%2d", &hour, &minute, &second) < 2)
        throw std::runtime_error("no time of day: " + text);
    return std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

Step read_step(const std::string& line, std::vector<std::string> words) {
    Step step;
    step.line = line;
    if (const auto arrow = std::ranges::find(words, "->"); arrow != words.end()) {
        if (arrow + 1 != words.end()) step.expected = *(arrow + 1);
        words.erase(arrow, words.end());
    }
    if (words.size() < 3) throw std::runtime_error("a step says when, who and what: " + line);
    step.at = time_of_day(words[0]);
    step.person = words[1];
    step.verb = words[2];
    step.words.assign(words.begin() + 3, words.end());
    return step;
}

}  // namespace

bool Step::says(const std::string& word) const { return std::ranges::find(words, word) != words.end(); }

std::vector<std::string> Step::all_after(const std::string& word) const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == word) found.push_back(words[i + 1]);
    return found;
}

std::string Step::after(const std::string& word) const {
    const auto all = all_after(word);
    return all.empty() ? std::string{} : all.front();
}

const std::string& Step::what() const {
    if (words.empty()) throw std::runtime_error("what? " + line);
    return words.front();
}

DayScript read_day_script(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("there is no script " + file.string());
    DayScript script;
    for (std::string line; std::getline(in, line);) {
        auto words = words_of(line.substr(0, line.find('#')));
        if (words.empty()) continue;
        if (words[0] == "site" && words.size() == 2)
            script.site = words[1];
        else if (words[0] == "desk" && words.size() == 2)
            script.desk = words[1];
        else
            script.steps.push_back(read_step(line, std::move(words)));
    }
    return script;
}

}  // namespace skranke::test
