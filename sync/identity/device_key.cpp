#include "sync/identity/device_key.hpp"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "shared/storage/data_folder.hpp"
#include "shared/storage/whole_file.hpp"

namespace skranke {

namespace {

namespace fs = std::filesystem;

template <auto release>
struct Releases {
    void operator()(auto* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Releases<EVP_PKEY_CTX_free>>;
using Certificate = std::unique_ptr<X509, Releases<X509_free>>;
using Memory = std::unique_ptr<BIO, Releases<BIO_free>>;

std::unexpected<Error> cannot_make() {
    return fail(ErrorCode::io, "the key of this device cannot be made: OpenSSL on this machine refuses to");
}

Key generate_key() {
    const KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr));
    EVP_PKEY* made = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) != 1 || EVP_PKEY_keygen(context.get(), &made) != 1)
        return nullptr;
    return Key(made);
}

// Ed25519 has a digest of its own: the one that is asked for is none.
Certificate certify(const Key& key) {
    constexpr int version_3 = 2;
    Certificate certificate(X509_new());
    auto* raw = certificate.get();
    const bool made = raw && X509_set_version(raw, version_3) == 1 &&
                      ASN1_INTEGER_set(X509_get_serialNumber(raw), 1) == 1 &&
                      ASN1_TIME_set_string_X509(X509_getm_notBefore(raw), "19700101000000Z") == 1 &&
                      ASN1_TIME_set_string_X509(X509_getm_notAfter(raw), "99991231235959Z") == 1 &&
                      X509_set_pubkey(raw, key.get()) == 1 && X509_sign(raw, key.get(), nullptr) > 0;
    return made ? std::move(certificate) : nullptr;
}

std::optional<Bytes> to_pem(const Key& key, const Certificate& certificate) {
    const Memory memory(BIO_new(BIO_s_secmem()));
    if (!memory ||
        PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(memory.get(), certificate.get()) != 1)
        return std::nullopt;
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &data);
    return Bytes(data, data + size);
}

std::optional<Bytes> to_der(const Certificate& certificate) {
    unsigned char* encoded = nullptr;
    const int size = i2d_X509(certificate.get(), &encoded);
    if (size <= 0) return std::nullopt;
    Bytes bytes(encoded, encoded + size);
    OPENSSL_free(encoded);
    return bytes;
}

template <class Raw>
std::optional<Raw> raw_key(int (*get)(const EVP_PKEY*, unsigned char*, std::size_t*), const Key& key) {
    Raw raw{};
    auto size = raw.size();
    if (EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519 || get(key.get(), raw.data(), &size) != 1 ||
        size != raw.size())
        return std::nullopt;
    return raw;
}

struct Read {
    Ed25519PrivateKey private_key{};
    Ed25519PublicKey public_key{};
    Bytes certificate;
};

// Nothing unless the certificate is the key's own: one changed bit in either shows.
std::optional<Read> parse(const Bytes& pem) {
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    // A file that wants a password is none of ours: nobody is asked for one.
    const auto no_password = [](char*, int, int, void*) { return -1; };
    const Key key(memory ? PEM_read_bio_PrivateKey(memory.get(), nullptr, no_password, nullptr) : nullptr);
    const Certificate certificate(key ? PEM_read_bio_X509(memory.get(), nullptr, no_password, nullptr)
                                      : nullptr);
    if (!certificate || X509_check_private_key(certificate.get(), key.get()) != 1 ||
        X509_verify(certificate.get(), key.get()) != 1)
        return std::nullopt;
    const auto private_key = raw_key<Ed25519PrivateKey>(EVP_PKEY_get_raw_private_key, key);
    const auto public_key = raw_key<Ed25519PublicKey>(EVP_PKEY_get_raw_public_key, key);
    auto encoded = to_der(certificate);
    if (!private_key || !public_key || !encoded) return std::nullopt;
    return Read{*private_key, *public_key, *std::move(encoded)};
}

Result<void> make_file(const fs::path& file) {
    const auto key = generate_key();
    const auto certificate = key ? certify(key) : nullptr;
    auto pem = certificate ? to_pem(key, certificate) : std::nullopt;
    if (!pem) return cannot_make();
    auto made = make_whole_file(file, *pem);
    OPENSSL_cleanse(pem->data(), pem->size());
    // Another program of this device was quicker: what it made is the key.
    if (!made && made.error().code == ErrorCode::in_use) return {};
    return made;
}

constexpr const char* start_anew =
    "move it away and start again to get a new key, which the other devices must then be told to trust";

Result<void> check_rights(const fs::path& file) {
    std::error_code failure;
    const auto rights = fs::status(file, failure).permissions();
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    if (failure || (rights & others) == fs::perms::none) return {};
    return fail(ErrorCode::refused,
                fmt::format("{} is open to other users of this machine, who may have copied this device's "
                            "key. If that cannot be, take their access away (chmod 600); else {}",
                            file.string(), start_anew));
}

}  // namespace

fs::path device_key_file(const fs::path& folder) { return folder / "device-key.pem"; }

DeviceFingerprint fingerprint_of(const Ed25519PublicKey& key) {
    Bytes spki{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    spki.insert(spki.end(), key.begin(), key.end());
    return {sha256(spki)};
}

Result<DeviceKey> DeviceKey::open(const fs::path& folder) {
    const auto file = device_key_file(folder);
    std::error_code failure;
    const auto kind = fs::symlink_status(file, failure).type();
    if (kind == fs::file_type::not_found) {
        if (!fs::exists(database_file(folder), failure))
            return fail(ErrorCode::not_found,
                        fmt::format("{} holds no node: make one with \"skranke init\"", folder.string()));
        if (auto made = make_file(file); !made) return fail_in("the key of this device", made.error());
    }
    if (auto kept_close = check_rights(file); !kept_close) return std::unexpected(kept_close.error());
    auto pem = read_whole_file(file);
    if (!pem) return fail_in("the key of this device", pem.error());
    auto read = parse(*pem);
    OPENSSL_cleanse(pem->data(), pem->size());
    if (!read)
        return fail(ErrorCode::corrupt,
                    fmt::format("{} is damaged or no key of a device, and was left as it is. Put it back "
                                "from a copy of this folder if there is one; else {}",
                                file.string(), start_anew));
    DeviceKey key(read->private_key, std::move(read->certificate), fingerprint_of(read->public_key));
    OPENSSL_cleanse(read->private_key.data(), read->private_key.size());
    return key;
}

DeviceKey::DeviceKey(const Ed25519PrivateKey& private_key, Bytes certificate,
                     const DeviceFingerprint& fingerprint)
    : private_key_(private_key), certificate_(std::move(certificate)), fingerprint_(fingerprint) {}

DeviceKey::DeviceKey(DeviceKey&& other) noexcept
    : private_key_(other.private_key_),
      certificate_(std::move(other.certificate_)),
      fingerprint_(other.fingerprint_) {
    OPENSSL_cleanse(other.private_key_.data(), other.private_key_.size());
}

DeviceKey::~DeviceKey() { OPENSSL_cleanse(private_key_.data(), private_key_.size()); }

}  // namespace skranke
