#include "sync/net/conversation.hpp"

namespace skranke::net {

std::shared_ptr<Conversation> Conversation::start(Transport& transport, const wire::LocalPeer& self,
                                                  wire::Role role, std::unique_ptr<Connection> connection,
                                                  ConversationEvents events) {
    std::shared_ptr<Conversation> conversation(
        new Conversation(transport, self, role, std::move(connection), std::move(events)));
    // The connection is the conversation's own and tells nothing after its end: it may name it as it is.
    auto* talk = conversation.get();
    talk->connection_->start({.received = [talk](ByteView frame) { talk->receive(frame); },
                              .sent = [talk] { talk->send_what_there_is(); },
                              .closed =
                                  [talk](const std::string& why) {
                                      // Whoever is told may end this conversation.
                                      const auto alive = talk->shared_from_this();
                                      auto ended = std::move(talk->events_.ended);
                                      if (ended) ended(talk->ending_.empty() ? why : talk->ending_);
                                  }});
    talk->send_what_there_is();
    return conversation;
}

Conversation::Conversation(Transport& transport, const wire::LocalPeer& self, wire::Role role,
                           std::unique_ptr<Connection> connection, ConversationEvents events)
    : transport_(transport),
      connection_(std::move(connection)),
      session_(self, role, [this] { send_soon(); }),
      events_(std::move(events)) {}

void Conversation::receive(ByteView frame) {
    if (!ending_.empty()) return;
    const auto alive = shared_from_this();
    if (const auto received = session_.receive(frame); !received) ending_ = received.error().message;
    send_what_there_is();
    if (events_.progressed) events_.progressed();
}

void Conversation::send_what_there_is() {
    if (!connection_->has_room() || closing_) return;
    if (auto frame = session_.next_frame()) {
        connection_->send(*std::move(frame));
    } else if (!ending_.empty()) {
        closing_ = true;
        connection_->close();
    }
}

// A document changes in the middle of somebody's click: the frame for it is made after that, and several
// changes make one.
void Conversation::send_soon() {
    if (std::exchange(sending_soon_, true)) return;
    transport_.post([weak = weak_from_this()] {
        const auto talk = weak.lock();
        if (!talk) return;
        talk->sending_soon_ = false;
        talk->send_what_there_is();
    });
}

}  // namespace skranke::net
