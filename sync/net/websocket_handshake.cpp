// How connections come to be: accepted by a listener, or called.
#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>

#include "sync/net/socket_transport_asio.hpp"
#include "sync/net/websocket_plain.hpp"

namespace skranke::net {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr auto as_tuple = asio::as_tuple_t<UseAwaitable>{};
// Callers within this machine that have not finished their handshake; more are turned away.
constexpr int plain_handshakes_max = 32;

tcp::endpoint to_asio(const Endpoint& endpoint) {
    error_code invalid;
    return {asio::ip::make_address(endpoint.address, invalid), endpoint.port};
}

struct Listening {
    Listening(asio::io_context& context, const ConnectionTimes& connection_times, TakeConnection taker,
              std::shared_ptr<TlsDoor> tls_door)
        : acceptor(context.get_executor()),
          times(connection_times),
          take(std::move(taker)),
          door(std::move(tls_door)) {}

    asio::basic_socket_acceptor<tcp, Executor> acceptor;
    ConnectionTimes times;
    TakeConnection take;
    std::shared_ptr<TlsDoor> door;  // null: plain
    bool wanted = true;
    int plain_handshakes = 0;
};

// A caller's place among those who have not finished their handshake, given back at its end.
class Place {
public:
    static std::unique_ptr<Place> of(std::shared_ptr<Listening> listening, const Socket& socket) {
        error_code gone;
        const auto caller = socket.remote_endpoint(gone);
        if (gone) return nullptr;
        auto address = caller.address().to_string();
        const bool free = listening->door ? listening->door->enter(address)
                                          : listening->plain_handshakes < plain_handshakes_max;
        return free ? std::unique_ptr<Place>(new Place(std::move(listening), std::move(address))) : nullptr;
    }
    ~Place() {
        if (listening_->door)
            listening_->door->leave(address_);
        else
            --listening_->plain_handshakes;
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

private:
    Place(std::shared_ptr<Listening> listening, std::string address)
        : listening_(std::move(listening)), address_(std::move(address)) {
        if (!listening_->door) ++listening_->plain_handshakes;
    }
    std::shared_ptr<Listening> listening_;
    std::string address_;
};

Awaitable<> welcome(std::shared_ptr<Listening> listening, Socket socket, std::unique_ptr<Place> place) {
    const auto opening = std::make_shared<Opening>();
    std::unique_ptr<Connection> connection;
    if (listening->door)
        connection = co_await listening->door->answer(std::move(socket), listening->times, opening);
    else
        connection = co_await answer_plain(std::move(socket), listening->times, opening);
    place.reset();
    if (connection && listening->wanted) listening->take(std::move(connection));
}

Awaitable<> accept_all(std::shared_ptr<Listening> listening) {
    while (listening->wanted) {
        auto [error, socket] = co_await listening->acceptor.async_accept(as_tuple);
        if (!listening->wanted) co_return;
        if (error) {
            // Out of descriptors, or a caller gone again: wait, so that the loop does not spin.
            asio::steady_timer pause(listening->acceptor.get_executor(), std::chrono::milliseconds(100));
            co_await pause.async_wait(as_tuple);
            continue;
        }
        auto place = Place::of(listening, socket);
        if (!place) continue;
        asio::co_spawn(listening->acceptor.get_executor(),
                       welcome(listening, std::move(socket), std::move(place)), asio::detached);
    }
}

class TcpListener final : public Listener {
public:
    explicit TcpListener(std::shared_ptr<Listening> listening) : listening_(std::move(listening)) {}
    ~TcpListener() override {
        listening_->wanted = false;
        error_code ignored;
        listening_->acceptor.close(ignored);
    }
    std::uint16_t port() const override {
        error_code ignored;
        return listening_->acceptor.local_endpoint(ignored).port();
    }

private:
    std::shared_ptr<Listening> listening_;
};

using TellConnected = std::move_only_function<void(Result<std::unique_ptr<Connection>>)>;

Awaitable<Result<std::unique_ptr<Connection>>> reach(Executor executor, Endpoint endpoint,
                                                     ConnectionTimes times, std::shared_ptr<TlsDoor> door,
                                                     std::shared_ptr<Opening> opening) {
    const auto socket = std::make_shared<Socket>(executor);
    {
        opening->close_socket = [weak = std::weak_ptr(socket)] {
            error_code ignored;
            if (const auto still_there = weak.lock()) still_there->close(ignored);
        };
        const Deadline deadline(executor, times.handshake, opening);
        const auto [error] = co_await socket->async_connect(to_asio(endpoint), as_tuple);
        opening->close_socket = nullptr;
        if (error) co_return fail(ErrorCode::io, fmt::format("{}: {}", endpoint.text(), error.message()));
    }
    if (!opening->wanted) co_return fail(ErrorCode::io, endpoint.text() + ": given up");
    if (door) co_return co_await door->greet(std::move(*socket), endpoint, times, opening);
    co_return co_await greet_plain(std::move(*socket), endpoint, times, opening);
}

Awaitable<> call(Executor executor, Endpoint endpoint, ConnectionTimes times, std::shared_ptr<TlsDoor> door,
                 std::shared_ptr<Opening> opening, TellConnected tell) {
    auto reached = co_await reach(executor, std::move(endpoint), times, std::move(door), opening);
    if (!opening->wanted) co_return;
    opening->wanted = false;
    tell(std::move(reached));
}

class TcpAttempt final : public Attempt {
public:
    explicit TcpAttempt(std::shared_ptr<Opening> opening) : opening_(std::move(opening)) {}
    ~TcpAttempt() override { opening_->give_up(); }

private:
    std::shared_ptr<Opening> opening_;
};

// What there is no door for is an error of the program's, not of a person's.
std::unexpected<Error> no_door(const Endpoint& endpoint) {
    return fail(ErrorCode::refused,
                fmt::format("{} is reached over TLS, for which this node has no key", endpoint.text()));
}

}  // namespace

Result<std::unique_ptr<Listener>> SocketTransport::listen(const Endpoint& endpoint,
                                                          const ConnectionTimes& times, TakeConnection take) {
    if (endpoint.tls && !implementation_->door) return no_door(endpoint);
    auto listening = std::make_shared<Listening>(implementation_->context, times, std::move(take),
                                                 endpoint.tls ? implementation_->door : nullptr);
    const auto address = to_asio(endpoint);
    auto& acceptor = listening->acceptor;
    error_code error;
    acceptor.open(address.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(address, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use) {
        return fail(ErrorCode::in_use,
                    fmt::format("another program listens on {}: choose another port", endpoint.text()));
    }
    if (error)
        return fail(ErrorCode::io, fmt::format("cannot listen on {}: {}", endpoint.text(), error.message()));
    asio::co_spawn(implementation_->context.get_executor(), accept_all(listening), asio::detached);
    return std::make_unique<TcpListener>(std::move(listening));
}

std::unique_ptr<Attempt> SocketTransport::connect(
    const Endpoint& endpoint, const ConnectionTimes& times,
    std::move_only_function<void(Result<std::unique_ptr<Connection>>)> done) {
    auto opening = std::make_shared<Opening>();
    if (endpoint.tls && !implementation_->door) {
        post([opening, done = std::move(done), endpoint]() mutable {
            if (opening->wanted) done(no_door(endpoint));
        });
    } else {
        const auto executor = implementation_->context.get_executor();
        asio::co_spawn(executor,
                       call(executor, endpoint, times, endpoint.tls ? implementation_->door : nullptr,
                            opening, std::move(done)),
                       asio::detached);
    }
    return std::make_unique<TcpAttempt>(std::move(opening));
}

}  // namespace skranke::net
