#pragma once
// WebSockets over TLS, between devices that know each other. Keeps OpenSSL out of every other header.
#include <memory>

#include "sync/net/opening.hpp"
#include "sync/net/tls_options.hpp"
#include "sync/net/transport.hpp"

namespace skranke::net {

class TlsDoor {
public:
    static Result<std::shared_ptr<TlsDoor>> make(boost::asio::io_context& context, TlsOptions options);
    virtual ~TlsDoor() = default;

    // Null: whoever called was not let in. Only a device that has proved to be known is answered at all.
    virtual Awaitable<std::unique_ptr<Connection>> answer(Socket socket, ConnectionTimes times,
                                                          std::shared_ptr<Opening> opening) = 0;
    // On a socket that is connected to the endpoint.
    virtual Awaitable<Result<std::unique_ptr<Connection>>> greet(Socket socket, Endpoint endpoint,
                                                                 ConnectionTimes times,
                                                                 std::shared_ptr<Opening> opening) = 0;

    // A caller from there: true if it may be answered, and `leave` is called once it has been.
    virtual bool enter(const std::string& address) = 0;
    virtual void leave(const std::string& address) = 0;
};

}  // namespace skranke::net
