// Somebody who answers the joiner as if they were the inviter, and calls the inviter as if they were the
// joiner: two connections, each whole in itself.
#include <catch2/catch.hpp>

#include "shared/base/random.hpp"
#include "tests/pairing/two_ends.hpp"

using namespace skranke;
using namespace skranke::pairing;
using test::End;

namespace {

constexpr std::uint8_t inviters_key = 1, joiners_key = 2, their_key = 9;

struct Middle {
    // What each connection has in common is its own: nobody can make two TLS connections alike.
    End inviter{{.side = Side::inviter,
                 .channel = test::channel(7),
                 .own = test::device(inviters_key),
                 .other = test::device(their_key),
                 .nonce = test::number(3)}};
    End joiner{{.side = Side::joiner,
                .channel = test::channel(8),
                .own = test::device(joiners_key),
                .other = test::device(their_key),
                .nonce = test::number(4)}};

    Middle() {
        inviter.begin();
        joiner.begin();
    }
    Frame inviter_says() { return next_of(inviter); }
    Frame joiner_says() { return next_of(joiner); }

private:
    static Frame next_of(End& end) {
        REQUIRE_FALSE(end.says.empty());
        const auto frame = decode(end.says.front());
        end.says.pop_front();
        REQUIRE(frame);
        return *frame;
    }
};

}  // namespace

TEST_CASE("a man in the middle who passes every word on makes the two show different digits") {
    Middle middle;
    middle.joiner.receive(middle.inviter_says());
    middle.inviter.receive(middle.joiner_says());
    middle.joiner.receive(middle.inviter_says());
    REQUIRE_FALSE(middle.inviter.digits().empty());
    REQUIRE_FALSE(middle.joiner.digits().empty());
    CHECK(middle.inviter.digits() != middle.joiner.digits());
}

TEST_CASE("a man in the middle with numbers of their own cannot choose what is shown") {
    SeededRandom random(1);
    int alike = 0;
    for (int attempt = 0; attempt < 2'000; ++attempt) {
        Middle middle;
        Nonce to_joiner{}, to_inviter{};
        random.fill(to_joiner);
        random.fill(to_inviter);
        // To be answered, they must have said the hash of what they will reveal…
        middle.joiner.receive(Commitment{commitment_to(to_joiner)});
        // …and to hear the inviter's number, they must have sent their own.
        CHECK(std::holds_alternative<Commitment>(middle.inviter_says()));
        CHECK(middle.inviter.says.empty());
        middle.inviter.receive(JoinersNonce{to_inviter});
        middle.joiner.receive(Reveal{to_joiner});
        alike += middle.inviter.digits() == middle.joiner.digits() ? 1 : 0;
    }
    CHECK(alike == 0);
}

TEST_CASE("a man in the middle who has seen all numbers finds one that fits, and is caught revealing it") {
    Middle middle;
    middle.inviter_says();
    middle.inviter.receive(JoinersNonce{test::number(5)});
    middle.joiner.receive(Commitment{commitment_to(test::number(6))});
    const auto joiners = std::get<JoinersNonce>(middle.joiner_says()).nonce;
    // A number for which the joiner would show what the inviter shows: some million hashes, of which the last
    // are enough here.
    Nonce chosen{};
    std::uint32_t counter = 3'900'000;
    const auto joiner_would_show = [&] {
        for (std::size_t i = 0; i < 4; ++i) chosen[i] = static_cast<std::uint8_t>(counter >> (8 * i));
        return digits_of({.channel = test::channel(8),
                          .inviters = chosen,
                          .joiners = joiners,
                          .inviter = test::device(their_key),
                          .joiner = test::device(joiners_key)});
    };
    while (counter < 4'000'000 && joiner_would_show() != middle.inviter.digits()) ++counter;
    REQUIRE(joiner_would_show() == middle.inviter.digits());
    middle.joiner.receive(Reveal{chosen});
    CHECK(middle.joiner.has_failed(Ending::wrong_number));
    CHECK(middle.joiner.digits().empty());
}

TEST_CASE(
    "a person who sees other digits than the neighbour says no, and the man in the middle has nothing") {
    Middle middle;
    middle.joiner.receive(middle.inviter_says());
    middle.inviter.receive(middle.joiner_says());
    middle.joiner.receive(middle.inviter_says());
    middle.inviter.receive(Same{});  // in the joiner's name
    middle.inviter.receive(Particulars{});
    CHECK(middle.inviter.has_failed(Ending::broken));
    CHECK_FALSE(middle.inviter.decided<MakeRoom>());
}
