#include "sync/net/event_loop.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "sync/net/event_loop_asio.hpp"

namespace skranke::net {

namespace asio = boost::asio;

EventLoop::EventLoop() : implementation_(std::make_unique<Implementation>()) {}

EventLoop::~EventLoop() = default;

void EventLoop::run() {
    const auto guard = asio::make_work_guard(implementation_->context);
    implementation_->context.run();
}

void EventLoop::stop() { implementation_->context.stop(); }

void EventLoop::post(std::move_only_function<void()> work) {
    asio::post(implementation_->context, [work = std::move(work)]() mutable { work(); });
}

struct Timer::Implementation {
    explicit Implementation(asio::io_context& context) : timer(context) {}
    asio::steady_timer timer;
    std::move_only_function<void()> work;
    std::uint64_t round =
        0;  // a call that was already on its way when it was forgotten belongs to an earlier one
};

Timer::Timer(EventLoop& loop)
    : implementation_(std::make_shared<Implementation>(loop.implementation().context)) {}

Timer::~Timer() { cancel(); }

void Timer::call_after(std::chrono::milliseconds delay, std::move_only_function<void()> work) {
    implementation_->work = std::move(work);
    const auto round = ++implementation_->round;
    implementation_->timer.expires_after(delay);
    implementation_->timer.async_wait(
        [implementation = implementation_, round](const boost::system::error_code& error) {
            if (error || implementation->round != round) return;
            // Moved out first: the work may set the timer anew, or end it.
            auto due = std::exchange(implementation->work, nullptr);
            due();
        });
}

void Timer::cancel() {
    ++implementation_->round;
    implementation_->work = nullptr;
    implementation_->timer.cancel();
}

}  // namespace skranke::net
