#include "sync/node/node_thread.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

#include "sync/identity/device_list.hpp"
#include "sync/net/socket_transport.hpp"
#include "sync/net/tls_options.hpp"
#include "sync/node/lan_discovery.hpp"
#include "sync/node/stick_exchange.hpp"

namespace skranke {

namespace {

bool needs_tls(const ConnectedNodeOptions& options) {
    // What is no address is told of later, by whoever uses it.
    const auto over_tls = [](const std::string& address) {
        const auto endpoint = net::parse_endpoint(address);
        return endpoint && endpoint->tls;
    };
    return over_tls(options.listen) || std::ranges::any_of(options.peers, over_tls);
}

}  // namespace

struct NodeThread::State {
    // Shared between the threads; everything else is the node's thread's own once it runs.
    mutable std::mutex mutex;
    std::shared_ptr<const Snapshot> latest;
    std::vector<Intent> intents;
    std::vector<Reply> replies;
    bool ending = false;

    std::function<void(const std::string&)> log;
    std::unique_ptr<ListedDevices> known_devices;
    net::SocketTransport transport;
    std::function<void()> wake;
    std::uint16_t port = 0;
    std::unique_ptr<ConnectedNode> node;
    std::unique_ptr<LanDiscovery> discovery;
    std::optional<Result<BundleExchange>> exchanged;
    std::optional<StickExchange> stick;  // the thread's own
    std::thread thread;

    Result<void> start(const ConnectedNodeOptions& wanted, const Clock& clock, Random& random);
    ConnectedNodeOptions with_known_peers(ConnectedNodeOptions options) const;
    Result<DeviceFingerprint> open_door(const std::filesystem::path& folder, const Clock& clock);
    void discover(const ConnectedNodeOptions& options, const DeviceFingerprint& own, const Clock& clock,
                  Random& random);
    void run();
    void publish();
    void perform_posted();
    void perform(Intent intent);
    void finish_exchange(Result<BundleExchange> result);
};

NodeThread::NodeThread(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<NodeThread>> NodeThread::start(const ConnectedNodeOptions& options, const Clock& clock,
                                                      Random& random, std::function<void()> wake,
                                                      std::function<void(const std::string&)> log) {
    auto state = std::make_unique<State>();
    state->log = std::move(log);
    state->wake = std::move(wake);
    // Nothing else touches the state until the thread runs: whoever starts it hears at once what is wrong.
    if (auto started = state->start(options, clock, random); !started)
        return std::unexpected(started.error());
    state->thread = std::thread([state = state.get()] { state->run(); });
    return std::unique_ptr<NodeThread>(new NodeThread(std::move(state)));
}

NodeThread::~NodeThread() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->ending = true;
    }
    state_->transport.post([state = state_.get()] { state->transport.stop(); });
    state_->thread.join();
}

std::shared_ptr<const Snapshot> NodeThread::snapshot() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->latest;
}

void NodeThread::post(Intent intent) {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->intents.push_back(std::move(intent));
    }
    state_->transport.post([state = state_.get()] { state->perform_posted(); });
}

std::vector<Reply> NodeThread::take_replies() {
    const std::scoped_lock lock(state_->mutex);
    return std::exchange(state_->replies, {});
}

std::uint16_t NodeThread::port() const { return state_->port; }

void NodeThread::exchange(std::filesystem::path stick) {
    state_->transport.post([state = state_.get(), stick = std::move(stick)] { state->stick->start(stick); });
}

std::optional<Result<BundleExchange>> NodeThread::take_exchange() {
    const std::scoped_lock lock(state_->mutex);
    return std::exchange(state_->exchanged, std::nullopt);
}

// With those that were reached somewhere before: who was paired need not be named again.
ConnectedNodeOptions NodeThread::State::with_known_peers(ConnectedNodeOptions options) const {
    const auto devices = read_device_list(options.node.folder);
    if (!devices && log) log(devices.error().message + "; only the peers that were named are called");
    for (const auto& device : devices.value_or(std::vector<KnownDevice>{}))
        if (!device.address.empty() &&
            std::ranges::find(options.peers, device.address) == options.peers.end())
            options.peers.push_back(device.address);
    return options;
}

