#include "sync/pairing/pairing_code.hpp"

#include <fmt/format.h>

#include <span>
#include <string_view>

#include "shared/base/hkdf.hpp"

namespace skranke::pairing {

namespace {

void append(Bytes& bytes, ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

}  // namespace

Sha256 commitment_to(const Nonce& inviters) {
    constexpr std::string_view domain = "skranke";
    Bytes bytes(domain.begin(), domain.end());
    append(bytes, inviters);
    return sha256(bytes);
}

std::string digits_of(const Witness& witness) {
    Bytes info;
    append(info, witness.inviters);
    append(info, witness.joiners);
    append(info, witness.inviter.bytes);
    append(info, witness.joiner.bytes);
    const auto secret = hkdf_sha256(witness.channel, {}, info);
    std::uint64_t number = 0;
    for (const auto byte : std::span(secret).first(8)) number = number << 8U | byte;
    constexpr std::uint64_t thousand = 1000;
    return fmt::format("{:03} {:03}", number / thousand % thousand, number % thousand);
}

}  // namespace skranke::pairing
