#pragma once
// Everybody a node talks with: those it calls, and calls again when they are gone, and those who call it.
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/net/conversation.hpp"

namespace skranke::net {

// More than any site has devices; the rest are turned away.
inline constexpr std::size_t callers_of_a_device = 64;

struct NetworkOptions {
    std::optional<Endpoint> listen;
    std::vector<Endpoint> peers;
    std::size_t callers_max = callers_of_a_device;
    NetworkTimes times{};
};

struct PeerState {
    std::string address;
    std::string peer_id;      // empty until it has said who it is
    bool configured = false;  // we keep calling it
    bool connected = false;
    UtcTime since;  // of this state
    std::optional<UtcTime> reconnected_at;
    std::string problem{};  // the latest that it sent and that could not be taken, while it is connected
};

class PeerNetwork {
public:
    // `progressed` is called after anything that may change `peers` or what the documents share.
    static Result<std::unique_ptr<PeerNetwork>> start(Transport& transport, const wire::LocalPeer& self,
                                                      const NetworkOptions& options, const Clock& clock,
                                                      Random& random,
                                                      std::move_only_function<void()> progressed);
    ~PeerNetwork();
    PeerNetwork(const PeerNetwork&) = delete;
    PeerNetwork& operator=(const PeerNetwork&) = delete;

    // Somebody is there, it seems: calls at once, unless that is being done already. One that is found is
    // called as any other while it answers, and given up when it does not; only who is there is listed.
    void call_found(const Endpoint& endpoint);
    // Those it calls first, in their order. Who calls and is called too is listed once.
    std::vector<PeerState> peers() const;
    // Open ones, and such that are about to be. With a peer that calls us, too, it comes to be one.
    std::size_t connections() const;
    // Addresses that it calls, or has called and reached.
    std::size_t called() const { return links_.size(); }
    // Those of them that do not answer, and are called again after a while.
    std::size_t waiting() const;
    std::uint16_t port() const { return listener_ ? listener_->port() : 0; }

private:
    class PeerLink;
    struct Guest;

    PeerNetwork(Transport& transport, const wire::LocalPeer& self, const NetworkOptions& options,
                const Clock& clock, Random& random, std::move_only_function<void()> progressed);
    void receive_guest(std::unique_ptr<Connection> connection);
    bool is_guest(const std::string& peer_id) const;
    bool is_reached_before(const PeerLink& link) const;
    void let_links_step_aside();
    void let_links_come_back();
    void give_up_soon();

    Transport& transport_;
    wire::LocalPeer self_;
    NetworkTimes times_;
    std::size_t callers_max_;
    const Clock& clock_;
    Random& random_;
    std::move_only_function<void()> progressed_;
    std::vector<std::unique_ptr<PeerLink>> links_;
    std::list<Guest> guests_;
    std::unique_ptr<Listener> listener_;
    bool gives_up_soon_ = false;
    // Ends with the network: what was posted before that finds it gone.
    std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
};

}  // namespace skranke::net
