#pragma once
// The languages that every text on a screen exists in.

namespace skranke {

// Danish is the language of the product; English the second.
enum class Language { danish, english };

// What stands in `danish` and `english`, as a refusal and a fault have them.
template <class Said>
const auto& in_language(const Said& said, Language language) {
    return language == Language::danish ? said.danish : said.english;
}

}  // namespace skranke
