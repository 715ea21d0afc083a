#pragma once
// Two ends of a pairing, and whoever carries frames between them.
#include <catch2/catch.hpp>
#include <deque>
#include <string>
#include <utility>

#include "sync/pairing/pairing.hpp"

namespace skranke::test {

inline DeviceFingerprint device(std::uint8_t name) {
    DeviceFingerprint fingerprint;
    fingerprint.bytes.fill(name);
    return fingerprint;
}

inline pairing::Nonce number(std::uint8_t digit) {
    pairing::Nonce nonce{};
    nonce.fill(digit);
    return nonce;
}

inline Sha256 channel(std::uint8_t name) {
    Sha256 secret{};
    secret.fill(name);
    return secret;
}

inline const pairing::Welcome& some_welcome() {
    static const pairing::Welcome welcome{
        .municipality = Bytes(16, 1), .device = Bytes(8, 2), .name = "Konsol, Skranke 1"};
    return welcome;
}

// One end, with what it wants to say and what it decided.
class End {
public:
    explicit End(pairing::Meeting meeting) : pairing_(std::move(meeting)) {}

    void begin() { note(pairing_.begin()); }
    void receive(ByteView frame) { note(pairing_.receive(frame)); }
    void receive(const pairing::Frame& frame) { receive(ByteView(pairing::encode(frame))); }
    void say_same() { note(pairing_.say_same()); }
    void refuse() { note(pairing_.refuse()); }
    void welcome(const pairing::Welcome& welcome, ByteView document) {
        note(pairing_.welcome(welcome, document));
    }
    void stored() { note(pairing_.stored()); }

    bool is_over() const { return pairing_.is_over(); }
    // Empty if there are none.
    std::string digits() const {
        const auto* compare = decided<pairing::Compare>();
        return compare != nullptr ? compare->digits : "";
    }
    bool has_failed(pairing::Ending ending) const {
        const auto* failed = decided<pairing::Failed>();
        return failed != nullptr && failed->ending == ending;
    }
    // Null if the latest is another.
    template <class Decision>
    const Decision* decided() const {
        return decision_ ? std::get_if<Decision>(&*decision_) : nullptr;
    }
    std::deque<Bytes> says;

private:
    void note(pairing::Step step) {
        for (auto& frame : step.frames) says.push_back(std::move(frame));
        if (step.decision) decision_ = std::move(step.decision);
    }
    pairing::Pairing pairing_;
    std::optional<pairing::Decision> decision_;
};

struct TwoEnds {
    End inviter{{.side = pairing::Side::inviter,
                 .channel = channel(7),
                 .own = device(1),
                 .other = device(2),
                 .nonce = number(3)}};
    End joiner{{.side = pairing::Side::joiner,
                .channel = channel(7),
                .own = device(2),
                .other = device(1),
                .nonce = number(4),
                .own_address = "192.168.1.11:7301"}};

    void begin() {
        inviter.begin();
        joiner.begin();
    }
    // Until neither has anything to say.
    void carry() {
        while (!inviter.says.empty() || !joiner.says.empty()) {
            if (!inviter.says.empty()) pass(inviter, joiner);
            if (!joiner.says.empty()) pass(joiner, inviter);
        }
    }
    static void pass(End& from, End& to) {
        const auto frame = std::move(from.says.front());
        from.says.pop_front();
        to.receive(frame);
    }
    void come_to_digits() {
        begin();
        carry();
    }
    void come_to_make_room() {
        come_to_digits();
        inviter.say_same();
        joiner.say_same();
        carry();
    }
};

}  // namespace skranke::test
