// Frames in and out of an open WebSocket.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/error.hpp>

#include "sync/net/websocket_stream.hpp"
#include "sync/wire/limits.hpp"

namespace skranke::net {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;

constexpr auto as_tuple = asio::as_tuple_t<UseAwaitable>{};

std::string address_of(const WebSocket& stream) {
    boost::system::error_code gone;
    const auto endpoint = stream.next_layer().remote_endpoint(gone);
    return gone ? std::string() : Endpoint{endpoint.address().to_string(), endpoint.port()}.text();
}

// Lives as long as an operation on it does, which may be longer than its owner wants it.
struct OpenStream {
    explicit OpenStream(WebSocket open) : stream(std::move(open)), address(address_of(stream)) {}

    // The events may destroy the owner: nothing of it is touched after one.
    void end(const std::string& why) {
        if (!wanted) return;
        wanted = false;
        auto closed = std::move(events.closed);
        events = {};
        if (closed) closed(why);
    }

    WebSocket stream;
    std::string address;
    ConnectionEvents events;
    bool wanted = true;  // the owner has not gone, nor been told that it is over
    bool sending = false;
};

std::string words_for(const boost::system::error_code& error) {
    if (error == websocket::error::closed) return "the peer closed the connection";
    if (error == beast::error::timeout) return "the peer went silent";
    return error.message();
}

Awaitable<> read_frames(std::shared_ptr<OpenStream> open) {
    beast::flat_buffer buffer;
    while (open->wanted) {
        const auto [error, size] = co_await open->stream.async_read(buffer, as_tuple);
        if (error) {
            open->end(words_for(error));
            co_return;
        }
        if (!open->stream.got_binary()) {
            open->end("the peer sent text where bytes belong");
            co_return;
        }
        const auto data = buffer.cdata();
        if (open->wanted) open->events.received({static_cast<const std::uint8_t*>(data.data()), data.size()});
        buffer.consume(size);
    }
}

Awaitable<> send_frame(std::shared_ptr<OpenStream> open, Bytes frame) {
    const auto [error, size] = co_await open->stream.async_write(asio::buffer(frame), as_tuple);
    open->sending = false;
    if (error) {
        open->end(words_for(error));
    } else if (open->wanted) {
        open->events.sent();
    }
}

Awaitable<> close_stream(std::shared_ptr<OpenStream> open) {
    // An error here means that it is closed already; the reader tells of it.
    co_await open->stream.async_close(websocket::close_code::normal, as_tuple);
}

class WebSocketConnection final : public Connection {
public:
    explicit WebSocketConnection(WebSocket stream) : open_(std::make_shared<OpenStream>(std::move(stream))) {}

    ~WebSocketConnection() override {
        open_->wanted = false;
        boost::system::error_code ignored;
        open_->stream.next_layer().close(ignored);
    }

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
        asio::co_spawn(open_->stream.get_executor(), std::move(work), asio::detached);
    }

    std::shared_ptr<OpenStream> open_;
};

}  // namespace

void set_up(WebSocket& stream, const ConnectionTimes& times) {
    stream.set_option(websocket::stream_base::timeout{
        .handshake_timeout = times.handshake, .idle_timeout = times.silence, .keep_alive_pings = true});
    stream.read_message_max(wire::frame_bytes_max);
    stream.auto_fragment(false);
    stream.binary(true);
    boost::system::error_code ignored;
    // A frame is a whole message: waiting to fill a packet would only make it late.
    stream.next_layer().set_option(asio::ip::tcp::no_delay(true), ignored);
}

std::unique_ptr<Connection> make_connection(WebSocket stream) {
    return std::make_unique<WebSocketConnection>(std::move(stream));
}

}  // namespace skranke::net
