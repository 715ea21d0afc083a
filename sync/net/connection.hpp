#pragma once
// An open connection that carries whole frames, and the two ways to come by one. What is behind it is the
// maker's secret: WebSocket over TCP today.
#include <functional>
#include <memory>
#include <string>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"
#include "sync/net/endpoint.hpp"
#include "sync/net/event_loop.hpp"
#include "sync/net/times.hpp"

namespace skranke::net {

struct ConnectionEvents {
    std::move_only_function<void(ByteView frame)> received;
    std::move_only_function<void()> sent;                          // there is room for the next frame
    std::move_only_function<void(const std::string& why)> closed;  // once, and last
};

class Connection {
public:
    // Ends it at once; no event comes after.
    virtual ~Connection() = default;

    virtual void start(ConnectionEvents events) = 0;
    // One frame at a time: only when there is room.
    virtual bool has_room() const = 0;
    virtual void send(Bytes frame) = 0;
    // In good order: the other side is told.
    virtual void close() = 0;
    // The other end's socket.
    virtual std::string address() const = 0;
};

// Listens until it is destroyed.
class Listener {
public:
    virtual ~Listener() = default;
    virtual std::uint16_t port() const = 0;
};

using TakeConnection = std::move_only_function<void(std::unique_ptr<Connection>)>;

// Port 0: any free one.
Result<std::unique_ptr<Listener>> listen(EventLoop& loop, const Endpoint& endpoint,
                                         const ConnectionTimes& times, TakeConnection take);

// A call on its way; destroying it gives it up.
class Attempt {
public:
    virtual ~Attempt() = default;
};

std::unique_ptr<Attempt> connect(EventLoop& loop, const Endpoint& endpoint, const ConnectionTimes& times,
                                 std::move_only_function<void(Result<std::unique_ptr<Connection>>)> done);

}  // namespace skranke::net
