#pragma once
// A node lets another device join, side by side: who calls within two minutes, and shows the same digits on
// its screen, gets a place in the municipality. On the thread that owns the node and the transport.
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "shared/base/random.hpp"
#include "sync/identity/device_list.hpp"
#include "sync/net/pairing_conversation.hpp"
#include "sync/net/pairing_door.hpp"
#include "sync/node/queue_node.hpp"
#include "sync/pairing/pairing_tries.hpp"

namespace skranke {

struct PairingHostOptions {
    std::filesystem::path folder{};  // the node's
    DeviceFingerprint own{};
    NewDevice device{};  // what the one that joins will be
    net::Endpoint listen{};
    net::ConnectionTimes connection{};
    net::PairingTimes conversation{};
    std::chrono::milliseconds open_for{pairing::open_for};
};

// For the person to see. Any but the first two is the last.
struct DigitsShown {
    std::string digits;  // are they on the other screen, too?
};
struct TryEnded {  // somebody was not let in; the next may call
    std::string why;
    std::size_t tries_left = 0;
};
struct DeviceAdded {
    Device device;
    KnownDevice known;
};
struct InvitationOver {
    std::string why;
};
using PairingHostNews = std::variant<DigitsShown, TryEnded, DeviceAdded, InvitationOver>;

class PairingHost {
public:
    // Fails if it cannot listen, or there were too many tries of late.
    static Result<std::unique_ptr<PairingHost>> start(const PairingHostOptions& options, QueueNode& node,
                                                      net::Transport& transport, net::PairingDoor& door,
                                                      const Clock& clock, Random& random,
                                                      std::function<void(PairingHostNews)> tell);
    PairingHost(const PairingHost&) = delete;
    PairingHost& operator=(const PairingHost&) = delete;

    std::uint16_t port() const { return listener_->port(); }
    // What the person says of the digits that were shown last. Before there are any: nothing happens.
    void say_same();
    void refuse();
    // Nobody is to join any more: InvitationOver follows.
    void give_up();

private:
    PairingHost(const PairingHostOptions& options, QueueNode& node, net::Transport& transport,
                const Clock& clock, Random& random, std::function<void(PairingHostNews)> tell);
    bool may_enter() const;
    void meet(net::PairingCaller caller);
    void decide(pairing::Decision decision);
    void compare(const pairing::Compare& compare);
    void make_room(const pairing::MakeRoom& wanted);
    void finish();
    void fail(const pairing::Failed& failed);
    void end(PairingHostNews news);

    PairingHostOptions options_;
    QueueNode& node_;
    net::Transport& transport_;
    const Clock& clock_;
    Random& random_;
    std::function<void(PairingHostNews)> tell_;
    pairing::Tries tries_{{}};
    std::unique_ptr<net::Listener> listener_;
    std::unique_ptr<net::Timer> closing_time_;
    std::shared_ptr<net::PairingConversation> conversation_;
    bool open_ = true;  // for further callers
    bool ended_ = false;
    DeviceFingerprint other_{};
    std::string other_address_;
    std::optional<Device> added_;  // in the municipality, but not heard of since
    std::string own_failure_;      // why this end could not go on
};

}  // namespace skranke
