#include "shared/queue/need.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace skranke {

namespace {

struct Words {
    std::string_view identifier, danish, english;
};

constexpr Words words_of(Need need) {
    switch (need) {
        case Need::language: return {"language", "Sprog", "Language"};
        case Need::sight: return {"sight", "Syn", "Sight"};
        case Need::hearing: return {"hearing", "Hørelse", "Hearing"};
        case Need::mobility: return {"mobility", "Bevægelse", "Mobility"};
        case Need::calm: return {"calm", "Ro", "Calm"};
    }
    std::unreachable();
}

}  // namespace

std::string_view label(Need need, Language language) { return in_language(words_of(need), language); }

std::string in_words(const NeedSet& needs, Language language) {
    std::vector<std::string> words;
    for (const Need need : needs) {
        words.emplace_back(label(need, language));
        // Only the first of a line has a capital; all of them begin with A to Z.
        if (words.size() > 1) words.back().front() = static_cast<char>(words.back().front() + ('a' - 'A'));
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string_view identifier(Need need) { return words_of(need).identifier; }

std::optional<Need> need_from(std::string_view text) {
    const auto* found = std::ranges::find(every_need, text, [](Need need) { return identifier(need); });
    return found == every_need.end() ? std::nullopt : std::optional(*found);
}

std::string identifiers(const NeedSet& needs) {
    std::vector<std::string_view> all;
    for (const Need need : needs) all.push_back(identifier(need));
    return fmt::format("{}", fmt::join(all, " "));
}

NeedSet needs_in(std::string_view text) {
    NeedSet needs;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (const auto need = need_from(text.substr(0, end))) needs.insert(*need);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return needs;
}

}  // namespace skranke
