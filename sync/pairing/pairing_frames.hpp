#pragma once
// What two devices say to each other while they are paired, as bytes: a kind, and fields of fixed or told
// length. Nothing is left over at the end of a frame.
#include <cstdint>
#include <expected>
#include <string>
#include <variant>

#include "shared/base/bytes.hpp"
#include "sync/pairing/pairing_code.hpp"

namespace skranke::pairing {

// In the order in which they are said.
struct Commitment {  // inviter
    Sha256 hash{};
    bool operator==(const Commitment&) const = default;
};
struct JoinersNonce {  // joiner
    Nonce nonce{};
    bool operator==(const JoinersNonce&) const = default;
};
struct Reveal {  // inviter
    Nonce nonce{};
    bool operator==(const Reveal&) const = default;
};
struct Same {  // each, when its person has said so
    bool operator==(const Same&) const = default;
};
struct Particulars {        // joiner
    std::string address{};  // where it will be reached; may be empty
    bool operator==(const Particulars&) const = default;
};
struct Welcome {                       // inviter
    Bytes municipality{};              // its id, 16 bytes
    Bytes device{};                    // the id that the joiner has from now on, 8 bytes
    std::string name{};                // of the inviter
    std::uint32_t document_bytes = 0;  // that follow, at least one
    bool operator==(const Welcome&) const = default;
};
struct DocumentPart {  // inviter; not empty
    Bytes bytes{};
    bool operator==(const DocumentPart&) const = default;
};
struct Stored {  // joiner
    bool operator==(const Stored&) const = default;
};
// Either, at any time: a person said no, or something went wrong.
struct Refusal {
    bool operator==(const Refusal&) const = default;
};

using Frame =
    std::variant<Commitment, JoinersNonce, Reveal, Same, Particulars, Welcome, DocumentPart, Stored, Refusal>;

inline constexpr std::size_t municipality_bytes = 16, device_bytes = 8;

// Expects what is within the limits.
Bytes encode(const Frame& frame);
// The error says what is wrong with it, for a log: there is nothing in it that the other end wrote.
std::expected<Frame, std::string> decode(ByteView bytes);

// Letters, digits, spaces and signs of any language: nothing that could play with a terminal, or is no UTF-8.
bool is_plain_text(std::string_view text);

}  // namespace skranke::pairing
