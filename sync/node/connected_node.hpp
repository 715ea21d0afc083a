#pragma once
// A node with its connections and its housekeeping, all on the thread that owns it. What a NodeThread runs
// beside a screen, and a simulation many of.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sync/net/times.hpp"
#include "sync/node/queue_node.hpp"

namespace skranke::net {
struct Endpoint;
class PeerNetwork;
class Timer;
class Transport;
}  // namespace skranke::net

namespace skranke {

struct ConnectedNodeOptions {
    NodeOptions node{};
    // "127.0.0.1:7301" within this machine, "192.168.1.2:7301" or "tls://127.0.0.1:7301" for devices that are
    // known; empty: does not listen.
    std::string listen{};
    std::vector<std::string> peers{};  // as above
    // Takes as many callers as a municipality has devices: those who are never online together meet at it.
    // What a node is told it keeps and passes on, hub or not.
    bool hub = false;
    // Of a NodeThread that talks beyond its machine: finds the devices it knows on the local network, too.
    bool discover = true;
    net::NetworkTimes times{};
};

class ConnectedNode {
public:
    // `published` is called after every new snapshot.
    static Result<std::unique_ptr<ConnectedNode>> start(const ConnectedNodeOptions& options,
                                                        net::Transport& transport, const Clock& clock,
                                                        Random& random, std::function<void()> published);
    // Ends the connections, then looks after the disk.
    ~ConnectedNode();
    ConnectedNode(const ConnectedNode&) = delete;
    ConnectedNode& operator=(const ConnectedNode&) = delete;

    std::expected<Performed, Refused> perform(const Action& action, DeskId desk = {}, PersonId person = {});
    std::expected<void, Refused> edit_set_up(const SetUpEdit& wanted, PersonId person = {});
    // Of a node that opened with the day at hand: reads the days before it, the latest first, until none is
    // left or `go_on` says no. To be called before the transport runs, so that no peer is talked to
    // meanwhile; a node that did not get to the end talks to none.
    void read_earlier_days(const std::function<bool()>& go_on);
    // Somebody known may be there: see net::PeerNetwork.
    void call_found(const net::Endpoint& endpoint);
    std::shared_ptr<const Snapshot> snapshot() const { return node_->snapshot(); }
    QueueNode& node() { return *node_; }
    std::uint16_t port() const;  // that it listens on; 0 if none

private:
    ConnectedNode(net::Transport& transport, std::unique_ptr<QueueNode> node,
                  std::function<void()> published);
    void update_soon();
    void update();

    net::Transport& transport_;
    std::unique_ptr<QueueNode> node_;
    std::function<void()> published_;
    std::unique_ptr<net::Timer> housekeeping_;
    std::unique_ptr<net::PeerNetwork> network_;
    bool update_is_due_ = false;
    // Ends with the node: what was posted before that finds it gone.
    std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
};

}  // namespace skranke
