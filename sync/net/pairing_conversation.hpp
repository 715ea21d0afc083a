#pragma once
// A pairing on a connection: moves frames between the two, keeps the time, and ends in good order.
#include <deque>
#include <functional>
#include <memory>

#include "sync/net/transport.hpp"
#include "sync/pairing/pairing.hpp"
#include "sync/pairing/pairing_limits.hpp"

namespace skranke::net {

struct PairingTimes {
    // From the first frame to the digits: machines alone talk.
    std::chrono::milliseconds until_digits{10'000};
    std::chrono::milliseconds in_all{pairing::conversation_at_most};
};

class PairingConversation : public std::enable_shared_from_this<PairingConversation> {
public:
    using Decide = std::move_only_function<void(pairing::Decision)>;

    // `decide` hears each decision in its turn; Finished or Failed last, once the connection is at its end,
    // so that what was said last has been heard. It may end the conversation.
    static std::shared_ptr<PairingConversation> start(Transport& transport,
                                                      std::unique_ptr<Connection> connection,
                                                      pairing::Meeting meeting, const PairingTimes& times,
                                                      Decide decide);

    void say_same() { act(pairing_.say_same()); }
    void refuse() { act(pairing_.refuse()); }
    void welcome(const pairing::Welcome& welcome, ByteView document) {
        act(pairing_.welcome(welcome, document));
    }
    void stored() { act(pairing_.stored()); }
    bool shows_digits() const { return pairing_.shows_digits(); }

private:
    PairingConversation(Transport& transport, std::unique_ptr<Connection> connection,
                        pairing::Meeting meeting, Decide decide);
    void act(pairing::Step step);
    void send_what_there_is();
    void end(const std::string& why);

    std::unique_ptr<Connection> connection_;
    pairing::Pairing pairing_;
    Decide decide_;
    std::unique_ptr<Timer> digits_deadline_, deadline_;
    std::deque<Bytes> frames_;
    std::optional<pairing::Decision> last_;
    bool closing_ = false;
};

}  // namespace skranke::net
