#include <fmt/format.h>

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <vector>

#include "sync/net/handshake_gate.hpp"
#include "sync/net/refusal_log.hpp"
#include "sync/net/tls_context.hpp"
#include "sync/net/tls_door.hpp"
#include "sync/net/websocket_connection.hpp"

namespace skranke::net {

namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;

using TlsLayer = ssl::stream<Socket>;
using TlsStream = WebSocketOver<TlsLayer>;

// How soon somebody who is connected and has been forgotten is let go of.
constexpr std::chrono::seconds between_looks{1};

class OpenTlsDoor final : public TlsDoor, public std::enable_shared_from_this<OpenTlsDoor> {
public:
    OpenTlsDoor(asio::io_context& io, TlsOptions options)
        : io_(io), options_(std::move(options)), refusals_(std::move(options_.log)) {}

    Result<void> set_up() { return set_up_tls(context_.native_handle(), options_.key, options_.known); }

    Awaitable<std::unique_ptr<Connection>> answer(Socket socket, ConnectionTimes times,
                                                  std::shared_ptr<Opening> opening) override {
        const auto alive = shared_from_this();
        const Deadline deadline(socket.get_executor(), times.handshake, opening);
        const auto stream = new_stream<TlsLayer>(std::move(socket), times, *opening, context_);
        PeerProof proof;
        const bool proved = co_await prove(stream, ssl::stream_base::server, proof);
        if (!proved) {
            note_caller(proof);
            co_return nullptr;
        }
        const bool accepted = co_await accept_websocket<TlsLayer>(stream);
        if (!accepted || !opening->wanted) co_return nullptr;
        co_return make_connection(stream, *proof.device, *opening);
    }

    Awaitable<Result<std::unique_ptr<Connection>>> greet(Socket socket, Endpoint endpoint,
                                                         ConnectionTimes times,
                                                         std::shared_ptr<Opening> opening) override {
        const auto alive = shared_from_this();
        const Deadline deadline(socket.get_executor(), times.handshake, opening);
        const auto stream = new_stream<TlsLayer>(std::move(socket), times, *opening, context_);
        PeerProof proof;
        const bool proved = co_await prove(stream, ssl::stream_base::client, proof);
        if (!proved) co_return fail(ErrorCode::refused, note_called(proof, endpoint));
        const auto [error] = co_await stream->async_handshake(endpoint.host_and_port(), "/", as_tuple);
        if (error) co_return fail(ErrorCode::io, note_not_let_in(endpoint, error));
        auto connection = make_connection(stream, *proof.device, *opening);
        if (!connection)
            co_return fail(ErrorCode::refused, fmt::format("{}: forgotten meanwhile", endpoint.text()));
        co_return connection;
    }

    bool enter(const std::string& address) override {
        if (gate_.enter(source_of(address), now())) return true;
        refusals_.note("more callers than can be at the door at once: some were sent away unheard", now());
        return false;
    }
    void leave(const std::string& address) override { gate_.leave(source_of(address)); }

private:
    struct Live {
        DeviceFingerprint device;
        std::weak_ptr<OpenStream<TlsLayer>> open;
    };

    Awaitable<bool> prove(std::shared_ptr<TlsStream> stream, ssl::stream_base::handshake_type side,
                          PeerProof& proof) {
        SSL* session = stream->next_layer().native_handle();
        write_proof_to(session, &proof);
        const auto [error] = co_await stream->next_layer().async_handshake(side, as_tuple);
        write_proof_to(session, nullptr);
        if (error) co_return false;
        // Once more, and from the session itself.
        const auto device = proved_device(session);
        if (device && device == proof.device && options_.known.knows(*device)) co_return true;
        proof.refused = "did not prove which device it is";
        co_return false;
    }

    // Null if the device has been forgotten since it proved who it is.
    std::unique_ptr<Connection> make_connection(const std::shared_ptr<TlsStream>& stream,
                                                const DeviceFingerprint& device, Opening& opening) {
        opening.close_socket = nullptr;
        if (!options_.known.knows(device)) return nullptr;
        auto open = std::make_shared<OpenStream<TlsLayer>>(stream);
        live_.push_back({device, open});
        if (!std::exchange(looking_, true))
            asio::co_spawn(io_, look_again_and_again(weak_from_this(), io_.get_executor()), asio::detached);
        return std::make_unique<WebSocketConnection<TlsLayer>>(std::move(open));
    }

    static Awaitable<> look_again_and_again(std::weak_ptr<OpenTlsDoor> weak, Executor executor) {
        asio::steady_timer timer(executor);
        while (true) {
            timer.expires_after(between_looks);
            co_await timer.async_wait(as_tuple);
            const auto door = weak.lock();
            if (!door || !door->let_go_of_the_forgotten()) co_return;
        }
    }

    // False: nobody is connected any more.
    bool let_go_of_the_forgotten() {
        std::vector<std::shared_ptr<OpenStream<TlsLayer>>> forgotten;
        std::erase_if(live_, [&](const Live& live) {
            const auto open = live.open.lock();
            if (!open || !open->wanted) return true;
            if (options_.known.knows(live.device)) return false;
            refusals_.note(
                fmt::format("the connection to a device that is not known here any more was ended: {}",
                            live.device.text()),
                now());
            forgotten.push_back(open);
            return true;
        });
        for (const auto& open : forgotten) {
            open->end("this device does not know the other any more");
            close_socket_of(*open->stream);
        }
        looking_ = !live_.empty();
        return looking_;
    }

    void note_caller(const PeerProof& proof) {
        if (proof.device)
            refusals_.note(fmt::format("a device that {} was refused: {}",
                                       proof.refused.empty() ? "did not prove its key" : proof.refused,
                                       proof.device->text()),
                           now());
        else
            refusals_.note(
                fmt::format("a caller that {} was refused",
                            proof.refused.empty() ? "speaks no TLS 1.3 as devices do" : proof.refused),
                now());
    }
    std::string note_called(const PeerProof& proof, const Endpoint& endpoint) {
        auto text = fmt::format("what answers at {} {}", endpoint.text(),
                                proof.refused.empty() ? "speaks no TLS 1.3 as devices do" : proof.refused);
        if (proof.device) text += ", and is not talked with: " + proof.device->text();
        if (proof.device || !proof.refused.empty()) refusals_.note(text, now());
        return text;
    }
    // With TLS 1.3 the caller has finished before the called has looked at its certificate.
    std::string note_not_let_in(const Endpoint& endpoint, const boost::system::error_code& error) {
        auto text = fmt::format(
            "the device at {} does not let this one in ({}); there it may have to be made "
            "known: {}",
            endpoint.text(), error.message(), options_.key.fingerprint().text());
        refusals_.note(text, now());
        return text;
    }
    std::chrono::nanoseconds now() const { return options_.clock.monotonic(); }

    asio::io_context& io_;
    TlsOptions options_;
    ssl::context context_{ssl::context::tlsv13};
    HandshakeGate gate_;
    RefusalLog refusals_;
    std::vector<Live> live_;
    bool looking_ = false;
};

}  // namespace

Result<std::shared_ptr<TlsDoor>> TlsDoor::make(asio::io_context& context, TlsOptions options) {
    auto door = std::make_shared<OpenTlsDoor>(context, std::move(options));
    if (auto done = door->set_up(); !done) return std::unexpected(done.error());
    return door;
}

}  // namespace skranke::net
