// Frames as bytes: what is said comes back, and what is not exactly a frame is none.
#include <catch2/catch.hpp>

#include "shared/base/random.hpp"
#include "sync/pairing/pairing_limits.hpp"
#include "tests/pairing/two_ends.hpp"

using namespace skranke;
using namespace skranke::pairing;

namespace {

std::vector<Frame> one_of_each() {
    auto welcome = test::some_welcome();
    welcome.document_bytes = 0x01020304 % document_bytes_max;
    return {Commitment{test::channel(1)},
            JoinersNonce{test::number(2)},
            Reveal{test::number(3)},
            Same{},
            Particulars{"192.168.1.11:7301"},
            welcome,
            DocumentPart{Bytes(5, 6)},
            Stored{},
            Refusal{}};
}

}  // namespace

TEST_CASE("every frame comes back as it was said") {
    for (const auto& frame : one_of_each()) {
        const auto back = decode(encode(frame));
        REQUIRE(back);
        CHECK(*back == frame);
    }
    CHECK(one_of_each().size() == std::variant_size_v<Frame>);
}

TEST_CASE("a frame with a byte more or less is none, except where it carries a document") {
    for (const auto& frame : one_of_each()) {
        if (std::holds_alternative<DocumentPart>(frame)) continue;
        auto bytes = encode(frame);
        CAPTURE(to_hex(bytes));
        CHECK_FALSE(decode(ByteView(bytes).first(bytes.size() - 1)));
        bytes.push_back(0);
        CHECK_FALSE(decode(bytes));
    }
    CHECK_FALSE(decode({}));
    CHECK_FALSE(decode(Bytes{0}));
    CHECK_FALSE(decode(Bytes{10}));
    CHECK_FALSE(decode(Bytes{255}));
}

TEST_CASE("a frame may be 4 KiB long, and not a byte longer") {
    auto bytes = encode(DocumentPart{Bytes(frame_bytes_max - 1)});
    CHECK(bytes.size() == 4096);
    CHECK(decode(bytes));
    bytes.push_back(0);
    CHECK_FALSE(decode(bytes));
    CHECK_FALSE(decode(encode(DocumentPart{})));
}

TEST_CASE("texts are as long as they may be, and no longer") {
    CHECK(decode(encode(Particulars{std::string(address_bytes_max, '1')})));
    CHECK_FALSE(decode(encode(Particulars{std::string(address_bytes_max + 1, '1')})));
    auto welcome = test::some_welcome();
    welcome.document_bytes = 1;
    welcome.name = std::string(name_bytes_max, 'x');
    CHECK(decode(encode(welcome)));
    welcome.name += 'x';
    CHECK_FALSE(decode(encode(welcome)));
}

TEST_CASE("a document of no bytes, or of more than are allowed, is not announced") {
    auto welcome = test::some_welcome();
    const auto announced = [&](std::size_t bytes) {
        welcome.document_bytes = static_cast<std::uint32_t>(bytes);
        return decode(encode(welcome)).has_value();
    };
    CHECK_FALSE(announced(0));
    CHECK(announced(1));
    CHECK(announced(document_bytes_max));
    CHECK_FALSE(announced(document_bytes_max + 1));
    CHECK_FALSE(announced(0xffffffff));
}

TEST_CASE("a text that could play with a terminal, or is none, is not taken") {
    CHECK(is_plain_text("Værestedet – skærm 2"));
    CHECK(is_plain_text(""));
    for (const auto* text : {"\x1b[2J", "one\ntwo", "\x7f",
                             "\xc2\x9b"
                             "31m",
                             "\xe2\x80\xae"
                             "cod",
                             "\xff", "\xc3", "\xef\xbb\xbf"}) {
        CAPTURE(text);
        CHECK_FALSE(is_plain_text(text));
        CHECK_FALSE(decode(encode(Particulars{text})));
    }
}

TEST_CASE("rubbish ends a pairing and nothing else") {
    SeededRandom random(1);
    for (int attempt = 0; attempt < 20'000; ++attempt) {
        Bytes rubbish(random.below(80));
        random.fill(rubbish);
        if (!rubbish.empty()) rubbish[0] = static_cast<std::uint8_t>(rubbish[0] % 11);
        test::TwoEnds ends;
        if (random.below(2) == 0)
            ends.begin();
        else
            ends.come_to_digits();
        ends.inviter.receive(rubbish);
        ends.joiner.receive(rubbish);
        CHECK_FALSE(ends.inviter.decided<MakeRoom>());
        CHECK_FALSE(ends.joiner.decided<Store>());
    }
}
