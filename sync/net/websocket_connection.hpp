#pragma once
// What a WebSocket does over whatever is under it: how it opens, and frames in and out. Compiled once for
// plain sockets and once for TLS; nobody else includes this.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/websocket/error.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "sync/net/opening.hpp"
#include "sync/net/transport.hpp"
#include "sync/wire/limits.hpp"

namespace skranke::net {

inline constexpr auto as_tuple = boost::asio::as_tuple_t<UseAwaitable>{};

template <class Layer>
using WebSocketOver = boost::beast::websocket::stream<Layer, false>;

template <class Layer>
void close_socket_of(WebSocketOver<Layer>& stream) {
    boost::system::error_code ignored;
    boost::beast::get_lowest_layer(stream).close(ignored);
}

// A stream that its opening can close, with the options it needs before its handshake.
template <class Layer, class... Context>
std::shared_ptr<WebSocketOver<Layer>> new_stream(Socket socket, const ConnectionTimes& times,
                                                 Opening& opening, Context&... context) {
    namespace websocket = boost::beast::websocket;
    auto stream = std::make_shared<WebSocketOver<Layer>>(std::move(socket), context...);
    stream->set_option(websocket::stream_base::timeout{
        .handshake_timeout = times.handshake, .idle_timeout = times.silence, .keep_alive_pings = true});
    stream->read_message_max(wire::frame_bytes_max);
    stream->auto_fragment(false);
    stream->binary(true);
    boost::system::error_code ignored;
    // A frame is a whole message: waiting to fill a packet would only make it late.
    boost::beast::get_lowest_layer(*stream).set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    opening.close_socket = [weak = std::weak_ptr(stream)] {
        if (const auto still_there = weak.lock()) close_socket_of(*still_there);
    };
    return stream;
}

// Nothing of a caller that is no WebSocket client, or is a web page: browsers name the page's origin, nodes
// have none. Without this any page open on the machine could talk to the node.
template <class Layer>
Awaitable<bool> accept_websocket(std::shared_ptr<WebSocketOver<Layer>> stream) {
    namespace http = boost::beast::http;
    constexpr std::uint32_t header_bytes_max = 8u << 10;
    boost::beast::flat_buffer buffer;
    http::request_parser<http::empty_body> request;
    request.header_limit(header_bytes_max);
    const auto [unread, size] = co_await http::async_read(stream->next_layer(), buffer, request, as_tuple);
    if (unread) co_return false;
    if (!boost::beast::websocket::is_upgrade(request.get()) || request.get().count(http::field::origin) != 0)
        co_return false;
    const auto [error] = co_await stream->async_accept(request.get(), as_tuple);
    co_return !error;
}

// Lives as long as an operation on it does, which may be longer than its owner wants it.
template <class Layer>
struct OpenStream {
    explicit OpenStream(std::shared_ptr<WebSocketOver<Layer>> opened) : stream(std::move(opened)) {
        boost::system::error_code gone;
        const auto endpoint = boost::beast::get_lowest_layer(*stream).remote_endpoint(gone);
        if (!gone) address = Endpoint{endpoint.address().to_string(), endpoint.port()}.host_and_port();
    }

    // The events may destroy the owner: nothing of it is touched after one.
    void end(const std::string& why) {
        if (!wanted) return;
        wanted = false;
        auto closed = std::move(events.closed);
        events = {};
        if (closed) closed(why);
    }

    std::shared_ptr<WebSocketOver<Layer>> stream;
    std::string address;
    ConnectionEvents events;
    bool wanted = true;  // the owner has not gone, nor been told that it is over
    bool sending = false;
};

inline std::string words_for(const boost::system::error_code& error) {
    if (error == boost::beast::websocket::error::closed) return "the peer closed the connection";
    if (error == boost::beast::error::timeout) return "the peer went silent";
    return error.message();
}

template <class Layer>
Awaitable<> read_frames(std::shared_ptr<OpenStream<Layer>> open) {
    boost::beast::flat_buffer buffer;
    while (open->wanted) {
        const auto [error, size] = co_await open->stream->async_read(buffer, as_tuple);
        if (error) {
            open->end(words_for(error));
            co_return;
        }
        if (!open->stream->got_binary()) {
            open->end("the peer sent text where bytes belong");
            co_return;
        }
        const auto data = buffer.cdata();
        if (open->wanted) open->events.received({static_cast<const std::uint8_t*>(data.data()), data.size()});
        buffer.consume(size);
    }
}

template <class Layer>
Awaitable<> send_frame(std::shared_ptr<OpenStream<Layer>> open, Bytes frame) {
    const auto [error, size] = co_await open->stream->async_write(boost::asio::buffer(frame), as_tuple);
    open->sending = false;
    if (error) {
        open->end(words_for(error));
    } else if (open->wanted) {
        open->events.sent();
    }
}

template <class Layer>
Awaitable<> close_stream(std::shared_ptr<OpenStream<Layer>> open) {
    // An error here means that it is closed already; the reader tells of it.
    co_await open->stream->async_close(boost::beast::websocket::close_code::normal, as_tuple);
}

template <class Layer>
class WebSocketConnection final : public Connection {
public:
    explicit WebSocketConnection(std::shared_ptr<OpenStream<Layer>> open) : open_(std::move(open)) {}

    ~WebSocketConnection() override {
        open_->wanted = false;
        close_socket_of(*open_->stream);
    }
    WebSocketConnection(const WebSocketConnection&) = delete;
    WebSocketConnection& operator=(const WebSocketConnection&) = delete;

    void start(ConnectionEvents events) override {
        open_->events = std::move(events);
        spawn(read_frames(open_));
    }

    bool has_room() const override { return !open_->sending; }

    void send(Bytes frame) override {
        open_->sending = true;
        spawn(send_frame(open_, std::move(frame)));
    }

    void close() override { spawn(close_stream(open_)); }

    std::string address() const override { return open_->address; }

private:
    void spawn(Awaitable<> work) {
        boost::asio::co_spawn(open_->stream->get_executor(), std::move(work), boost::asio::detached);
    }

    std::shared_ptr<OpenStream<Layer>> open_;
};

}  // namespace skranke::net
