#pragma once
// A device without a municipality joins one, side by side with a device of it. On the thread that owns the
// transport.
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "shared/base/random.hpp"
#include "sync/identity/device_list.hpp"
#include "sync/net/pairing_conversation.hpp"
#include "sync/net/pairing_door.hpp"
#include "sync/node/pairing_host.hpp"

namespace skranke {

struct PairingGuestOptions {
    std::filesystem::path folder{};  // in which the node is to be made; holds the device's key
    DeviceFingerprint own{};
    net::Endpoint inviter{};
    std::string own_address{};  // where this device will be reached later; may be empty
    net::ConnectionTimes connection{};
    net::PairingTimes conversation{};
};

// For the person to see. The two that follow DigitsShown are the last.
struct Joined {
    KnownDevice inviter;
};
struct NotJoined {
    std::string why;
};
using PairingGuestNews = std::variant<DigitsShown, Joined, NotJoined>;

class PairingGuest {
public:
    PairingGuest(const PairingGuestOptions& options, net::Transport& transport, net::PairingDoor& door,
                 Random& random, std::function<void(PairingGuestNews)> tell);
    PairingGuest(const PairingGuest&) = delete;
    PairingGuest& operator=(const PairingGuest&) = delete;

    // What the person says of the digits. Before there are any: nothing happens.
    void say_same();
    void refuse();
    // NotJoined follows.
    void give_up();

private:
    void meet(Result<net::PairingCaller> inviter);
    void decide(pairing::Decision decision);
    Result<void> store(const pairing::Store& wanted);

    PairingGuestOptions options_;
    net::Transport& transport_;
    Random& random_;
    std::function<void(PairingGuestNews)> tell_;
    std::unique_ptr<net::Attempt> attempt_;
    std::shared_ptr<net::PairingConversation> conversation_;
    KnownDevice inviter_{};
    std::string own_failure_;  // why this end could not go on
};

}  // namespace skranke
