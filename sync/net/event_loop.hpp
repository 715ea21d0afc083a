#pragma once
// The thread's loop: runs what is posted, what a timer brings and what sockets report, one at a time.
// Keeps Asio out of every other header.
#include <chrono>
#include <functional>
#include <memory>

namespace skranke::net {

class EventLoop {
public:
    EventLoop();
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    // Until `stop`.
    void run();
    // May be called from any thread, as may `post`.
    void stop();
    void post(std::move_only_function<void()> work);

    struct Implementation;
    Implementation& implementation() { return *implementation_; }

private:
    std::unique_ptr<Implementation> implementation_;
};

// Calls once, after a while. Setting it anew, or its end, forgets the earlier call.
class Timer {
public:
    explicit Timer(EventLoop& loop);
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

    void call_after(std::chrono::milliseconds delay, std::move_only_function<void()> work);
    void cancel();

private:
    struct Implementation;
    std::shared_ptr<Implementation> implementation_;
};

}  // namespace skranke::net
