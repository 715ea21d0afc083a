#pragma once
// A person before a terminal, and a transport that works on a thread of its own: what it tells, what the
// person types and that the program is to stop come to one place, in the order in which they came.
#include <sys/eventfd.h>

#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "sync/net/socket_transport.hpp"
#include "tools/file_descriptor.hpp"

namespace skranke::tools {

struct Typed {
    std::string line;
};
struct GoneAway {};  // nothing more will be typed
struct Stopped {};   // a signal to stop

// Waits for either of: a signal, the event, a line of standard input. The lines are those that came since.
class Terminal {
public:
    Terminal() : stop_(stop_signals()), news_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    struct Heard {
        bool stop = false, end_of_input = false;
        bool news = false;
        std::vector<std::string> lines{};
    };
    Heard wait();
    // From any thread.
    void tell_of_news() const { eventfd_write(news_.number(), 1); }

private:
    FileDescriptor stop_, news_;
    bool input_open_ = true;
    std::string input_;
};

template <class News>
class ScreenAndLoop {
public:
    ~ScreenAndLoop() { stop(); }

    // On the transport's thread.
    void tell(News news) {
        {
            const std::scoped_lock lock(mutex_);
            told_.push_back(std::move(news));
        }
        terminal_.tell_of_news();
    }
    // From here to `stop` what works on the transport is touched by `transport.post` alone. It must go before
    // this does.
    void run() {
        thread_ = std::thread([this] { transport.run(); });
    }
    void stop() {
        if (!thread_.joinable()) return;
        transport.stop();
        thread_.join();
    }

    using Event = std::variant<News, Typed, GoneAway, Stopped>;
    std::vector<Event> wait() {
        auto heard = terminal_.wait();
        std::vector<Event> events;
        if (heard.news) {
            const std::scoped_lock lock(mutex_);
            for (auto& news : std::exchange(told_, {})) events.emplace_back(std::move(news));
        }
        for (auto& line : heard.lines) events.emplace_back(Typed{std::move(line)});
        if (heard.end_of_input) events.emplace_back(GoneAway{});
        if (heard.stop) events.emplace_back(Stopped{});
        return events;
    }

    net::SocketTransport transport;

private:
    Terminal terminal_;
    std::mutex mutex_;
    std::vector<News> told_;
    std::thread thread_;
};

}  // namespace skranke::tools
