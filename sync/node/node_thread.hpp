#pragma once
// Runs a node and its connections on a thread of its own, so that a screen never waits for disk or network.
// Intents go one way, snapshots and replies come back. All members may be called from one other thread.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/node/bundle_exchange.hpp"
#include "sync/node/connected_node.hpp"

namespace skranke {

// What staff do: with the day, or with what the municipality has set up.
using Intended = std::variant<Action, SetUpEdit>;

struct Intent {
    std::uint64_t id = 0;  // comes back with the reply
    Intended action;
    DeskId desk{};
    PersonId person{};
};

struct Reply {
    std::uint64_t id = 0;
    std::expected<Performed, Refused> result;  // of an edit of the set-up: default
};

class NodeThread {
public:
    // Calls the peers of the options, and the devices of which the list in the node's folder has an address.
    // `wake` is called on the node's thread after a new snapshot or reply is there to be taken. `log`, on the
    // same thread, gets a line in English about everybody who was refused at the door.
    static Result<std::unique_ptr<NodeThread>> start(const ConnectedNodeOptions& options, const Clock& clock,
                                                     Random& random, std::function<void()> wake,
                                                     std::function<void(const std::string&)> log = {});
    ~NodeThread();  // stops the connections and joins
    NodeThread(const NodeThread&) = delete;
    NodeThread& operator=(const NodeThread&) = delete;

    std::shared_ptr<const Snapshot> snapshot() const;
    void post(Intent intent);
    std::vector<Reply> take_replies();
    std::uint16_t port() const;  // that it listens on; 0 if none

    // Exchanges bundles with a stick (bundle_exchange.hpp) while people work: it may be slow. One at a time:
    // of what is asked for meanwhile nothing comes. `wake` is called when the result is there to be taken.
    void exchange(std::filesystem::path stick);
    std::optional<Result<BundleExchange>> take_exchange();

private:
    struct State;
    explicit NodeThread(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skranke
