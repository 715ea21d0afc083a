#include "sync/net/peer_network.hpp"

#include <algorithm>

namespace skranke::net {

namespace {
constexpr std::size_t found_max = 64;
// Of one that was found and does not answer: then it has to be found again.
constexpr int calls_of_found_max = 4;
}  // namespace

// Keeps one peer reached: calls, talks, and calls again.
class PeerNetwork::PeerLink {
public:
    enum class Origin { configured, found };

    PeerLink(PeerNetwork& network, Endpoint endpoint, Origin origin)
        : network_(network),
          endpoint_(std::move(endpoint)),
          origin_(origin),
          timer_(network.transport_.make_timer()),
          retry_delay_(network.times_.retry_first) {
        state_.address = endpoint_.text();
        state_.configured = origin == Origin::configured;
        state_.since = network_.clock_.now();
        call();
    }

    const PeerState& state() const { return state_; }
    const Endpoint& endpoint() const { return endpoint_; }
    bool was_found() const { return origin_ == Origin::found; }
    bool is_given_up() const { return was_found() && calls_in_vain_ >= calls_of_found_max; }
    bool has_connection() const { return conversation_ != nullptr; }
    bool is_aside() const { return aside_; }
    bool waits() const { return waits_; }

    // It is there just now: no more waiting.
    void call_now() {
        if (!waits_) return;
        retry_delay_ = network_.times_.retry_first;
        timer_->cancel();
        call();
    }
    // The peer is talked with otherwise: it calls us, too, and its call is the one that stays, or it has
    // another address that came first.
    void step_aside() {
        aside_ = true;
        conversation_.reset();
        state_.problem.clear();
    }
    // That is over: our call is wanted again.
    void come_back() {
        aside_ = false;
        state_.problem.clear();
        set_connected(false);
        call_later();
    }

private:
    void call() {
        waits_ = false;
        attempt_ = network_.transport_.connect(endpoint_, network_.times_.connection,
                                               [this](Result<std::unique_ptr<Connection>> connection) {
                                                   if (connection) {
                                                       talk(*std::move(connection));
                                                   } else {
                                                       call_later();
                                                   }
                                               });
    }

    void talk(std::unique_ptr<Connection> connection) {
        conversation_ = Conversation::start(network_.transport_, network_.self_, wire::Role::caller,
                                            std::move(connection),
                                            {.progressed = [this] { look(); },
                                             .ended =
                                                 [this](const std::string&) {
                                                     conversation_.reset();
                                                     state_.problem.clear();
                                                     set_connected(false);
                                                     call_later();
                                                     network_.let_links_come_back();
                                                 }});
    }

    void look() {
        if (const auto& peer = conversation_->session().peer(); peer && !state_.connected) {
            state_.peer_id = peer->peer_id;
            calls_in_vain_ = 0;
            set_connected(true);
        }
        state_.problem = conversation_->session().problem();
        network_.let_links_step_aside();
        network_.progressed_();
    }

    void set_connected(bool connected) {
        if (state_.connected == connected) return;
        const auto now = network_.clock_.now();
        // One that parts again at once, for whatever reason, must not be called ever faster.
        const bool lasted = !connected && now - state_.since > network_.times_.retry_last;
        if (lasted) retry_delay_ = network_.times_.retry_first;
        if (connected && was_connected_) state_.reconnected_at = now;
        was_connected_ |= connected;
        state_.connected = connected;
        state_.since = now;
        network_.progressed_();
    }

    void call_later() {
        ++calls_in_vain_;
        if (is_given_up()) return network_.give_up_soon();
        waits_ = true;
        const auto spread = retry_delay_.count() / 2;
        const auto shortened = spread > 0 ? network_.random_.below(static_cast<std::uint64_t>(spread)) : 0;
        timer_->call_after(retry_delay_ - std::chrono::milliseconds(shortened), [this] { call(); });
        retry_delay_ = std::min(retry_delay_ * 2, network_.times_.retry_last);
    }

    PeerNetwork& network_;
    Endpoint endpoint_;
    Origin origin_;
    std::unique_ptr<Timer> timer_;
    std::chrono::milliseconds retry_delay_;
    bool waits_ = false;  // for the next call
    int calls_in_vain_ = 0;
    bool was_connected_ = false;
    bool aside_ = false;
    PeerState state_;
    std::unique_ptr<Attempt> attempt_;
    std::shared_ptr<Conversation> conversation_;
};

// Somebody who called us.
struct PeerNetwork::Guest {
    UtcTime since;
    std::shared_ptr<Conversation> conversation;

