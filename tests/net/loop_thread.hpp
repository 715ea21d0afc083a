#pragma once
// An event loop on a thread, and a place to wait for what happens on it.
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "sync/net/socket_transport.hpp"

namespace skranke::test {

class LoopThread {
public:
    LoopThread() : thread_([this] { transport_.run(); }) {}
    ~LoopThread() {
        transport_.stop();
        thread_.join();
    }

    net::SocketTransport& transport() { return transport_; }

    // Runs something on the loop and waits until it is done.
    void run(const std::function<void()>& work) {
        bool done = false;
        transport_.post([&] {
            work();
            const std::scoped_lock lock(mutex_);
            done = true;
            happened_.notify_all();
        });
        std::unique_lock lock(mutex_);
        happened_.wait(lock, [&] { return done; });
    }

    // Asks on the loop, again and again, until the answer is yes or patience ends.
    bool becomes(const std::function<bool()>& wanted) {
        bool yes = false, over = false;
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        std::function<void()> ask = [&] {
            const bool now = wanted();
            const std::scoped_lock lock(mutex_);
            yes = now;
            over = now || std::chrono::steady_clock::now() > give_up;
            if (over) {
                happened_.notify_all();
            } else {
                poll_->call_after(std::chrono::milliseconds{5}, [&] { ask(); });
            }
        };
        run([&] { poll_ = transport_.make_timer(); });
        transport_.post([&] { ask(); });
        {
            std::unique_lock lock(mutex_);
            happened_.wait(lock, [&] { return over; });
        }
        run([&] { poll_.reset(); });
        return yes;
    }

private:
    net::SocketTransport transport_;
    std::mutex mutex_;
    std::condition_variable happened_;
    std::unique_ptr<net::Timer> poll_;
    std::thread thread_;
};

}  // namespace skranke::test
