#include "sync/bundle/sealed_bundle.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "shared/storage/data_folder.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;

namespace {

DeviceKey new_key(const std::filesystem::path& folder) {
    REQUIRE(make_data_folder(folder));
    auto key = DeviceKey::open(folder);
    REQUIRE(key);
    return *std::move(key);
}

Bytes sealed(const bundle::Contents& contents, const DeviceKey& key) {
    auto file = bundle::seal(contents, key);
    REQUIRE(file);
    return *std::move(file);
}

struct Writer {
    test::TemporaryFolder folder{};
    DeviceKey key = new_key(folder / "node");
    bundle::Contents contents{.municipality = "000102030405060708090a0b0c0d0e0f",
                              .device = "1011121314151617",
                              .histories = {{{.bytes = {1}}, {7, 7, 7}}}};
    Bytes file = sealed(contents, key);
};

}  // namespace

TEST_CASE("a sealed bundle says whose it is and gives back what is in it") {
    const Writer writer;
    const auto opened = bundle::open(writer.file);
    REQUIRE(opened);
    CHECK(opened->signer == writer.key.fingerprint());
    CHECK(opened->contents == writer.contents);
}

TEST_CASE("a sealed bundle of which any byte was changed, or is missing, is refused") {
    const Writer writer;
    for (std::size_t i = 0; i < writer.file.size(); ++i) {
        auto changed = writer.file;
        changed[i] ^= 0x20;
        CHECK_FALSE(bundle::open(changed));
        CHECK_FALSE(bundle::open(ByteView(writer.file).first(i)));
    }
    auto longer = writer.file;
    longer.push_back(0);
    CHECK_FALSE(bundle::open(longer));
}

TEST_CASE("a bundle of another device's contents under one's own name is that device's no more") {
    const Writer writer, thief;
    auto file = thief.file;
    // The signer of one and the signature of the other.
    constexpr std::size_t signer_at = 17, signer_bytes = 32;
    std::ranges::copy(ByteView(writer.file).subspan(signer_at, signer_bytes),
                      file.begin() + static_cast<std::ptrdiff_t>(signer_at));
    CHECK_FALSE(bundle::open(file));
}

TEST_CASE("what is no bundle, and what a later version wrote, is told apart") {
    Writer writer;
    CHECK(bundle::open(Bytes{'P', 'K', 3, 4}).error().message.find("no bundle") != std::string::npos);
    writer.file[15] = '2';
    CHECK(bundle::open(writer.file).error().message.find("later version") != std::string::npos);
}
