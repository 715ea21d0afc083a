#include "tests/windows/observer.hpp"

#include <stdexcept>

namespace skranke::test {

Observer::Observer(const std::filesystem::path& folder, const std::string& site, const Clock& clock) {
    const auto made =
        QueueNode::create({.folder = folder, .demo = true, .site = site, .display = true}, clock, random_);
    if (!made) throw std::runtime_error(made.error().message);
    auto started =
        NodeThread::start({.node = {.folder = folder}, .listen = "127.0.0.1:0"}, clock, random_, [this] {
            const std::scoped_lock lock(mutex_);
            news_.notify_all();
        });
    if (!started) throw std::runtime_error(started.error().message);
    node_ = *std::move(started);
}

std::string Observer::address() const { return "127.0.0.1:" + std::to_string(node_->port()); }

bool Observer::wait_until(const std::function<bool(const Snapshot&)>& satisfies,
                          std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return news_.wait_for(lock, patience, [&] { return satisfies(*node_->snapshot()); });
}

}  // namespace skranke::test
