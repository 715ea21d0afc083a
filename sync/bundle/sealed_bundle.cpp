#include "sync/bundle/sealed_bundle.hpp"

#include <algorithm>
#include <string_view>

#include "sync/bundle/bundle_limits.hpp"
#include "sync/identity/device_signature.hpp"

namespace skranke::bundle {

namespace {

constexpr std::string_view kind = "skranke-bundle ", version = "1\n", purpose = "skranke/bundle/v1";

bool begins_with(ByteView bytes, std::string_view text) {
    return bytes.size() >= text.size() &&
           std::ranges::equal(bytes.first(text.size()), text, {}, {},
                              [](char c) { return static_cast<std::uint8_t>(c); });
}

}  // namespace

Result<Bytes> seal(const Contents& contents, const DeviceKey& key) {
    const auto bytes = encode(contents);
    if (!bytes) return std::unexpected(bytes.error());
    const auto signer = public_key_of(key);
    if (!signer) return std::unexpected(signer.error());
    const auto signature = sign(key, purpose, *bytes);
    if (!signature) return std::unexpected(signature.error());
    Bytes file(kind.begin(), kind.end());
    file.insert(file.end(), version.begin(), version.end());
    file.insert(file.end(), signer->begin(), signer->end());
    file.insert(file.end(), signature->begin(), signature->end());
    file.insert(file.end(), bytes->begin(), bytes->end());
    if (file.size() > file_bytes_max)
        return fail(ErrorCode::refused, "what this device holds does not fit into one bundle");
    return file;
}

Result<Opened> open(ByteView file) {
    if (!begins_with(file, kind)) return fail(ErrorCode::invalid_input, "this is no bundle of Skranke's");
    file = file.subspan(kind.size());
    if (!begins_with(file, version))
        return fail(ErrorCode::invalid_input,
                    "this bundle was written by a later version of Skranke: install that here, too");
    file = file.subspan(version.size());
    Ed25519PublicKey signer{};
    Ed25519Signature signature{};
    if (file.size() < signer.size() + signature.size())
        return fail(ErrorCode::corrupt, "the bundle is damaged: it ends before its contents");
    std::ranges::copy(file.first(signer.size()), signer.begin());
    std::ranges::copy(file.subspan(signer.size(), signature.size()), signature.begin());
    const auto bytes = file.subspan(signer.size() + signature.size());
    if (!is_signature(signature, signer, purpose, bytes))
        return fail(ErrorCode::corrupt,
                    "the bundle is damaged or was changed after it was written: write it again where it "
                    "came from");
    auto contents = decode(bytes);
    if (!contents) return std::unexpected(contents.error());
    return Opened{.signer = fingerprint_of(signer), .contents = *std::move(contents)};
}

}  // namespace skranke::bundle
