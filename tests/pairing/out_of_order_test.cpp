// Every frame at every moment: one is taken where it belongs, and ends the pairing everywhere else.
#include <catch2/catch.hpp>
#include <functional>
#include <set>
#include <vector>

#include "tests/pairing/two_ends.hpp"

using namespace skranke;
using namespace skranke::pairing;
using test::End;
using test::TwoEnds;

namespace {

struct Moment {
    std::string name;
    Side side;
    std::set<std::size_t> belongs;  // by the order in Frame; a refusal always does
    std::function<void(TwoEnds&)> come_to;
};

template <class Word>
std::size_t index_of() {
    return Frame(Word{}).index();
}

Frame as_said(std::size_t index) {
    switch (index) {
        case 0: return Commitment{commitment_to(test::number(3))};
        case 1: return JoinersNonce{test::number(4)};
        case 2: return Reveal{test::number(3)};
        case 3: return Same{};
        case 4: return Particulars{};
        case 5: {
            auto welcome = test::some_welcome();
            welcome.document_bytes = 100;
            return welcome;
        }
        case 6: return DocumentPart{Bytes(10)};
        case 7: return Stored{};
        default: return Refusal{};
    }
}

void welcome_with_a_part(TwoEnds& ends) {
    ends.come_to_make_room();
    ends.joiner.receive(as_said(5));
    ends.joiner.receive(as_said(6));
}

const std::vector<Moment>& moments() {
    static const std::vector<Moment> all = {
        {"an inviter that has said nothing", Side::inviter, {}, [](TwoEnds&) {}},
        {"a joiner that has not begun", Side::joiner, {}, [](TwoEnds&) {}},
        {"an inviter that has committed itself",
         Side::inviter,
         {index_of<JoinersNonce>()},
         [](TwoEnds& ends) { ends.inviter.begin(); }},
        {"a joiner at the beginning",
         Side::joiner,
         {index_of<Commitment>()},
         [](TwoEnds& ends) { ends.joiner.begin(); }},
        {"a joiner that waits for the number",
         Side::joiner,
         {index_of<Reveal>()},
         [](TwoEnds& ends) {
             ends.begin();
             TwoEnds::pass(ends.inviter, ends.joiner);
         }},
        {"an inviter that shows digits",
         Side::inviter,
         {index_of<Same>()},
         [](TwoEnds& ends) { ends.come_to_digits(); }},
        {"a joiner that shows digits",
         Side::joiner,
         {index_of<Same>()},
         [](TwoEnds& ends) { ends.come_to_digits(); }},
        {"an inviter that knows that the other agrees",
         Side::inviter,
         {},
         [](TwoEnds& ends) {
             ends.come_to_digits();
             ends.joiner.say_same();
             ends.carry();
         }},
        {"a joiner that knows that the other agrees",
         Side::joiner,
         {},
         [](TwoEnds& ends) {
             ends.come_to_digits();
             ends.inviter.say_same();
             ends.carry();
         }},
        {"an inviter whose person agrees",
         Side::inviter,
         {index_of<Same>()},
         [](TwoEnds& ends) {
             ends.come_to_digits();
             ends.inviter.say_same();
             ends.carry();
         }},
        {"a joiner whose person agrees",
         Side::joiner,
         {index_of<Same>()},
         [](TwoEnds& ends) {
             ends.come_to_digits();
             ends.joiner.say_same();
             ends.carry();
         }},
        {"an inviter where both agree",
         Side::inviter,
         {index_of<Particulars>()},
         [](TwoEnds& ends) {
             ends.come_to_digits();
             ends.inviter.say_same();
             ends.inviter.receive(Same{});
         }},
        {"an inviter that makes room", Side::inviter, {}, [](TwoEnds& ends) { ends.come_to_make_room(); }},
        {"a joiner that waits to be welcomed",
         Side::joiner,
         {index_of<Welcome>()},
         [](TwoEnds& ends) { ends.come_to_make_room(); }},
        {"a joiner that has a part of the document",
         Side::joiner,
         {index_of<DocumentPart>()},
         welcome_with_a_part},
        {"a joiner that stores",
         Side::joiner,
         {},
         [](TwoEnds& ends) {
             ends.come_to_make_room();
             ends.inviter.welcome(test::some_welcome(), Bytes(1));
             ends.carry();
         }},
        {"an inviter that has sent everything",
         Side::inviter,
         {index_of<Stored>()},
         [](TwoEnds& ends) {
             ends.come_to_make_room();
             ends.inviter.welcome(test::some_welcome(), Bytes(1));
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("a frame is taken at the moment where it belongs, and at every other ends the pairing") {
    int taken = 0, ended = 0;
    for (const auto& moment : moments()) {
        for (std::size_t index = 0; index < std::variant_size_v<Frame>; ++index) {
            TwoEnds ends;
            moment.come_to(ends);
            End& end = moment.side == Side::inviter ? ends.inviter : ends.joiner;
            REQUIRE_FALSE(end.is_over());
            end.receive(as_said(index));
            CAPTURE(moment.name, index);
            if (index == index_of<Refusal>()) {
                CHECK(end.has_failed(Ending::refused_there));
            } else if (moment.belongs.contains(index)) {
                CHECK_FALSE(end.has_failed(Ending::broken));
                ++taken;
                continue;
            } else {
                CHECK(end.has_failed(Ending::broken));
                ++ended;
            }
            // What comes after is not listened to.
            CHECK(end.is_over());
            end.says.clear();
            for (std::size_t later = 0; later < std::variant_size_v<Frame>; ++later)
                end.receive(as_said(later));
            end.begin();
            end.say_same();
            end.stored();
            end.welcome(test::some_welcome(), Bytes(1));
            end.refuse();
            CHECK(end.says.empty());
            CHECK(end.decided<Failed>());
        }
    }
    CHECK(taken == 11);
    CHECK(ended == static_cast<int>(moments().size() * (std::variant_size_v<Frame> - 1)) - taken);
}

TEST_CASE("a frame that is said a second time ends the pairing") {
    TwoEnds ends;
    ends.begin();
    SECTION("the commitment") {
        const auto frame = ends.inviter.says.front();
        ends.joiner.receive(frame);
        ends.joiner.receive(frame);
        CHECK(ends.joiner.has_failed(Ending::broken));
    }
    SECTION("the joiner's number") {
        TwoEnds::pass(ends.inviter, ends.joiner);
        const auto frame = ends.joiner.says.front();
        ends.inviter.receive(frame);
        CHECK_FALSE(ends.inviter.digits().empty());
        ends.inviter.receive(frame);
        CHECK(ends.inviter.has_failed(Ending::broken));
    }
    SECTION("that the other person agrees") {
        ends.carry();
        ends.joiner.receive(Same{});
        ends.joiner.receive(Same{});
        CHECK(ends.joiner.has_failed(Ending::broken));
    }
}
