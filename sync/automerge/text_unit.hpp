#pragma once
// What the indexes and lengths of texts count. Each replica may choose its own: what is stored and sent is
// the same.
#include <cstdint>

namespace automerge {

enum class TextUnit : std::uint8_t {
    utf8_bytes,   // as C and C++ strings are counted
    code_points,  // Unicode scalar values
    utf16_units,  // as JavaScript and most editors' components count
};

}  // namespace automerge
