#include "counter/initials.hpp"

namespace skranke {

std::string in_capitals(std::string_view text) {
    std::string capitals;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool ascii_small = byte >= 'a' && byte <= 'z';
        const bool latin_small = byte >= 0xA0U && byte <= 0xBEU && !capitals.empty() &&
                                 static_cast<unsigned char>(capitals.back()) == 0xC3U;
        capitals += static_cast<char>(ascii_small || latin_small ? byte - 0x20U : byte);
    }
    return capitals;
}

}  // namespace skranke
