#include "sync/identity/device_signature.hpp"

#include <catch2/catch.hpp>

#include "shared/storage/data_folder.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;
using test::TemporaryFolder;

namespace {

DeviceKey new_key(const std::filesystem::path& folder) {
    REQUIRE(make_data_folder(folder));
    auto key = DeviceKey::open(folder);
    REQUIRE(key);
    return *std::move(key);
}

}  // namespace

TEST_CASE("a signature is one device's, for one purpose, of one message") {
    const TemporaryFolder folder;
    const auto key = new_key(folder / "one"), another = new_key(folder / "another");
    const Bytes message{1, 2, 3};
    const auto signature = sign(key, "test/1", message);
    const auto signer = public_key_of(key), other_signer = public_key_of(another);
    REQUIRE(signature);
    REQUIRE(signer);
    REQUIRE(other_signer);
    CHECK(fingerprint_of(*signer) == key.fingerprint());

    CHECK(is_signature(*signature, *signer, "test/1", message));
    CHECK_FALSE(is_signature(*signature, *other_signer, "test/1", message));
    CHECK_FALSE(is_signature(*signature, *signer, "test/2", message));
    CHECK_FALSE(is_signature(*signature, *signer, "test/1", Bytes{1, 2, 4}));
    CHECK_FALSE(is_signature(*signature, *signer, "test/1", Bytes{}));
    for (std::size_t i = 0; i < signature->size(); ++i) {
        auto changed = *signature;
        changed[i] ^= 1;
        CHECK_FALSE(is_signature(changed, *signer, "test/1", message));
    }
}

TEST_CASE("a key that is none signs nothing") {
    const TemporaryFolder folder;
    const auto key = new_key(folder / "one");
    const auto signature = sign(key, "test/1", Bytes{1});
    REQUIRE(signature);
    Ed25519PublicKey none{};
    none.fill(0xff);
    CHECK_FALSE(is_signature(*signature, none, "test/1", Bytes{1}));
}
