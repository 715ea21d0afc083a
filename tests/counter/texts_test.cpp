// The tables of texts: nothing missing in either language, and nothing said twice under two names.
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "counter/console_texts.hpp"
#include "counter/learning_texts.hpp"
#include "counter/people_texts.hpp"
#include "counter/settings_texts.hpp"
#include "counter/stick_exchange.hpp"

using namespace skranke;

namespace {

// A table is nothing but texts, one after the other.
template <class Table>
void add(std::vector<std::string>& texts, const Table& table) {
    using Texts = std::array<std::string_view, sizeof(Table) / sizeof(std::string_view)>;
    for (const std::string_view text : std::bit_cast<Texts>(table)) texts.emplace_back(text);
}

std::vector<std::string> every_text(Language language) {
    std::vector<std::string> texts;
    add(texts, console_texts(language));
    add(texts, people_texts(language));
    add(texts, learning_texts(language));
    add(texts, settings_texts(language));
    add(texts, stick_texts(language));
    return texts;
}

}  // namespace

TEST_CASE("no text of the console is missing in either language") {
    const auto danish = every_text(Language::danish), english = every_text(Language::english);
    REQUIRE(danish.size() == english.size());
    for (std::size_t i = 0; i < danish.size(); ++i) {
        INFO(i << ": " << danish[i] << " / " << english[i]);
        CHECK_FALSE(danish[i].empty());
        CHECK_FALSE(english[i].empty());
    }
}

TEST_CASE("no text of the console stands in the tables under two names") {
    const auto danish = every_text(Language::danish), english = every_text(Language::english);
    std::map<std::pair<std::string, std::string>, int> times;
    for (std::size_t i = 0; i < danish.size(); ++i) ++times[{danish[i], english[i]}];
    for (const auto& [text, count] : times) {
        INFO(text.first << " / " << text.second);
        CHECK(count == 1);
    }
}
