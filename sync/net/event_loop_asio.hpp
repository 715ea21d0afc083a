#pragma once
// What an EventLoop is made of, for the files that talk to sockets.
#include <boost/asio/io_context.hpp>

#include "sync/net/event_loop.hpp"

namespace skranke::net {

struct EventLoop::Implementation {
    boost::asio::io_context context{1};
};

}  // namespace skranke::net
