#pragma once
// A connection on its way: it can be given up by its owner, and is when it takes too long. Only the files
// that talk to sockets include this.
#include <boost/asio/basic_waitable_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "sync/net/websocket_stream.hpp"

namespace skranke::net {

struct Opening {
    bool wanted = true;
    // Closes what there is of it; empty before the first socket, and once it is a connection.
    std::function<void()> close_socket{};

    void give_up() {
        wanted = false;
        if (close_socket) close_socket();
    }
};

// From a stranger's first byte to an open WebSocket, so that nobody wins time by doing a little at each step.
class Deadline {
public:
    Deadline(const Executor& executor, std::chrono::milliseconds time, std::weak_ptr<Opening> opening)
        : timer_(executor) {
        timer_.expires_after(time);
        timer_.async_wait([weak = std::move(opening)](const boost::system::error_code& cancelled) {
            const auto late = weak.lock();
            if (!cancelled && late && late->close_socket) late->close_socket();
        });
    }

private:
    using SteadyClock = std::chrono::steady_clock;
    boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>, Executor> timer_;
};

}  // namespace skranke::net
