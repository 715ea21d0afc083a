#pragma once
// What a visit needs to succeed, from a fixed list: nobody writes more than that about anybody. Staff alone
// are told, and it goes when the day does.
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "shared/text/language.hpp"

namespace skranke {

enum class Need {
    language,  // an interpreter, or plain words
    sight,
    hearing,
    mobility,
    calm,
};
inline constexpr std::array every_need{Need::language, Need::sight, Need::hearing, Need::mobility,
                                       Need::calm};
using NeedSet = std::set<Need>;

std::string_view label(Need need, Language language = Language::danish);  // "Hørelse"
// "Sprog, hørelse"; empty for none.
std::string in_words(const NeedSet& needs, Language language = Language::danish);

std::string_view identifier(Need need);  // "hearing"
std::optional<Need> need_from(std::string_view identifier);
// With a space between: "language hearing". Words of a later version are read over.
std::string identifiers(const NeedSet& needs);
NeedSet needs_in(std::string_view identifiers);

}  // namespace skranke
