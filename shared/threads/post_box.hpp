#pragma once
// Between a thread that works and one that must not wait for it: requests go in, replies are taken out. All
// members may be called from both threads.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace skranke {

template <class Request, class Reply>
class PostBox {
public:
    void post(Request request) {
        {
            const std::scoped_lock lock(mutex_);
            requests_.push_back(std::move(request));
        }
        posted_.notify_one();
    }

    // The next request, in the order in which they were posted. None: it is to stop, and nothing is left.
    std::optional<Request> wait(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        posted_.wait(lock, stop, [this] { return !requests_.empty(); });
        return next();
    }

    // None, too, when nothing was posted for so long.
    std::optional<Request> wait(const std::stop_token& stop, std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        posted_.wait_for(lock, stop, patience, [this] { return !requests_.empty(); });
        return next();
    }

    void reply(Reply reply) {
        const std::scoped_lock lock(mutex_);
        replies_.push_back(std::move(reply));
    }

    std::vector<Reply> take_replies() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(replies_, {});
    }

private:
    std::optional<Request> next() {
        if (requests_.empty()) return std::nullopt;
        std::optional<Request> request(std::move(requests_.front()));
        requests_.pop_front();
        return request;
    }

    std::mutex mutex_;
    std::condition_variable_any posted_;
    std::deque<Request> requests_;
    std::vector<Reply> replies_;
};

}  // namespace skranke
