#pragma once
// Who a device is, to other devices: SHA-256 of the public key (SPKI, RFC 5280 4.1) that it proves to have
// when it connects. Read out over the telephone and typed in, so it carries check characters.
//
// Not to be mixed up with DeviceId, the noun of series, desks and actors: that is drawn by chance when a
// node's folder is made, stands in the municipality document, and proves nothing. Nothing binds the two yet;
// signed membership records are to.
#include <compare>
#include <string>
#include <string_view>

#include "shared/base/result.hpp"
#include "shared/base/sha256.hpp"

namespace skranke {

// As text: eight groups of seven characters of base32 (RFC 4648: A–Z and 2–7), "ABCDEFG-HIJKLMN-…".
// The 256 bits and four zero bits are 52 characters, 26 to each half of four groups; each half ends with two
// check characters. A half c(0)…c(27) is right if, in the field of 32 elements (x⁵ + x² + 1, generator α =
// x),
//     Σ c(i) = 0   and   Σ αⁱ c(i) = 0.
// That is a Reed–Solomon code of distance three: one or two wrong characters in a half are always noticed,
// two swapped neighbours among them, and one alone is located.
struct DeviceFingerprint {
    Sha256 bytes{};
    auto operator<=>(const DeviceFingerprint&) const = default;

    std::string text() const;
};

// As a person types it: small letters, and any spaces and hyphens between the groups, are welcome; 0, 1 and 8
// are O, I and B. An error names the group in which to look, where that can be told.
Result<DeviceFingerprint> parse_fingerprint(std::string_view text);

}  // namespace skranke
