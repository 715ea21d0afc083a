#pragma once
// A display's node without a screen, in contact with a console: what it sees, the console has stored.
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "shared/base/random.hpp"
#include "sync/node/node_thread.hpp"

namespace skranke::test {

class Observer {
public:
    // Throws if the node cannot be made. `clock` must outlive it.
    Observer(const std::filesystem::path& folder, const std::string& site, const Clock& clock);

    std::string address() const;  // for --peer
    std::shared_ptr<const Snapshot> snapshot() const { return node_->snapshot(); }
    const Day& day() const { return *snapshot()->day; }
    // False if it has not come to it in `patience`.
    bool wait_until(const std::function<bool(const Snapshot&)>& satisfies,
                    std::chrono::milliseconds patience);

private:
    SystemRandom random_;
    std::mutex mutex_;
    std::condition_variable news_;
    std::unique_ptr<NodeThread> node_;
};

}  // namespace skranke::test
