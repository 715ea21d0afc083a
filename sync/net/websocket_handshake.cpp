// How a WebSocket comes to be: accepted by a listener, or called.
#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "sync/net/socket_transport_asio.hpp"
#include "sync/net/websocket_stream.hpp"

namespace skranke::net {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr auto as_tuple = asio::as_tuple_t<UseAwaitable>{};
constexpr std::uint32_t header_bytes_max = 8u << 10;
// Callers that have not finished their handshake; more are turned away.
constexpr int handshakes_max = 32;

tcp::endpoint to_asio(const Endpoint& endpoint) {
    error_code invalid;
    return {asio::ip::make_address(endpoint.address, invalid), endpoint.port};
}

// Closes a socket that takes too long, unless it ends before that.
class Deadline {
public:
    Deadline(Socket& socket, std::chrono::milliseconds time) : timer_(socket.get_executor()) {
        timer_.expires_after(time);
        timer_.async_wait([&socket](const error_code& cancelled) {
            error_code ignored;
            if (!cancelled) socket.close(ignored);
        });
    }

private:
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                               Executor>
        timer_;
};

struct Listening {
    Listening(asio::io_context& context, const ConnectionTimes& connection_times, TakeConnection taker)
        : acceptor(context.get_executor()), times(connection_times), take(std::move(taker)) {}

    asio::basic_socket_acceptor<tcp, Executor> acceptor;
    ConnectionTimes times;
    TakeConnection take;
    bool wanted = true;
    int handshakes = 0;
};

// Nothing of a caller that is no WebSocket client, or is a web page: browsers name the page's origin, nodes
// have none. Without this any page open on the machine could talk to the node.
Awaitable<std::unique_ptr<Connection>> shake_hands(Socket socket, ConnectionTimes times) {
    beast::flat_buffer buffer;
    http::request_parser<http::empty_body> request;
    request.header_limit(header_bytes_max);
    {
        const Deadline deadline(socket, times.handshake);
        const auto [error, size] = co_await http::async_read(socket, buffer, request, as_tuple);
        if (error) co_return nullptr;
    }
    if (!beast::websocket::is_upgrade(request.get()) || request.get().count(http::field::origin) != 0)
        co_return nullptr;
    WebSocket stream(std::move(socket));
    set_up(stream, times);
    const auto [error] = co_await stream.async_accept(request.get(), as_tuple);
    if (error) co_return nullptr;
    co_return make_connection(std::move(stream));
}

Awaitable<> welcome(std::shared_ptr<Listening> listening, Socket socket) {
    ++listening->handshakes;
    auto connection = co_await shake_hands(std::move(socket), listening->times);
    --listening->handshakes;
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
        if (listening->handshakes >= handshakes_max) continue;
        asio::co_spawn(listening->acceptor.get_executor(), welcome(listening, std::move(socket)),
                       asio::detached);
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

struct Calling {
    Calling(asio::io_context& context, Endpoint called, const ConnectionTimes& connection_times,
            std::move_only_function<void(Result<std::unique_ptr<Connection>>)> teller)
        : stream(Socket(context.get_executor())),
          endpoint(std::move(called)),
          times(connection_times),
          done(std::move(teller)) {}

    void tell(Result<std::unique_ptr<Connection>> result) {
        if (!wanted) return;
        wanted = false;
        std::exchange(done, nullptr)(std::move(result));
    }

    WebSocket stream;
    Endpoint endpoint;
    ConnectionTimes times;
    std::move_only_function<void(Result<std::unique_ptr<Connection>>)> done;
    bool wanted = true;
};

Awaitable<> call(std::shared_ptr<Calling> calling) {
    const auto failed = [&](const error_code& error) {
        calling->tell(fail(ErrorCode::io, fmt::format("{}: {}", calling->endpoint.text(), error.message())));
    };
    auto& socket = calling->stream.next_layer();
    {
        const Deadline deadline(socket, calling->times.handshake);
        const auto [error] = co_await socket.async_connect(to_asio(calling->endpoint), as_tuple);
        if (error) co_return failed(error);
    }
    if (!calling->wanted) co_return;
    set_up(calling->stream, calling->times);
    const auto [error] = co_await calling->stream.async_handshake(calling->endpoint.text(), "/", as_tuple);
    if (error) co_return failed(error);
    if (calling->wanted) calling->tell(make_connection(std::move(calling->stream)));
}

class TcpAttempt final : public Attempt {
public:
    explicit TcpAttempt(std::shared_ptr<Calling> calling) : calling_(std::move(calling)) {}
    ~TcpAttempt() override {
        if (!calling_->wanted) return;  // its socket is a connection's by now, or gone
        calling_->wanted = false;
        error_code ignored;
        calling_->stream.next_layer().close(ignored);
    }

private:
    std::shared_ptr<Calling> calling_;
};

}  // namespace

Result<std::unique_ptr<Listener>> SocketTransport::listen(const Endpoint& endpoint,
                                                          const ConnectionTimes& times, TakeConnection take) {
    auto listening = std::make_shared<Listening>(implementation_->context, times, std::move(take));
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
    auto& context = implementation_->context;
    auto calling = std::make_shared<Calling>(context, endpoint, times, std::move(done));
    asio::co_spawn(context.get_executor(), call(calling), asio::detached);
    return std::make_unique<TcpAttempt>(std::move(calling));
}

}  // namespace skranke::net
