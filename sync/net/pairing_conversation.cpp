#include "sync/net/pairing_conversation.hpp"

#include <utility>

namespace skranke::net {

namespace {

bool is_last(const pairing::Decision& decision) {
    return std::holds_alternative<pairing::Finished>(decision) ||
           std::holds_alternative<pairing::Failed>(decision);
}

}  // namespace

std::shared_ptr<PairingConversation> PairingConversation::start(Transport& transport,
                                                                std::unique_ptr<Connection> connection,
                                                                pairing::Meeting meeting,
                                                                const PairingTimes& times, Decide decide) {
    std::shared_ptr<PairingConversation> conversation(
        new PairingConversation(transport, std::move(connection), std::move(meeting), std::move(decide)));
    // The connection is the conversation's own and tells nothing after its end, nor do timers.
    auto* talk = conversation.get();
    talk->connection_->start(
        {.received = [talk](ByteView frame) { talk->act(talk->pairing_.receive(frame)); },
         .sent = [talk] { talk->send_what_there_is(); },
         .closed = [talk](const std::string& why) { talk->end(why); }});
    talk->digits_deadline_->call_after(times.until_digits, [talk] {
        if (!talk->shows_digits()) talk->refuse();
    });
    talk->deadline_->call_after(times.in_all, [talk] { talk->refuse(); });
    talk->act(talk->pairing_.begin());
    return conversation;
}

PairingConversation::PairingConversation(Transport& transport, std::unique_ptr<Connection> connection,
                                         pairing::Meeting meeting, Decide decide)
    : connection_(std::move(connection)),
      pairing_(std::move(meeting)),
      decide_(std::move(decide)),
      digits_deadline_(transport.make_timer()),
      deadline_(transport.make_timer()) {}

void PairingConversation::act(pairing::Step step) {
    const auto alive = shared_from_this();
    for (auto& frame : step.frames) frames_.push_back(std::move(frame));
    if (step.decision) {
        digits_deadline_->cancel();
        if (is_last(*step.decision)) {
            last_ = std::move(step.decision);
        } else if (decide_) {
            // Told after what was said to the other end is on its way: the answer comes after it.
            send_what_there_is();
            decide_(*std::move(step.decision));
        }
    }
    send_what_there_is();
}

void PairingConversation::send_what_there_is() {
    if (!connection_->has_room() || closing_) return;
    if (!frames_.empty()) {
        auto frame = std::move(frames_.front());
        frames_.pop_front();
        connection_->send(std::move(frame));
    } else if (pairing_.is_over()) {
        closing_ = true;
        connection_->close();
    }
}

void PairingConversation::end(const std::string& why) {
    const auto alive = shared_from_this();
    auto decide = std::exchange(decide_, nullptr);
    deadline_->cancel();
    digits_deadline_->cancel();
    if (!decide) return;
    if (!last_) last_ = pairing::Failed{pairing::Ending::broken, "the connection broke: " + why};
    decide(*std::move(last_));
}

}  // namespace skranke::net
