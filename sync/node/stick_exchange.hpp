#pragma once
// The exchange of bundles by a node that runs. A stick is slow, and may be pulled out: it is read and written
// on a thread of its own, and only what concerns the node itself is done on the node's.
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "sync/net/transport.hpp"
#include "sync/node/bundle_exchange.hpp"

namespace skranke {

// All members are called on the node's thread, which the transport posts to.
class StickExchange {
public:
    // `node_folder` has the device's key and its list of known devices; `log` hears, on any thread, if that
    // list cannot be read.
    StickExchange(std::filesystem::path node_folder, QueueNode& node, net::Transport& transport,
                  std::function<void(const std::string&)> log,
                  std::function<void(Result<BundleExchange>)> done);
    ~StickExchange();  // waits for what is being read or written
    StickExchange(const StickExchange&) = delete;
    StickExchange& operator=(const StickExchange&) = delete;

    // Nothing, while one is under way.
    void start(const std::filesystem::path& stick);

private:
    void take_in(const Result<StickContents>& read);
    void finish(Result<BundleExchange> result);
    // On the thread of its own, of which there is one at a time.
    void apart(std::move_only_function<void()> work);

    std::filesystem::path node_folder_, stick_;
    QueueNode& node_;
    net::Transport& transport_;
    std::function<void(const std::string&)> log_;
    std::function<void(Result<BundleExchange>)> done_;
    bool under_way_ = false;
    std::thread thread_;
};

}  // namespace skranke
