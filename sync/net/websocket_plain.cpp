#include "sync/net/websocket_plain.hpp"

#include <fmt/format.h>

#include "sync/net/websocket_connection.hpp"

namespace skranke::net {

namespace {

std::unique_ptr<Connection> make_connection(std::shared_ptr<WebSocketOver<Socket>> stream, Opening& opening) {
    opening.close_socket = nullptr;
    return std::make_unique<WebSocketConnection<Socket>>(
        std::make_shared<OpenStream<Socket>>(std::move(stream)));
}

}  // namespace

Awaitable<std::unique_ptr<Connection>> answer_plain(Socket socket, ConnectionTimes times,
                                                    std::shared_ptr<Opening> opening) {
    const Deadline deadline(socket.get_executor(), times.handshake, opening);
    const auto stream = new_stream<Socket>(std::move(socket), times, *opening);
    const bool accepted = co_await accept_websocket<Socket>(stream);
    if (!accepted || !opening->wanted) co_return nullptr;
    co_return make_connection(stream, *opening);
}

Awaitable<Result<std::unique_ptr<Connection>>> greet_plain(Socket socket, Endpoint endpoint,
                                                           ConnectionTimes times,
                                                           std::shared_ptr<Opening> opening) {
    const Deadline deadline(socket.get_executor(), times.handshake, opening);
    const auto stream = new_stream<Socket>(std::move(socket), times, *opening);
    const auto [error] = co_await stream->async_handshake(endpoint.host_and_port(), "/", as_tuple);
    if (error) co_return fail(ErrorCode::io, fmt::format("{}: {}", endpoint.text(), error.message()));
    co_return make_connection(stream, *opening);
}

}  // namespace skranke::net
