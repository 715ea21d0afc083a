#pragma once
// Whole nodes on threads of their own, that a test waits for.
#include <catch2/catch.hpp>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "sync/node/node_thread.hpp"
#include "tests/support/temporary_folder.hpp"

namespace skranke::test {

// Generous: a test waits for what it wants to see, not for time to pass.
inline constexpr auto patience = std::chrono::seconds{60};

struct Woken {
    std::mutex mutex;
    std::condition_variable changed;
    void wake() {
        // Taken so that nobody who is just about to wait misses it.
        {
            const std::scoped_lock lock(mutex);
        }
        changed.notify_all();
    }
};

struct ThreadWorld {
    TemporaryFolder folder;
    SystemClock clock;
    SystemRandom random;
    Woken woken;

    std::filesystem::path node(const std::string& name, const std::string& site,
                               std::optional<char> letter = {}) {
        const auto path = folder / name;
        const auto created =
            QueueNode::create({.folder = path, .demo = true, .site = site, .letter = letter}, clock, random);
        INFO((created ? std::string() : created.error().message));
        REQUIRE(created);
        return path;
    }

    Result<std::unique_ptr<NodeThread>> try_start(ConnectedNodeOptions options) {
        options.times.retry_first = std::chrono::milliseconds{20};
        options.times.retry_last = std::chrono::milliseconds{200};
        return NodeThread::start(options, clock, random, [this] { woken.wake(); });
    }
    std::unique_ptr<NodeThread> start(ConnectedNodeOptions options) {
        auto started = try_start(std::move(options));
        INFO((started ? std::string() : started.error().message));
        REQUIRE(started);
        return *std::move(started);
    }

    void wait_until(const std::function<bool()>& wanted) {
        std::unique_lock lock(woken.mutex);
        REQUIRE(woken.changed.wait_for(lock, patience, wanted));
    }

    Performed perform(NodeThread& node, const Action& action) {
        static std::uint64_t next_id = 0;
        const auto id = ++next_id;
        node.post({.id = id, .action = action});
        std::optional<Reply> reply;
        wait_until([&] {
            for (auto& taken : node.take_replies()) {
                if (taken.id == id) reply = std::move(taken);
            }
            return reply.has_value();
        });
        REQUIRE(reply->result);
        return *reply->result;
    }
};

inline std::size_t tickets_at(const NodeThread& node, const std::string& site) {
    std::size_t count = 0;
    for (const auto& day : node.snapshot()->days) {
        if (day->site.text == site) count += day->tickets.size();
    }
    return count;
}

}  // namespace skranke::test
