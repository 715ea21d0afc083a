#pragma once
// The types that sockets and coroutines are made of, kept narrow: a concrete executor and no compression
// halve what Beast costs to compile. Only the files that talk to sockets include this.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace skranke::net {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using UseAwaitable = boost::asio::use_awaitable_t<Executor>;
template <class Value = void>
using Awaitable = boost::asio::awaitable<Value, Executor>;

}  // namespace skranke::net