    // Empty until it has said who it is.
    std::string peer_id() const {
        const auto& peer = conversation->session().peer();
        return peer ? peer->peer_id : std::string{};
    }
};

PeerNetwork::PeerNetwork(Transport& transport, const wire::LocalPeer& self, const NetworkOptions& options,
                         const Clock& clock, Random& random, std::move_only_function<void()> progressed)
    : transport_(transport),
      self_(self),
      times_(options.times),
      callers_max_(options.callers_max),
      clock_(clock),
      random_(random),
      progressed_(std::move(progressed)) {}

PeerNetwork::~PeerNetwork() = default;

Result<std::unique_ptr<PeerNetwork>> PeerNetwork::start(Transport& transport, const wire::LocalPeer& self,
                                                        const NetworkOptions& options, const Clock& clock,
                                                        Random& random,
                                                        std::move_only_function<void()> progressed) {
    std::unique_ptr<PeerNetwork> network(
        new PeerNetwork(transport, self, options, clock, random, std::move(progressed)));
    if (options.listen) {
        auto listener = transport.listen(*options.listen, options.times.connection,
                                         [network = network.get()](std::unique_ptr<Connection> connection) {
                                             network->receive_guest(std::move(connection));
                                         });
        if (!listener) return std::unexpected(listener.error());
        network->listener_ = *std::move(listener);
    }
    for (const auto& peer : options.peers)
        network->links_.push_back(std::make_unique<PeerLink>(*network, peer, PeerLink::Origin::configured));
    return network;
}

void PeerNetwork::call_found(const Endpoint& endpoint) {
    for (const auto& link : links_)
        if (link->endpoint() == endpoint) return link->call_now();
    const auto found = std::ranges::count_if(links_, [](const auto& link) { return link->was_found(); });
    if (static_cast<std::size_t>(found) < found_max)
        links_.push_back(std::make_unique<PeerLink>(*this, endpoint, PeerLink::Origin::found));
}

// Not at once: it is one of them that says so.
void PeerNetwork::give_up_soon() {
    if (std::exchange(gives_up_soon_, true)) return;
    transport_.post([this, alive = std::weak_ptr<const bool>(alive_)] {
        if (alive.expired()) return;
        gives_up_soon_ = false;
        std::erase_if(links_, [](const auto& link) { return link->is_given_up(); });
    });
}

void PeerNetwork::receive_guest(std::unique_ptr<Connection> connection) {
    if (guests_.size() >= callers_max_) return;
    guests_.push_back({.since = clock_.now(), .conversation = {}});
    const auto guest = std::prev(guests_.end());
    guest->conversation = Conversation::start(transport_, self_, wire::Role::called, std::move(connection),
                                              {.progressed =
                                                   [this] {
                                                       let_links_step_aside();
                                                       progressed_();
                                                   },
                                               .ended =
                                                   [this, guest](const std::string&) {
                                                       guests_.erase(guest);
                                                       let_links_come_back();
                                                       progressed_();
                                                   }});
}

bool PeerNetwork::is_guest(const std::string& peer_id) const {
    return std::ranges::any_of(guests_, [&](const Guest& guest) { return guest.peer_id() == peer_id; });
}

bool PeerNetwork::is_reached_before(const PeerLink& link) const {
    for (const auto& other : links_) {
        if (other.get() == &link) return false;
        if (other->has_connection() && other->state().connected &&
            other->state().peer_id == link.state().peer_id)
            return true;
    }
    return false;
}

// Of two that call each other, the call of the one with the smaller id stays. Both know it, and only the
// other acts: nothing needs to be agreed on, and a call that does not get through is never waited for. Of
// one's own calls that reach the same peer, at several addresses, the first stays.
void PeerNetwork::let_links_step_aside() {
    for (const auto& link : links_) {
        const auto& peer = link->state();
        if (!link->has_connection() || !peer.connected) continue;
        const bool stays_theirs = peer.peer_id < self_.identity.peer_id && is_guest(peer.peer_id);
        if (stays_theirs || is_reached_before(*link)) link->step_aside();
    }
}

void PeerNetwork::let_links_come_back() {
    for (const auto& link : links_)
        if (link->is_aside() && !is_guest(link->state().peer_id) && !is_reached_before(*link))
            link->come_back();
}

std::size_t PeerNetwork::connections() const {
    return guests_.size() + static_cast<std::size_t>(std::ranges::count_if(
                                links_, [](const auto& link) { return link->has_connection(); }));
}

std::size_t PeerNetwork::waiting() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(links_, [](const auto& link) { return link->waits(); }));
}

std::vector<PeerState> PeerNetwork::peers() const {
    std::vector<PeerState> peers;
    for (const auto& link : links_) {
        const bool listed_already = link->is_aside() && is_reached_before(*link);
        if (link->state().connected ? !listed_already : !link->was_found()) peers.push_back(link->state());
    }
    for (const auto& guest : guests_) {
        const auto& peer = guest.conversation->session().peer();
        if (!peer) continue;
        const auto listed = std::ranges::find_if(
            peers, [&](const PeerState& other) { return other.connected && other.peer_id == peer->peer_id; });
        if (listed != peers.end()) {
            if (listed->problem.empty()) listed->problem = guest.conversation->session().problem();
            continue;
        }
        peers.push_back({.address = guest.conversation->connection().address(),
                         .peer_id = peer->peer_id,
                         .configured = false,
                         .connected = true,
                         .since = guest.since,
                         .reconnected_at = {},
                         .problem = guest.conversation->session().problem()});
    }
    return peers;
}

}  // namespace skranke::net
