// Connections over which two devices are paired.
#include <fmt/format.h>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "sync/net/handshake_gate.hpp"
#include "sync/net/pairing_door.hpp"
#include "sync/net/socket_transport_asio.hpp"
#include "sync/net/tls_context.hpp"
#include "sync/net/websocket_connection.hpp"
#include "sync/pairing/pairing_limits.hpp"

namespace skranke::net {

namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using boost::system::error_code;
using tcp = asio::ip::tcp;

using TlsLayer = ssl::stream<Socket>;
using TlsStream = WebSocketOver<TlsLayer>;

// The ends of a pairing hold it together: connections may outlive the door.
struct Door {
    Door(asio::io_context& context, const Clock& wall) : io(context), clock(wall) {}
    asio::io_context& io;
    const Clock& clock;
    ssl::context tls{ssl::context::tlsv13};
    HandshakeGate gate;
};

struct Listening {
    Listening(std::shared_ptr<Door> at, const ConnectionTimes& connection_times,
              std::function<bool()> asked_of_each, std::move_only_function<void(PairingCaller)> taker)
        : door(std::move(at)),
          acceptor(door->io.get_executor()),
          times(connection_times),
          may_enter(std::move(asked_of_each)),
          take(std::move(taker)) {}

    bool has_room() const { return wanted && may_enter(); }

