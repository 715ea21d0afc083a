#pragma once
// LEB128: integers in groups of seven bits, the lowest first. Written in the shortest form, the only one that
// the format allows.
#include "automerge/identifiers.hpp"

namespace automerge {

inline void append_uleb(Bytes& out, std::uint64_t value) {
    if (value < 0x80) {  // by far the most common
        out.push_back(static_cast<std::uint8_t>(value));
        return;
    }
    while (value >= 0x80) {
        out.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<std::uint8_t>(value));
}

inline void append_leb(Bytes& out, std::int64_t value) {
    for (;;) {
        const auto group = static_cast<std::uint8_t>(value & 0x7f);
        value >>= 7;  // keeps the sign
        const bool sign = (group & 0x40) != 0;
        if ((value == 0 && !sign) || (value == -1 && sign)) {
            out.push_back(group);
            return;
        }
        out.push_back(static_cast<std::uint8_t>(group | 0x80));
    }
}

inline void append_bytes(Bytes& out, ByteView bytes) {
    if (bytes.size() == 1) {  // a character of a text, by far the most common
        out.push_back(bytes[0]);
    } else {
        out.insert(out.end(), bytes.begin(), bytes.end());
    }
}

// Bytes after their length.
inline void append_prefixed(Bytes& out, ByteView bytes) {
    append_uleb(out, bytes.size());
    append_bytes(out, bytes);
}

}  // namespace automerge
