#include "sync/node/node_thread.hpp"

#include <algorithm>
#include <future>
#include <mutex>
#include <thread>

#include "sync/net/peer_network.hpp"
#include "sync/wire/session.hpp"

namespace skranke {

namespace {

// When the disk is looked after: once nobody has done anything for a while.
constexpr auto quiet_before_housekeeping = std::chrono::seconds{2};

// A peer id begins with the id of its device: see QueueNode::local_peer.
DeviceId device_of(const std::string& peer_id) { return {peer_id.substr(0, peer_id.find('-'))}; }

SyncStatus status_from(const std::vector<net::PeerState>& peers, const Municipality& municipality) {
    SyncStatus status;
    for (const auto& peer : peers) {
        const auto* device = municipality.find(device_of(peer.peer_id));
        status.peers.push_back({.address = peer.address,
                                .name = device && !device->name.empty() ? device->name : peer.address,
                                .configured = peer.configured,
                                .connected = peer.connected,
                                .since = peer.since});
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

Result<net::NetworkOptions> network_options(const NodeThreadOptions& options) {
    net::NetworkOptions network;
    network.times = options.times;
    if (!options.listen.empty()) {
        auto endpoint = net::parse_endpoint(options.listen);
        if (!endpoint) return std::unexpected(endpoint.error());
        network.listen = *std::move(endpoint);
    }
    for (const auto& peer : options.peers) {
        auto endpoint = net::parse_endpoint(peer);
        if (!endpoint) return std::unexpected(endpoint.error());
        network.peers.push_back(*std::move(endpoint));
    }
    return network;
}

}  // namespace

struct NodeThread::State {
    // Shared between the threads; everything else is the node's thread's own once it runs.
    mutable std::mutex mutex;
    std::shared_ptr<const Snapshot> latest;
    std::vector<Reply> replies;

    net::EventLoop loop;
    std::function<void()> wake;
    std::uint16_t port = 0;
    std::unique_ptr<QueueNode> node;
    net::Timer housekeeping{loop};
    std::unique_ptr<net::PeerNetwork> network;
    bool update_is_due = false;
    std::thread thread;

    Result<void> start(const NodeThreadOptions& options, const Clock& clock, Random& random);
    void publish();
    void perform(Intent intent);
    void update_soon();
    void update();
    void end();
};

NodeThread::NodeThread(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<NodeThread>> NodeThread::start(const NodeThreadOptions& options, const Clock& clock,
                                                      Random& random, std::function<void()> wake) {
    auto state = std::make_unique<State>();
    state->wake = std::move(wake);
    // Nothing else touches the state until the thread runs: whoever starts it hears at once what is wrong.
    if (auto started = state->start(options, clock, random); !started)
        return std::unexpected(started.error());
    state->thread = std::thread([state = state.get()] {
        state->loop.run();
        state->end();
    });
    return std::unique_ptr<NodeThread>(new NodeThread(std::move(state)));
}

NodeThread::~NodeThread() {
    state_->loop.post([state = state_.get()] { state->loop.stop(); });
    state_->thread.join();
}

std::shared_ptr<const Snapshot> NodeThread::snapshot() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->latest;
}

void NodeThread::post(Intent intent) {
    state_->loop.post(
        [state = state_.get(), intent = std::move(intent)]() mutable { state->perform(std::move(intent)); });
}

std::vector<Reply> NodeThread::take_replies() {
    const std::scoped_lock lock(state_->mutex);
    return std::exchange(state_->replies, {});
}

std::uint16_t NodeThread::port() const { return state_->port; }

Result<void> NodeThread::State::start(const NodeThreadOptions& options, const Clock& clock, Random& random) {
    const auto network_wanted = network_options(options);
    if (!network_wanted) return std::unexpected(network_wanted.error());
    auto opened = QueueNode::open(options.node, clock, random);
    if (!opened) return std::unexpected(opened.error());
    node = *std::move(opened);
    auto started = net::PeerNetwork::start(loop, node->local_peer(), *network_wanted, clock, random,
                                           [this] { update_soon(); });
    if (!started) return std::unexpected(started.error());
    network = *std::move(started);
    port = network->port();
    update();
    latest = node->snapshot();
    node->on_change([this] { publish(); });
    return {};
}

void NodeThread::State::publish() {
    {
        auto snapshot = node->snapshot();
        const std::scoped_lock lock(mutex);
        latest = std::move(snapshot);
    }
    housekeeping.call_after(quiet_before_housekeeping, [this] { (void)node->maintain(); });
    wake();
}

void NodeThread::State::perform(Intent intent) {
    auto result = node->perform(intent.action, std::move(intent.desk), std::move(intent.person));
    {
        const std::scoped_lock lock(mutex);
        replies.push_back({.id = intent.id, .result = std::move(result)});
    }
    wake();
}

// Several frames that came together make one snapshot.
void NodeThread::State::update_soon() {
    if (std::exchange(update_is_due, true)) return;
    loop.post([this] {
        update_is_due = false;
        update();
    });
}

void NodeThread::State::update() {
    node->refresh();
    node->set_sync_status(status_from(network->peers(), *node->snapshot()->municipality));
}

// On the node's thread, when nothing more is run: sockets first, for they use the node.
void NodeThread::State::end() {
    network.reset();
    housekeeping.cancel();
    (void)node->maintain();
    node.reset();
}

}  // namespace skranke
