#pragma once
// What a SocketTransport is made of, for the files that talk to sockets.
#include <boost/asio/io_context.hpp>

#include "sync/net/socket_transport.hpp"

namespace skranke::net {

struct SocketTransport::Implementation {
    boost::asio::io_context context{1};
};

}  // namespace skranke::net
