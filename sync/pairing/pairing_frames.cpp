#include "sync/pairing/pairing_frames.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/text/utf8.hpp"
#include "sync/pairing/pairing_limits.hpp"

namespace skranke::pairing {

namespace {

enum class Kind : std::uint8_t {
    commitment = 1,
    joiners_nonce,
    reveal,
    same,
    particulars,
    welcome,
    document_part,
    stored,
    refusal
};

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

void append(Bytes& bytes, ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

void append_text(Bytes& bytes, std::string_view text) {
    bytes.push_back(static_cast<std::uint8_t>(text.size()));
    bytes.insert(bytes.end(), text.begin(), text.end());
}

Bytes begin(Kind kind) { return {std::to_underlying(kind)}; }

Bytes with(Kind kind, ByteView rest) {
    Bytes bytes = begin(kind);
    append(bytes, rest);
    return bytes;
}

// Takes fields off the front; once one is missing, all that follow are.
class Fields {
public:
    explicit Fields(ByteView bytes) : rest_(bytes) {}

    std::optional<ByteView> bytes(std::size_t size) {
        if (rest_.size() < size) return std::nullopt;
        const auto taken = rest_.first(size);
        rest_ = rest_.subspan(size);
        return taken;
    }
    std::optional<std::uint32_t> number() {
        const auto taken = bytes(4);
        if (!taken) return std::nullopt;
        std::uint32_t number = 0;
        for (const auto byte : *taken) number = number << 8U | byte;
        return number;
    }
    std::optional<std::string> text(std::size_t bytes_max) {
        const auto size = bytes(1);
        if (!size || size->front() > bytes_max) return std::nullopt;
        const auto taken = bytes(size->front());
        if (!taken) return std::nullopt;
        std::string text(taken->begin(), taken->end());
        return is_plain_text(text) ? std::optional(std::move(text)) : std::nullopt;
    }
    bool at_the_end() const { return rest_.empty(); }

private:
    ByteView rest_;
};

template <class Array>
std::optional<Array> whole(ByteView bytes) {
    Array array{};
    if (bytes.size() != array.size()) return std::nullopt;
    std::ranges::copy(bytes, array.begin());
    return array;
}

std::optional<Frame> decode_welcome(Fields fields) {
    const auto municipality = fields.bytes(municipality_bytes), device = fields.bytes(device_bytes);
    auto name = fields.text(name_bytes_max);
    const auto document = fields.number();
    if (!municipality || !device || !name || !document || !fields.at_the_end()) return std::nullopt;
    if (*document == 0 || *document > document_bytes_max) return std::nullopt;
    return Welcome{.municipality = {municipality->begin(), municipality->end()},
                   .device = {device->begin(), device->end()},
                   .name = *std::move(name),
                   .document_bytes = *document};
}

std::optional<Frame> decode_particulars(Fields fields) {
    auto address = fields.text(address_bytes_max);
    if (!address || !fields.at_the_end()) return std::nullopt;
    return Particulars{*std::move(address)};
}

template <class Word>
std::optional<Frame> decode_word(ByteView rest) {
    return rest.empty() ? std::optional<Frame>(Word{}) : std::nullopt;
}

std::optional<Frame> decode_fields(Kind kind, ByteView rest) {
    switch (kind) {
        case Kind::commitment:
            if (const auto hash = whole<Sha256>(rest)) return Commitment{*hash};
            return std::nullopt;
        case Kind::joiners_nonce:
            if (const auto nonce = whole<Nonce>(rest)) return JoinersNonce{*nonce};
            return std::nullopt;
        case Kind::reveal:
            if (const auto nonce = whole<Nonce>(rest)) return Reveal{*nonce};
            return std::nullopt;
        case Kind::same: return decode_word<Same>(rest);
        case Kind::particulars: return decode_particulars(Fields(rest));
        case Kind::welcome: return decode_welcome(Fields(rest));
        case Kind::document_part:
            if (!rest.empty()) return DocumentPart{{rest.begin(), rest.end()}};
            return std::nullopt;
        case Kind::stored: return decode_word<Stored>(rest);
        case Kind::refusal: return decode_word<Refusal>(rest);
    }
    return std::nullopt;
}

}  // namespace

Bytes encode(const Frame& frame) {
    return std::visit(
        Overloaded{[](const Commitment& said) { return with(Kind::commitment, said.hash); },
                   [](const JoinersNonce& said) { return with(Kind::joiners_nonce, said.nonce); },
                   [](const Reveal& said) { return with(Kind::reveal, said.nonce); },
                   [](const Same&) { return begin(Kind::same); },
                   [](const Particulars& said) {
                       Bytes bytes = begin(Kind::particulars);
                       append_text(bytes, said.address);
                       return bytes;
                   },
                   [](const Welcome& said) {
                       Bytes bytes = begin(Kind::welcome);
                       append(bytes, said.municipality);
                       append(bytes, said.device);
                       append_text(bytes, said.name);
                       for (const auto shift : {24U, 16U, 8U, 0U})
                           bytes.push_back(static_cast<std::uint8_t>(said.document_bytes >> shift));
                       return bytes;
                   },
                   [](const DocumentPart& said) { return with(Kind::document_part, said.bytes); },
                   [](const Stored&) { return begin(Kind::stored); },
                   [](const Refusal&) { return begin(Kind::refusal); }},
        frame);
}

std::expected<Frame, std::string> decode(ByteView bytes) {
    if (bytes.empty()) return std::unexpected("an empty frame");
    if (bytes.size() > frame_bytes_max) return std::unexpected("a frame that is too long");
    const auto frame = decode_fields(static_cast<Kind>(bytes.front()), bytes.subspan(1));
    if (!frame) return std::unexpected("a frame that cannot be understood");
    return *frame;
}

bool is_plain_text(std::string_view text) {
    const auto characters = decode_utf8(text);
    constexpr char32_t space = 0x20, last_ascii_control = 0x7f, last_control = 0x9f;
    // What turns a line round, or hides in it.
    const auto is_invisible = [](char32_t character) {
        return (character >= 0x200b && character <= 0x200f) || (character >= 0x2028 && character <= 0x202e) ||
               (character >= 0x2066 && character <= 0x2069) || character == 0xfeff;
    };
    return characters && std::ranges::none_of(*characters, [&](char32_t character) {
               return character < space || (character >= last_ascii_control && character <= last_control) ||
                      is_invisible(character);
           });
}

}  // namespace skranke::pairing
