// Two devices and two people, with nobody between them.
#include "sync/pairing/pairing.hpp"

#include <catch2/catch.hpp>

#include "sync/pairing/pairing_limits.hpp"
#include "tests/pairing/two_ends.hpp"

using namespace skranke;
using namespace skranke::pairing;
using test::End;
using test::TwoEnds;

TEST_CASE("two devices show the same six digits, and both have what they need once both people agree") {
    TwoEnds ends;
    ends.come_to_digits();
    REQUIRE(ends.inviter.digits().size() == 7);  // with a space
    CHECK(ends.inviter.digits() == ends.joiner.digits());

    const bool inviter_first = GENERATE(true, false);
    (inviter_first ? ends.inviter : ends.joiner).say_same();
    ends.carry();
    CHECK_FALSE(ends.inviter.decided<MakeRoom>());
    (inviter_first ? ends.joiner : ends.inviter).say_same();
    ends.carry();
    REQUIRE(ends.inviter.decided<MakeRoom>());
    CHECK(ends.inviter.decided<MakeRoom>()->address == "192.168.1.11:7301");

    const Bytes document(10'000, 9);
    ends.inviter.welcome(test::some_welcome(), document);
    ends.carry();
    const auto* store = ends.joiner.decided<Store>();
    REQUIRE(store);
    CHECK(store->document == document);
    CHECK(store->welcome.municipality == test::some_welcome().municipality);
    CHECK(store->welcome.device == test::some_welcome().device);
    CHECK(store->welcome.name == test::some_welcome().name);
    CHECK_FALSE(ends.inviter.decided<Finished>());

    ends.joiner.stored();
    ends.carry();
    CHECK(ends.joiner.decided<Finished>());
    CHECK(ends.inviter.decided<Finished>());
    CHECK(ends.inviter.is_over());
    CHECK(ends.joiner.is_over());
}

TEST_CASE("the digits are what the rule says that they are") {
    Sha256 channel{};
    for (std::size_t i = 0; i < channel.size(); ++i) channel[i] = static_cast<std::uint8_t>(i);
    const Witness witness{.channel = channel,
                          .inviters = test::number(0x11),
                          .joiners = test::number(0x22),
                          .inviter = test::device(0x33),
                          .joiner = test::device(0x44)};
    CHECK(digits_of(witness) == "009 596");
    CHECK(to_hex(commitment_to(test::number(0x11))) ==
          "f588e6a907b4e7f37eb9d330efab37fb7e57e92fa80ef136e37c4cc474e3a8da");
}

TEST_CASE("the digits depend on everything that the two have in common") {
    const Witness witness{.channel = test::channel(1),
                          .inviters = test::number(2),
                          .joiners = test::number(3),
                          .inviter = test::device(4),
                          .joiner = test::device(5)};
    auto other = witness;
    SECTION("the channel") { other.channel.back() ^= 1; }
    SECTION("the inviter's number") { other.inviters.back() ^= 1; }
    SECTION("the joiner's number") { other.joiners.back() ^= 1; }
    SECTION("the inviter's key") { other.inviter.bytes.back() ^= 1; }
    SECTION("the joiner's key") { other.joiner.bytes.back() ^= 1; }
    SECTION("who is who") { std::swap(other.inviter, other.joiner); }
    CHECK(digits_of(other) != digits_of(witness));
}

TEST_CASE("if either person says that the digits differ, nobody joins, and the other end hears of it") {
    TwoEnds ends;
    ends.come_to_digits();
    const bool inviter_refuses = GENERATE(true, false), other_agreed = GENERATE(true, false);
    End& refuses = inviter_refuses ? ends.inviter : ends.joiner;
    End& other = inviter_refuses ? ends.joiner : ends.inviter;
    if (other_agreed) other.say_same();
    ends.carry();
    refuses.refuse();
    ends.carry();
    CHECK(refuses.has_failed(Ending::refused_here));
    CHECK(other.has_failed(Ending::refused_there));
    if (!other_agreed) other.say_same();
    ends.carry();
    CHECK_FALSE(ends.inviter.decided<MakeRoom>());
    CHECK(ends.inviter.is_over());
    CHECK(ends.joiner.is_over());
}

TEST_CASE("an inviter that reveals another number than it committed to is caught, and no digits are shown") {
    TwoEnds ends;
    ends.joiner.begin();
    ends.joiner.receive(Commitment{commitment_to(test::number(3))});
    ends.joiner.receive(Reveal{test::number(5)});
    CHECK(ends.joiner.has_failed(Ending::wrong_number));
    CHECK(ends.joiner.is_over());
}

TEST_CASE("a person says once what they see, and not before there is anything to see") {
    TwoEnds ends;
    SECTION("before") {
        ends.begin();
        ends.inviter.say_same();
        CHECK(ends.inviter.has_failed(Ending::broken));
    }
    SECTION("twice") {
        ends.come_to_digits();
        ends.inviter.say_same();
        ends.inviter.say_same();
        CHECK(ends.inviter.has_failed(Ending::broken));
    }
    ends.carry();
    CHECK_FALSE(ends.inviter.decided<MakeRoom>());
}

TEST_CASE("nobody is welcomed before both people have agreed") {
    TwoEnds ends;
    ends.come_to_digits();
    ends.inviter.say_same();
    ends.carry();
    ends.inviter.welcome(test::some_welcome(), Bytes(1));
    CHECK(ends.inviter.has_failed(Ending::broken));
    ends.carry();
    ends.joiner.say_same();
    ends.carry();
    CHECK_FALSE(ends.joiner.decided<Store>());
}

TEST_CASE("a document as long as is allowed arrives whole, and one that is longer is not sent") {
    TwoEnds ends;
    ends.come_to_make_room();
    const std::size_t size =
        GENERATE(std::size_t{1}, frame_bytes_max - 1, frame_bytes_max, document_bytes_max);
    ends.inviter.welcome(test::some_welcome(), Bytes(size, 5));
    for (const auto& frame : ends.inviter.says) CHECK(frame.size() <= frame_bytes_max);
    ends.carry();
    REQUIRE(ends.joiner.decided<Store>());
    CHECK(ends.joiner.decided<Store>()->document == Bytes(size, 5));

    TwoEnds others;
    others.come_to_make_room();
    SECTION("too long") { others.inviter.welcome(test::some_welcome(), Bytes(document_bytes_max + 1)); }
    SECTION("empty") { others.inviter.welcome(test::some_welcome(), {}); }
    CHECK(others.inviter.has_failed(Ending::refused_here));
    others.carry();
    CHECK(others.joiner.has_failed(Ending::refused_there));
}

TEST_CASE("an inviter that sends more of the document than it told is not believed") {
    TwoEnds ends;
    ends.come_to_make_room();
    auto welcome = test::some_welcome();
    welcome.document_bytes = 10;
    ends.joiner.receive(welcome);
    ends.joiner.receive(DocumentPart{Bytes(9)});
    CHECK_FALSE(ends.joiner.is_over());
    SECTION("more") {
        ends.joiner.receive(DocumentPart{Bytes(2)});
        CHECK(ends.joiner.has_failed(Ending::broken));
    }
    SECTION("as much, and then more") {
        ends.joiner.receive(DocumentPart{Bytes(1)});
        CHECK(ends.joiner.decided<Store>());
        ends.joiner.receive(DocumentPart{Bytes(1)});
        CHECK(ends.joiner.has_failed(Ending::broken));
    }
}

TEST_CASE("a joiner that cannot store what it was sent says so, and is not taken to have joined") {
    TwoEnds ends;
    ends.come_to_make_room();
    ends.inviter.welcome(test::some_welcome(), Bytes(1));
    ends.carry();
    ends.joiner.refuse();
    ends.carry();
    CHECK(ends.inviter.has_failed(Ending::refused_there));
}
