// Two ends of a pairing, what their people do, and somebody between them: the input says who does what next,
// and which bytes are said in whose name. Whatever does not hold ends the process, which libFuzzer takes for
// a find.
#include "sync/pairing/pairing.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "sync/pairing/pairing_limits.hpp"
#include "tests/fuzz/instructions.hpp"

namespace skranke::pairing {

namespace {

using fuzz::Instructions;
using fuzz::require;

Meeting meeting(Side side) {
    Meeting met{.side = side};
    const std::uint8_t own = side == Side::inviter ? 1 : 2;
    met.channel.fill(7);
    met.own.bytes.fill(own);
    met.other.bytes.fill(static_cast<std::uint8_t>(3 - own));
    met.nonce.fill(static_cast<std::uint8_t>(10 + own));
    if (side == Side::joiner) met.own_address = "192.168.1.11:7301";
    return met;
}

// One end, and what it may say and decide, told over again from what it was told.
class End {
public:
    explicit End(Side side) : side_(side), pairing_(meeting(side)) {}

    void begin() { note(pairing_.begin()); }
    void say_same() {
        own_agrees_ |= !digits.empty() && !pairing_.is_over();
        note(pairing_.say_same());
    }
    void refuse() { note(pairing_.refuse()); }
    void stored() { note(pairing_.stored()); }
    void welcome(std::size_t bytes) {
        static const Bytes document(document_bytes_max + 1, 5);
        note(pairing_.welcome({.municipality = Bytes(16), .device = Bytes(8), .name = "Konsol"},
                              ByteView(document).first(bytes)));
    }
    void receive(ByteView frame, bool genuine) {
        const auto said = decode(frame);
        if (said) {
            require(std::ranges::equal(encode(*said), frame), "a frame can be said in two ways");
            other_agrees_ |= std::holds_alternative<Same>(*said);
        }
        if (!pairing_.is_over()) only_genuine &= genuine;
        note(pairing_.receive(frame));
    }

    std::deque<Bytes> says;
    std::string digits;
    bool only_genuine = true;

private:
    void note(const Step& step) {
        if (was_over_) require(step.frames.empty() && !step.decision, "it goes on after its end");
        was_over_ = pairing_.is_over();
        for (const auto& frame : step.frames) {
            require(!frame.empty() && frame.size() <= frame_bytes_max, "a frame is too long");
            const auto said = decode(frame);
            require(said.has_value(), "what it says cannot be understood");
            const bool tells =
                std::holds_alternative<Particulars>(*said) || std::holds_alternative<Welcome>(*said) ||
                std::holds_alternative<DocumentPart>(*said) || std::holds_alternative<Stored>(*said);
            require(!tells || both_agree(), "something is told before both people agree");
            says.push_back(frame);
        }
        if (step.decision) check(*step.decision);
    }
    void check(const Decision& decision) {
        if (const auto* compare = std::get_if<Compare>(&decision)) {
            require(digits.empty(), "digits are shown twice");
            require(compare->digits.size() == 7, "the digits are not six");
            digits = compare->digits;
        }
        if (std::holds_alternative<MakeRoom>(decision))
            require(side_ == Side::inviter && both_agree(), "room is made before both people agree");
        if (const auto* store = std::get_if<Store>(&decision)) {
            require(side_ == Side::joiner && both_agree(), "something is stored before both people agree");
            require(!store->document.empty() && store->document.size() == store->welcome.document_bytes &&
                        store->document.size() <= document_bytes_max,
                    "a document is not as long as was told");
        }
        if (std::holds_alternative<Finished>(decision)) require(both_agree(), "it ends well for nobody");
        const bool last =
            std::holds_alternative<Finished>(decision) || std::holds_alternative<Failed>(decision);
        require(last == pairing_.is_over(), "its end is not told");
    }
    bool both_agree() const { return own_agrees_ && other_agrees_; }

    Side side_;
    Pairing pairing_;
    bool own_agrees_ = false, other_agrees_ = false, was_over_ = false;
};

void carry(End& inviter, End& joiner) {
    while (!inviter.says.empty() || !joiner.says.empty()) {
        for (auto [from, to] : {std::pair{&inviter, &joiner}, std::pair{&joiner, &inviter}}) {
            if (from->says.empty()) continue;
            to->receive(from->says.front(), true);
            from->says.pop_front();
        }
    }
}

// Some way into an honest pairing: what is deep in it is else seldom come to.
void come_to(std::uint8_t moment, End& inviter, End& joiner) {
    if (moment == 0) return;
    inviter.begin();
    joiner.begin();
    carry(inviter, joiner);
    if (moment == 1) return;
    inviter.say_same();
    joiner.say_same();
    carry(inviter, joiner);
    if (moment == 2) return;
    inviter.welcome(frame_bytes_max + 1);
    if (moment == 3) return;
    joiner.receive(inviter.says.front(), true);
    inviter.says.pop_front();
}

void play(Instructions input) {
    End inviter(Side::inviter), joiner(Side::joiner);
    come_to(input.byte() % 5, inviter, joiner);
    while (!input.over()) {
        const auto choice = input.byte();
        auto& end = (choice & 1U) != 0 ? inviter : joiner;
        auto& other = (choice & 1U) != 0 ? joiner : inviter;
        switch (choice >> 1U & 7U) {
            case 0: end.begin(); break;
            case 1: end.say_same(); break;
            case 2: (choice & 16U) != 0 ? end.refuse() : end.stored(); break;
            case 3: {
                const std::size_t size = input.byte();
                constexpr std::size_t at_the_limit = 254;  // and one beyond it
                end.welcome(size < at_the_limit ? size << 5U : document_bytes_max + size - at_the_limit);
                break;
            }
            case 4:
            case 5:  // what the other said
                if (other.says.empty()) break;
                end.receive(other.says.front(), true);
                other.says.pop_front();
                break;
            case 6: {  // the same with a byte changed
                if (other.says.empty()) break;
                auto frame = other.says.front();
                other.says.pop_front();
                const auto place = static_cast<std::size_t>(input.byte()) % frame.size();
                const auto change = input.byte();
                frame[place] ^= change;
                end.receive(frame, change == 0);
                break;
            }
            default: {  // anything
                const auto size = static_cast<std::size_t>(input.byte()) << ((choice & 16U) != 0 ? 5U : 0U);
                end.receive(input.bytes(size), false);
                break;
            }
        }
    }
    if (inviter.only_genuine && joiner.only_genuine && !inviter.digits.empty() && !joiner.digits.empty())
        require(inviter.digits == joiner.digits, "two ends that heard each other show different digits");
}

}  // namespace

}  // namespace skranke::pairing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    skranke::pairing::play(skranke::pairing::Instructions({data, size}));
    return 0;
}
