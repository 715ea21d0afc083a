#include "sync/identity/device_key.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <set>
#include <thread>
#include <vector>

#include "shared/base/random.hpp"
#include "shared/storage/data_folder.hpp"
#include "shared/storage/whole_file.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

// A folder that holds a node, as far as a key is concerned.
struct NodeFolder {
    NodeFolder() { REQUIRE(make_data_folder(path)); }
    TemporaryFolder temporary;
    fs::path path = temporary / "node";
    fs::path file = device_key_file(path);
};

void replace(const fs::path& file, const Bytes& bytes) {
    fs::remove(file);
    REQUIRE(write_whole_file(file, bytes, Readers::owner_alone));
}

}  // namespace

TEST_CASE("a device has one key, made when it is first asked for") {
    const NodeFolder one, other;
    const auto first = DeviceKey::open(one.path), again = DeviceKey::open(one.path),
               another = DeviceKey::open(other.path);
    REQUIRE(first);
    REQUIRE(again);
    REQUIRE(another);
    CHECK(first->fingerprint() == again->fingerprint());
    CHECK(first->private_key() == again->private_key());
    CHECK(first->certificate() == again->certificate());
    CHECK(first->fingerprint() != another->fingerprint());
    CHECK(first->private_key() != another->private_key());
}

TEST_CASE("the key's file is its owner's alone, and nothing else is left in the folder") {
    const NodeFolder node;
    const mode_t usual = ::umask(0);
    const auto key = DeviceKey::open(node.path);
    ::umask(usual);
    REQUIRE(key);
    CHECK(fs::status(node.file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(node.path)) names.insert(entry.path().filename());
    CHECK(names == std::set<std::string>{"device-key.pem", "skranke.sqlite"});
}

TEST_CASE("a key that others may have read is not used, and the way out is named") {
    const NodeFolder node;
    const auto made = DeviceKey::open(node.path);
    REQUIRE(made);
    for (const auto right : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
        fs::permissions(node.file, fs::perms::owner_read | fs::perms::owner_write | right);
        const auto refused = DeviceKey::open(node.path);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::refused);
        CHECK(refused.error().message.find("chmod 600") != std::string::npos);
    }
    fs::permissions(node.file, fs::perms::owner_read | fs::perms::owner_write);
    const auto again = DeviceKey::open(node.path);
    REQUIRE(again);
    CHECK(again->fingerprint() == made->fingerprint());
}

TEST_CASE("a damaged key file is an error, or it is the same key: never another one") {
    const NodeFolder node;
    const auto made = DeviceKey::open(node.path);
    REQUIRE(made);
    const auto whole = read_whole_file(node.file);
    REQUIRE(whole);
    const auto expect_same_or_error = [&](const Bytes& bytes) {
        replace(node.file, bytes);
        const auto opened = DeviceKey::open(node.path);
        if (opened) {
            REQUIRE(opened->fingerprint() == made->fingerprint());
            REQUIRE(opened->private_key() == made->private_key());
            REQUIRE(opened->certificate() == made->certificate());
        } else {
            REQUIRE(opened.error().code == ErrorCode::corrupt);
            REQUIRE(opened.error().message.find(node.file.string()) != std::string::npos);
            REQUIRE(read_whole_file(node.file) == bytes);
        }
        return opened.has_value();
    };
    SECTION("one byte is another") {
        SeededRandom random(7);
        int refused = 0;
        for (std::size_t i = 0; i < whole->size(); ++i) {
            auto bytes = *whole;
            bytes[i] ^= static_cast<std::uint8_t>(1 + random.below(255));
            refused += expect_same_or_error(bytes) ? 0 : 1;
        }
        // Most of the file is key and certificate; some bytes are line ends.
        CHECK(refused > static_cast<int>(whole->size()) * 3 / 4);
    }
    SECTION("its end is missing") {
        for (std::size_t size = 0; size < whole->size(); size += 7)
            expect_same_or_error({whole->begin(), whole->begin() + static_cast<std::ptrdiff_t>(size)});
        CHECK_FALSE(expect_same_or_error({}));
        CHECK_FALSE(expect_same_or_error({whole->begin(), whole->begin() + 100}));
    }
    SECTION("it is something else") {
        CHECK_FALSE(expect_same_or_error(Bytes(100'000, 0xff)));
        const NodeFolder stranger;
        REQUIRE(DeviceKey::open(stranger.path));
        const auto other = read_whole_file(stranger.file);
        REQUIRE(other);
        // One device's key with the other's certificate.
        const std::string_view text(reinterpret_cast<const char*>(whole->data()), whole->size());
        const auto border = static_cast<std::ptrdiff_t>(text.find("-----BEGIN CERTIFICATE"));
        Bytes mixed(whole->begin(), whole->begin() + border);
        mixed.insert(mixed.end(), other->begin() + border, other->end());
        CHECK_FALSE(expect_same_or_error(mixed));
    }
}

TEST_CASE("a folder without a node gets no key") {
    const TemporaryFolder temporary;
    const auto key = DeviceKey::open(temporary.path());
    REQUIRE_FALSE(key);
    CHECK(key.error().code == ErrorCode::not_found);
    CHECK(fs::is_empty(temporary.path()));
}

TEST_CASE("where no file can be made there is no key, and the reason is told") {
    const NodeFolder node;
    fs::create_directory(node.file);
    const auto key = DeviceKey::open(node.path);
    REQUIRE_FALSE(key);
    CHECK(key.error().message.find(node.file.string()) != std::string::npos);
}

TEST_CASE("two programs that start a device at the same moment have the same key") {
    for (int round = 0; round < 20; ++round) {
        const NodeFolder node;
        std::vector<std::optional<DeviceFingerprint>> seen(4);
        {
            std::vector<std::jthread> programs;
            for (auto& mine : seen)
                programs.emplace_back([&mine, &node] {
                    if (const auto key = DeviceKey::open(node.path)) mine = key->fingerprint();
                });
        }
        for (const auto& fingerprint : seen) {
            REQUIRE(fingerprint);
            REQUIRE(fingerprint == seen.front());
        }
    }
}

TEST_CASE("a fingerprint is SHA-256 of the public key as RFC 8410 writes it") {
    // From the example of RFC 8410, 10.1; by "openssl pkey -pubin -outform DER | sha256sum".
    Ed25519PublicKey key{};
    std::ranges::copy(*from_hex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1"),
                      key.begin());
    CHECK(to_hex(fingerprint_of(key).bytes) ==
          "a1e9156054e04fac899ae9f275132cdc07a5dbc4ea2c2ad3a1ffc6e0d253681f");
}
