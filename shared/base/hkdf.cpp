#include "shared/base/hkdf.hpp"

#include <algorithm>

namespace skranke {

namespace {

constexpr std::size_t block_bytes = 64;

Bytes padded(ByteView key, std::uint8_t pattern) {
    Bytes block(block_bytes);
    if (key.size() > block_bytes) {
        std::ranges::copy(sha256(key), block.begin());
    } else {
        std::ranges::copy(key, block.begin());
    }
    for (auto& byte : block) byte ^= pattern;
    return block;
}

Sha256 sha256_after(Bytes beginning, ByteView end) {
    beginning.insert(beginning.end(), end.begin(), end.end());
    return sha256(beginning);
}

}  // namespace

Sha256 hmac_sha256(ByteView key, ByteView bytes) {
    constexpr std::uint8_t inner = 0x36, outer = 0x5c;
    return sha256_after(padded(key, outer), sha256_after(padded(key, inner), bytes));
}

Sha256 hkdf_sha256(ByteView secret, ByteView salt, ByteView info) {
    const auto extracted = hmac_sha256(salt, secret);
    Bytes first_block(info.begin(), info.end());
    first_block.push_back(1);
    return hmac_sha256(extracted, first_block);
}

}  // namespace skranke