    std::shared_ptr<Door> door;
    asio::basic_socket_acceptor<tcp, Executor> acceptor;
    ConnectionTimes times;
    std::function<bool()> may_enter;
    std::move_only_function<void(PairingCaller)> take;
    bool wanted = true;
};

// A caller's place among those who have not finished their handshake, given back at its end.
class Place {
public:
    static std::unique_ptr<Place> of(std::shared_ptr<Door> door, const Socket& socket) {
        error_code gone;
        const auto caller = socket.remote_endpoint(gone);
        if (gone) return nullptr;
        auto source = source_of(caller.address().to_string());
        if (!door->gate.enter(source, door->clock.monotonic())) return nullptr;
        return std::unique_ptr<Place>(new Place(std::move(door), std::move(source)));
    }
    ~Place() { door_->gate.leave(source_); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

private:
    Place(std::shared_ptr<Door> door, std::string source)
        : door_(std::move(door)), source_(std::move(source)) {}
    std::shared_ptr<Door> door_;
    std::string source_;
};

Awaitable<std::optional<PairingEnd>> prove(std::shared_ptr<TlsStream> stream,
                                           ssl::stream_base::handshake_type side) {
    SSL* session = stream->next_layer().native_handle();
    PeerProof proof;
    write_proof_to(session, &proof);
    const auto [error] = co_await stream->next_layer().async_handshake(side, as_tuple);
    write_proof_to(session, nullptr);
    if (error) co_return std::nullopt;
    const auto end = pairing_end(session);
    co_return end && end->device == proof.device ? end : std::nullopt;
}

PairingCaller caller_on(const std::shared_ptr<TlsStream>& stream, const PairingEnd& end, Opening& opening) {
    opening.close_socket = nullptr;
    return {.device = end.device,
            .channel = end.channel,
            .connection = std::make_unique<WebSocketConnection<TlsLayer>>(
                std::make_shared<OpenStream<TlsLayer>>(stream))};
}

std::shared_ptr<TlsStream> pairing_stream(Socket socket, const ConnectionTimes& times, Opening& opening,
                                          Door& door) {
    auto stream = new_stream<TlsLayer>(std::move(socket), times, opening, door.tls);
    stream->read_message_max(pairing::frame_bytes_max);
    return stream;
}

Awaitable<> welcome(std::shared_ptr<Listening> listening, Socket socket, std::unique_ptr<Place> place) {
    const auto opening = std::make_shared<Opening>();
    const Deadline deadline(socket.get_executor(), listening->times.handshake, opening);
    const auto stream = pairing_stream(std::move(socket), listening->times, *opening, *listening->door);
    const auto end = co_await prove(stream, ssl::stream_base::server);
    if (!end || !listening->has_room()) co_return;
    const bool accepted = co_await accept_websocket<TlsLayer>(stream);
    place.reset();
    if (accepted && listening->has_room()) listening->take(caller_on(stream, *end, *opening));
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
        if (!listening->has_room()) continue;
        auto place = Place::of(listening->door, socket);
        if (!place) continue;
        asio::co_spawn(listening->acceptor.get_executor(),
                       welcome(listening, std::move(socket), std::move(place)), asio::detached);
    }
}

class PairingListener final : public Listener {
public:
    explicit PairingListener(std::shared_ptr<Listening> listening) : listening_(std::move(listening)) {}
    ~PairingListener() override {
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

tcp::endpoint to_asio(const Endpoint& endpoint) {
    error_code invalid;
    return {asio::ip::make_address(endpoint.address, invalid), endpoint.port};
}

Awaitable<Result<PairingCaller>> reach(std::shared_ptr<Door> door, Endpoint endpoint, ConnectionTimes times,
                                       std::shared_ptr<Opening> opening) {
    const auto executor = door->io.get_executor();
    const auto socket = std::make_shared<Socket>(executor);
    opening->close_socket = [weak = std::weak_ptr(socket)] {
        error_code ignored;
        if (const auto still_there = weak.lock()) still_there->close(ignored);
    };
    const Deadline deadline(executor, times.handshake, opening);
    const auto [error] = co_await socket->async_connect(to_asio(endpoint), as_tuple);
    opening->close_socket = nullptr;
    const auto where = endpoint.host_and_port();
    if (error)
        co_return fail(ErrorCode::io, fmt::format("nobody answers at {} ({})", where, error.message()));
    const auto stream = pairing_stream(std::move(*socket), times, *opening, *door);
    const auto end = co_await prove(stream, ssl::stream_base::client);
    const auto nobody_invites = [&] {
        return fail(
            ErrorCode::refused,
            fmt::format("nobody at {} is adding a device now: start \"skranke devices add\" there, and "
                        "try again within two minutes",
                        where));
    };
    if (!end) co_return nobody_invites();
    const auto [refused] = co_await stream->async_handshake(where, "/", as_tuple);
    if (refused) co_return nobody_invites();
    co_return caller_on(stream, *end, *opening);
}

using TellReached = std::move_only_function<void(Result<PairingCaller>)>;

Awaitable<> call(std::shared_ptr<Door> door, Endpoint endpoint, ConnectionTimes times,
                 std::shared_ptr<Opening> opening, TellReached tell) {
    auto reached = co_await reach(std::move(door), std::move(endpoint), times, opening);
    if (!opening->wanted) co_return;
    opening->wanted = false;
    tell(std::move(reached));
}

class PairingAttempt final : public Attempt {
public:
    explicit PairingAttempt(std::shared_ptr<Opening> opening) : opening_(std::move(opening)) {}
    ~PairingAttempt() override { opening_->give_up(); }

private:
    std::shared_ptr<Opening> opening_;
};

class SocketPairingDoor final : public PairingDoor {
public:
    explicit SocketPairingDoor(std::shared_ptr<Door> door) : door_(std::move(door)) {}

    Result<std::unique_ptr<Listener>> listen(const Endpoint& endpoint, const ConnectionTimes& times,
                                             std::function<bool()> may_enter,
                                             std::move_only_function<void(PairingCaller)> take) override {
        auto listening = std::make_shared<Listening>(door_, times, std::move(may_enter), std::move(take));
        const auto address = to_asio(endpoint);
        auto& acceptor = listening->acceptor;
        error_code error;
        acceptor.open(address.protocol(), error);
        if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor.bind(address, error);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error == asio::error::address_in_use)
            return fail(ErrorCode::in_use, fmt::format("another program listens on {}: choose another port",
                                                       endpoint.host_and_port()));
        if (error)
            return fail(ErrorCode::io,
                        fmt::format("cannot listen on {}: {}", endpoint.host_and_port(), error.message()));
        asio::co_spawn(door_->io.get_executor(), accept_all(listening), asio::detached);
        return std::make_unique<PairingListener>(std::move(listening));
    }

    std::unique_ptr<Attempt> connect(const Endpoint& endpoint, const ConnectionTimes& times,
                                     std::move_only_function<void(Result<PairingCaller>)> done) override {
        auto opening = std::make_shared<Opening>();
        asio::co_spawn(door_->io.get_executor(), call(door_, endpoint, times, opening, std::move(done)),
                       asio::detached);
        return std::make_unique<PairingAttempt>(std::move(opening));
    }

private:
    std::shared_ptr<Door> door_;
};

}  // namespace

Result<std::unique_ptr<PairingDoor>> SocketTransport::open_pairing_door(const DeviceKey& key,
                                                                        const Clock& clock) {
    auto door = std::make_shared<Door>(implementation_->context, clock);
    if (auto done = set_up_tls_for_pairing(door->tls.native_handle(), key); !done)
        return std::unexpected(done.error());
    return std::make_unique<SocketPairingDoor>(std::move(door));
}

}  // namespace skranke::net
