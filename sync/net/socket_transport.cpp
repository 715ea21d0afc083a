#include "sync/net/socket_transport.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "sync/net/socket_transport_asio.hpp"

namespace skranke::net {

namespace asio = boost::asio;

SocketTransport::SocketTransport() : implementation_(std::make_unique<Implementation>()) {}

SocketTransport::~SocketTransport() = default;

Result<void> SocketTransport::use_tls(TlsOptions options) {
    auto door = TlsDoor::make(implementation_->context, std::move(options));
    if (!door) return std::unexpected(door.error());
    implementation_->door = *std::move(door);
    return {};
}

void SocketTransport::run() {
    const auto guard = asio::make_work_guard(implementation_->context);
    implementation_->context.run();
}

void SocketTransport::stop() { implementation_->context.stop(); }

void SocketTransport::post(std::move_only_function<void()> work) {
    asio::post(implementation_->context, [work = std::move(work)]() mutable { work(); });
}

namespace {

class AsioTimer final : public Timer {
public:
    explicit AsioTimer(asio::io_context& context) : waiting_(std::make_shared<Waiting>(context)) {}
    ~AsioTimer() override { forget(); }
    AsioTimer(const AsioTimer&) = delete;
    AsioTimer& operator=(const AsioTimer&) = delete;

    void call_after(std::chrono::milliseconds delay, std::move_only_function<void()> work) override {
        waiting_->work = std::move(work);
        const auto round = ++waiting_->round;
        waiting_->timer.expires_after(delay);
        waiting_->timer.async_wait([waiting = waiting_, round](const boost::system::error_code& error) {
            if (error || waiting->round != round) return;
            // Moved out first: the work may set the timer anew, or end it.
            auto due = std::exchange(waiting->work, nullptr);
            due();
        });
    }
    void cancel() override { forget(); }

private:
    struct Waiting {
        explicit Waiting(asio::io_context& context) : timer(context) {}
        asio::steady_timer timer;
        std::move_only_function<void()> work;
        // A call that was already on its way when it was forgotten belongs to an earlier one.
        std::uint64_t round = 0;
    };

    void forget() {
        ++waiting_->round;
        waiting_->work = nullptr;
        waiting_->timer.cancel();
    }

    std::shared_ptr<Waiting> waiting_;
};

}  // namespace

std::unique_ptr<Timer> SocketTransport::make_timer() {
    return std::make_unique<AsioTimer>(implementation_->context);
}

}  // namespace skranke::net
