#include "shared/catalogue/set_up_ids.hpp"

#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

std::string_view in_ascii(char32_t letter) {
    switch (letter) {
        case U'æ':
        case U'Æ': return "ae";
        case U'ø':
        case U'Ø': return "oe";
        case U'å':
        case U'Å': return "aa";
        default: return {};
    }
}

std::string id_of(std::string_view name) {
    std::string id;
    bool apart = false;
    const auto letters = decode_utf8(name);
    if (!letters) return id;
    for (const char32_t letter : *letters) {
        std::string part(in_ascii(letter));
        if (letter >= U'A' && letter <= U'Z') part = static_cast<char>(letter - U'A' + U'a');
        if ((letter >= U'a' && letter <= U'z') || (letter >= U'0' && letter <= U'9'))
            part = static_cast<char>(letter);
        if (!part.empty() && apart && !id.empty()) id += '-';
        apart = part.empty();
        id += part;
    }
    return id;
}

}  // namespace

SiteId site_id_of(std::string_view name) { return {id_of(name)}; }

DeskId desk_id_of(const SiteId& site, std::string_view name) {
    auto id = id_of(name);
    return {id.empty() ? std::string{} : site.text + "/" + id};
}

}  // namespace skranke
