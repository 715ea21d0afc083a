#pragma once
// A session on a connection: moves frames between the two until either ends.
#include <functional>
#include <memory>
#include <string>

#include "sync/net/transport.hpp"
#include "sync/wire/session.hpp"

namespace skranke::net {

struct ConversationEvents {
    std::move_only_function<void()> progressed;                   // something was received or established
    std::move_only_function<void(const std::string& why)> ended;  // once, and last
};

class Conversation : public std::enable_shared_from_this<Conversation> {
public:
    static std::shared_ptr<Conversation> start(Transport& transport, const wire::LocalPeer& self,
                                               wire::Role role, std::unique_ptr<Connection> connection,
                                               ConversationEvents events);

    const wire::Session& session() const { return session_; }
    const Connection& connection() const { return *connection_; }

private:
    Conversation(Transport& transport, const wire::LocalPeer& self, wire::Role role,
                 std::unique_ptr<Connection> connection, ConversationEvents events);
    void receive(ByteView frame);
    void send_what_there_is();
    void send_soon();

    Transport& transport_;
    std::unique_ptr<Connection> connection_;
    wire::Session session_;
    ConversationEvents events_;
    bool sending_soon_ = false;
    std::string ending_;  // not empty: nothing more is received, and it closes when all has been sent
    bool closing_ = false;
};

}  // namespace skranke::net
