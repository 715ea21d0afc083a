#include "sync/node/connected_node.hpp"

#include <algorithm>
#include <utility>

#include "sync/net/peer_network.hpp"
#include "sync/wire/session.hpp"

namespace skranke {

namespace {

// When the disk is looked after: once nobody has done anything for a while.
constexpr auto quiet_before_housekeeping = std::chrono::seconds{2};

// Of the largest municipalities, with room to spare.
constexpr std::size_t callers_of_a_hub = 512;

// A peer id begins with the id of its device: see QueueNode::local_peer.
DeviceId device_of(const std::string& peer_id) { return {peer_id.substr(0, peer_id.find('-'))}; }

SyncStatus status_from(const std::vector<net::PeerState>& peers, const Snapshot& snapshot) {
    const Municipality& municipality = *snapshot.municipality;
    SyncStatus status;
    for (const auto& peer : peers) {
        status.disk_was_copied |= peer.connected && device_of(peer.peer_id) == snapshot.device;
        const auto* device = municipality.find(device_of(peer.peer_id));
        status.peers.push_back({.address = peer.address,
                                .name = device && !device->name.empty() ? device->name : peer.address,
                                .configured = peer.configured,
                                .connected = peer.connected,
                                .since = peer.since,
                                .problem = peer.problem});
        if (peer.connected) {
            ++status.connected;
        } else {
            ++status.missing;
            status.missing_since = std::min(status.missing_since.value_or(peer.since), peer.since);
        }
        if (peer.reconnected_at)
            status.reconnected_at =
                std::max(status.reconnected_at.value_or(*peer.reconnected_at), *peer.reconnected_at);
    }
    return status;
}

Result<net::NetworkOptions> network_options(const ConnectedNodeOptions& options) {
    net::NetworkOptions network;
    network.times = options.times;
    if (options.hub) network.callers_max = callers_of_a_hub;
    if (!options.listen.empty()) {
        auto endpoint = net::parse_endpoint(options.listen);
        if (!endpoint) return std::unexpected(endpoint.error());
        network.listen = *std::move(endpoint);
    }
    for (const auto& peer : options.peers) {
        auto endpoint = net::parse_peer_endpoint(peer);
        if (!endpoint) return std::unexpected(endpoint.error());
        network.peers.push_back(*std::move(endpoint));
    }
    return network;
}

}  // namespace

Result<std::unique_ptr<ConnectedNode>> ConnectedNode::start(const ConnectedNodeOptions& options,
                                                            net::Transport& transport, const Clock& clock,
                                                            Random& random, std::function<void()> published) {
    const auto network_wanted = network_options(options);
    if (!network_wanted) return std::unexpected(network_wanted.error());
    auto opened = QueueNode::open(options.node, clock, random);
    if (!opened) return std::unexpected(opened.error());
    std::unique_ptr<ConnectedNode> node(
        new ConnectedNode(transport, *std::move(opened), std::move(published)));
    auto started = net::PeerNetwork::start(transport, node->node_->local_peer(), *network_wanted, clock,
                                           random, [node = node.get()] { node->update_soon(); });
    if (!started) return std::unexpected(started.error());
    node->network_ = *std::move(started);
    node->update();
    node->node_->on_change([node = node.get()] {
        node->housekeeping_->call_after(quiet_before_housekeeping, [node] { (void)node->node_->maintain(); });
        node->published_();
    });
    return node;
}

ConnectedNode::ConnectedNode(net::Transport& transport, std::unique_ptr<QueueNode> node,
                             std::function<void()> published)
    : transport_(transport),
      node_(std::move(node)),
      published_(std::move(published)),
      housekeeping_(transport.make_timer()) {}

ConnectedNode::~ConnectedNode() {
    network_.reset();  // before the node, which it uses
    housekeeping_->cancel();
    (void)node_->maintain();
}

std::expected<Performed, Refused> ConnectedNode::perform(const Action& action, DeskId desk, PersonId person) {
    return node_->perform(action, std::move(desk), std::move(person));
}

std::expected<void, Refused> ConnectedNode::edit_set_up(const SetUpEdit& wanted, PersonId person) {
    return node_->edit_set_up(wanted, std::move(person));
}

void ConnectedNode::read_earlier_days(const std::function<bool()>& go_on) {
    bool reads = true;
    while (reads && node_->has_unread_days()) reads = node_->read_earlier_day().has_value() && go_on();
    if (!reads) network_.reset();
}

void ConnectedNode::call_found(const net::Endpoint& endpoint) {
    if (network_) network_->call_found(endpoint);
}

std::uint16_t ConnectedNode::port() const { return network_ ? network_->port() : 0; }

// Several frames that came together make one snapshot.
void ConnectedNode::update_soon() {
    if (std::exchange(update_is_due_, true)) return;
    transport_.post([this, alive = std::weak_ptr<const bool>(alive_)] {
        if (alive.expired()) return;
        update_is_due_ = false;
        update();
    });
}

void ConnectedNode::update() {
    node_->refresh();
    if (!network_) return;
    node_->set_sync_status(status_from(network_->peers(), *node_->snapshot()));
}

}  // namespace skranke
