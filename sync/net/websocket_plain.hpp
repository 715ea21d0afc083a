#pragma once
// WebSockets within this machine, where nobody else can listen: they are not encrypted.
#include <memory>

#include "sync/net/opening.hpp"
#include "sync/net/transport.hpp"

namespace skranke::net {

// Null: whoever called is no node, or was given up.
Awaitable<std::unique_ptr<Connection>> answer_plain(Socket socket, ConnectionTimes times,
                                                    std::shared_ptr<Opening> opening);
// On a socket that is connected to the endpoint.
Awaitable<Result<std::unique_ptr<Connection>>> greet_plain(Socket socket, Endpoint endpoint,
                                                           ConnectionTimes times,
                                                           std::shared_ptr<Opening> opening);

}  // namespace skranke::net
