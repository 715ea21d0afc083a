#pragma once
// The WebSocket stream that both ends use, with the types kept narrow: a concrete executor, a plain socket
// and no compression halve what Beast costs to compile. Only the websocket_*.cpp files include this.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "sync/net/transport.hpp"

namespace skranke::net {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using WebSocket = boost::beast::websocket::stream<Socket, false>;
using UseAwaitable = boost::asio::use_awaitable_t<Executor>;
template <class Value = void>
using Awaitable = boost::asio::awaitable<Value, Executor>;

// Options for a stream, before its handshake.
void set_up(WebSocket& stream, const ConnectionTimes& times);

// A connection from a stream after its handshake.
std::unique_ptr<Connection> make_connection(WebSocket stream);

}  // namespace skranke::net