Result<void> NodeThread::State::start(const ConnectedNodeOptions& wanted, const Clock& clock,
                                      Random& random) {
    const auto options = with_known_peers(wanted);
    std::optional<DeviceFingerprint> own;
    if (needs_tls(options)) {
        const auto opened = open_door(options.node.folder, clock);
        if (!opened) return std::unexpected(opened.error());
        own = *opened;
    }
    auto started = ConnectedNode::start(options, transport, clock, random, [this] { publish(); });
    if (!started) return std::unexpected(started.error());
    node = *std::move(started);
    port = node->port();
    latest = node->snapshot();
    stick.emplace(options.node.folder, node->node(), transport, log,
                  [this](Result<BundleExchange> result) { finish_exchange(std::move(result)); });
    if (own && options.discover) discover(options, *own, clock, random);
    return {};
}

Result<DeviceFingerprint> NodeThread::State::open_door(const std::filesystem::path& folder,
                                                       const Clock& clock) {
    auto key = DeviceKey::open(folder);
    if (!key) return std::unexpected(key.error());
    const auto fingerprint = key->fingerprint();
    known_devices = std::make_unique<ListedDevices>(folder, log);
    auto used =
        transport.use_tls({.key = *std::move(key), .known = *known_devices, .clock = clock, .log = log});
    if (!used) return std::unexpected(used.error());
    return fingerprint;
}

// Without it the peers that were named are called all the same.
void NodeThread::State::discover(const ConnectedNodeOptions& options, const DeviceFingerprint& own,
                                 const Clock& clock, Random& random) {
    LanDiscovery::Self self{.fingerprint = own};
    if (const auto listens = net::parse_endpoint(options.listen); listens && listens->tls) {
        self.address = listens->address;
        self.port = port;
    }
    auto started = LanDiscovery::start(transport, self, *known_devices, clock, random,
                                       [this](const net::Endpoint& found) { node->call_found(found); });
    if (started)
        discovery = *std::move(started);
    else if (log)
        log(started.error().message);
}

void NodeThread::State::run() {
    // What people ask for meanwhile is not kept waiting for more than one day's reading.
    node->read_earlier_days([this] {
        perform_posted();
        const std::scoped_lock lock(mutex);
        return !ending;
    });
    transport.run();
    discovery.reset();
    stick.reset();
    node.reset();
}

void NodeThread::State::publish() {
    {
        auto snapshot = node->snapshot();
        const std::scoped_lock lock(mutex);
        latest = std::move(snapshot);
    }
    wake();
}

void NodeThread::State::perform_posted() {
    std::vector<Intent> posted;
    {
        const std::scoped_lock lock(mutex);
        posted.swap(intents);
    }
    for (Intent& intent : posted) perform(std::move(intent));
}

void NodeThread::State::perform(Intent intent) {
    std::expected<Performed, Refused> result;
    if (const auto* action = std::get_if<Action>(&intent.action)) {
        result = node->perform(*action, std::move(intent.desk), std::move(intent.person));
    } else if (auto edited = node->edit_set_up(std::get<SetUpEdit>(intent.action), std::move(intent.person));
               !edited) {
        result = std::unexpected(std::move(edited).error());
    }
    {
        const std::scoped_lock lock(mutex);
        replies.push_back({.id = intent.id, .result = std::move(result)});
    }
    wake();
}

void NodeThread::State::finish_exchange(Result<BundleExchange> result) {
    if (log && !result) log(result.error().message);
    if (log && result)
        for (const Error& refused : result->refused) log(refused.message);
    {
        const std::scoped_lock lock(mutex);
        exchanged = std::move(result);
    }
    wake();
}

}  // namespace skranke
