#pragma once
// What a SocketTransport is made of, for the files that talk to sockets.
#include <boost/asio/io_context.hpp>
#include <memory>

#include "sync/net/socket_transport.hpp"
#include "sync/net/tls_door.hpp"

namespace skranke::net {

struct SocketTransport::Implementation {
    boost::asio::io_context context{1};
    std::shared_ptr<TlsDoor> door{};  // null: no connections over TLS
};

}  // namespace skranke::net
