#pragma once
// What a node needs of the world around it: connections that carry whole frames, and work done later. Sockets
// and the operating system's clock are one such world, the simulator's another. One thread owns all of it.
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"
#include "sync/net/endpoint.hpp"
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

// A call on its way; destroying it gives it up.
class Attempt {
public:
    virtual ~Attempt() = default;
};

// Calls once, after a while. Setting it anew, or its end, forgets the earlier call.
class Timer {
public:
    virtual ~Timer() = default;
    virtual void call_after(std::chrono::milliseconds delay, std::move_only_function<void()> work) = 0;
    virtual void cancel() = 0;
};

class Transport {
public:
    virtual ~Transport() = default;

    // Runs the work on the owning thread, after what it does now.
    virtual void post(std::move_only_function<void()> work) = 0;
    virtual std::unique_ptr<Timer> make_timer() = 0;

    // Port 0: any free one.
    virtual Result<std::unique_ptr<Listener>> listen(const Endpoint& endpoint, const ConnectionTimes& times,
                                                     TakeConnection take) = 0;
    virtual std::unique_ptr<Attempt> connect(
        const Endpoint& endpoint, const ConnectionTimes& times,
        std::move_only_function<void(Result<std::unique_ptr<Connection>>)> done) = 0;
};

}  // namespace skranke::net
