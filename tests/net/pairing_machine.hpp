#pragma once
// A machine with a key of its own that pairs with others over real sockets: a conversation at a time.
#include <catch2/catch.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/random.hpp"
#include "shared/storage/data_folder.hpp"
#include "sync/net/pairing_conversation.hpp"
#include "sync/net/pairing_door.hpp"
#include "tests/net/loop_thread.hpp"
#include "tests/support/temporary_folder.hpp"

namespace skranke::test {

class PairingMachine {
public:
    explicit PairingMachine(net::PairingTimes times = {},
                            std::chrono::milliseconds handshake = std::chrono::seconds{5})
        : times_(times), handshake_{.handshake = handshake} {
        REQUIRE(make_data_folder(folder_ / "node"));
        auto key = DeviceKey::open(folder_ / "node");
        REQUIRE(key);
        fingerprint = key->fingerprint();
        loop.run([&] {
            auto door = loop.transport().open_pairing_door(*key, clock_);
            REQUIRE(door);
            door_ = *std::move(door);
        });
    }
    ~PairingMachine() {
        loop.run([&] {
            attempt_.reset();
            conversation.reset();
            callers.clear();
            listener_.reset();
            door_.reset();
        });
    }

    // With `talks`, as an inviter; else who calls is kept in `callers`.
    net::Endpoint listen(bool talks = true) {
        net::Endpoint endpoint{"127.0.0.1", 0, true};
        loop.run([&] {
            auto listener = door_->listen(
                endpoint, handshake_, [this] { return open && !conversation; },
                [this, talks](net::PairingCaller caller) {
                    if (talks) return talk(pairing::Side::inviter, std::move(caller));
                    callers.push_back(std::move(caller));
                });
            REQUIRE(listener);
            listener_ = *std::move(listener);
            endpoint.port = listener_->port();
        });
        return endpoint;
    }
    // Empty if somebody answered, else why nobody did.
    std::string call(const net::Endpoint& endpoint, bool talks = true) {
        std::optional<std::string> outcome;
        loop.run([&] {
            attempt_ = door_->connect(endpoint, {}, [&, talks](Result<net::PairingCaller> reached) {
                if (!reached) {
                    outcome = reached.error().message;
                    return;
                }
                if (talks) {
                    talk(pairing::Side::joiner, *std::move(reached));
                } else {
                    callers.push_back(*std::move(reached));
                }
                outcome = "";
            });
        });
        REQUIRE(loop.becomes([&] { return outcome.has_value(); }));
        return *outcome;
    }

    bool shows_digits() {
        return loop.becomes([&] { return !digits.empty(); });
    }
    void say_same() {
        loop.run([&] { conversation->say_same(); });
    }
    void refuse() {
        loop.run([&] { conversation->refuse(); });
    }
    template <class Decision>
    bool decides() {
        return loop.becomes([&] { return decision && std::holds_alternative<Decision>(*decision); });
    }
    pairing::Ending ending() {
        REQUIRE(decides<pairing::Failed>());
        return std::get<pairing::Failed>(*decision).ending;
    }

    LoopThread loop;
    DeviceFingerprint fingerprint;
    // Touched on the loop alone.
    bool open = true;
    std::string digits;
    std::optional<pairing::Decision> decision;
    std::shared_ptr<net::PairingConversation> conversation;
    std::vector<net::PairingCaller> callers;

private:
    void talk(pairing::Side side, net::PairingCaller caller) {
        pairing::Meeting meeting{.side = side,
                                 .channel = caller.channel,
                                 .own = fingerprint,
                                 .other = caller.device,
                                 .own_address = "192.168.1.11:7301"};
        random_.fill(meeting.nonce);
        decision.reset();
        digits.clear();
        conversation = net::PairingConversation::start(
            loop.transport(), std::move(caller.connection), meeting, times_, [this](pairing::Decision made) {
                if (const auto* compare = std::get_if<pairing::Compare>(&made)) digits = compare->digits;
                const bool over = std::holds_alternative<pairing::Finished>(made) ||
                                  std::holds_alternative<pairing::Failed>(made);
                decision = std::move(made);
                if (over) conversation.reset();
            });
    }

    TemporaryFolder folder_;
    SystemClock clock_;
    SystemRandom random_;
    net::PairingTimes times_;
    net::ConnectionTimes handshake_;
    std::unique_ptr<net::PairingDoor> door_;
    std::unique_ptr<net::Attempt> attempt_;
    std::unique_ptr<net::Listener> listener_;
};

}  // namespace skranke::test
