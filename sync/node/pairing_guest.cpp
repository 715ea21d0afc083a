#include "sync/node/pairing_guest.hpp"

namespace skranke {

PairingGuest::PairingGuest(const PairingGuestOptions& options, net::Transport& transport,
                           net::PairingDoor& door, Random& random, std::function<void(PairingGuestNews)> tell)
    : options_(options), transport_(transport), random_(random), tell_(std::move(tell)) {
    attempt_ = door.connect(options.inviter, options.connection,
                            [this](Result<net::PairingCaller> inviter) { meet(std::move(inviter)); });
}

void PairingGuest::meet(Result<net::PairingCaller> inviter) {
    if (!inviter) return tell_(NotJoined{inviter.error().message});
    if (inviter->device == options_.own)
        return tell_(
            NotJoined{"what answers there has this device's own key: one folder is a copy of the "
                      "other. Join with a new folder"});
    inviter_.fingerprint = inviter->device;
    inviter_.address = options_.inviter.text();
    pairing::Meeting meeting{.side = pairing::Side::joiner,
                             .channel = inviter->channel,
                             .own = options_.own,
                             .other = inviter->device,
                             .own_address = options_.own_address};
    random_.fill(meeting.nonce);
    conversation_ = net::PairingConversation::start(
        transport_, std::move(inviter->connection), std::move(meeting), options_.conversation,
        [this](pairing::Decision decision) { decide(std::move(decision)); });
}

void PairingGuest::say_same() {
    if (conversation_ && conversation_->shows_digits()) conversation_->say_same();
}

void PairingGuest::refuse() {
    if (conversation_) conversation_->refuse();
}

void PairingGuest::give_up() {
    if (conversation_) return conversation_->refuse();
    attempt_.reset();
    tell_(NotJoined{"given up"});
}

void PairingGuest::decide(pairing::Decision decision) {
    if (const auto* comparing = std::get_if<pairing::Compare>(&decision))
        return tell_(DigitsShown{comparing->digits});
    if (const auto* wanted = std::get_if<pairing::Store>(&decision)) {
        const auto stored = store(*wanted);
        if (stored) return conversation_->stored();
        own_failure_ = stored.error().message;
        return conversation_->refuse();
    }
    conversation_.reset();
    if (std::holds_alternative<pairing::Finished>(decision)) return tell_(Joined{inviter_});
    const auto& failed = std::get<pairing::Failed>(decision);
    tell_(NotJoined{own_failure_.empty() ? failed.why : own_failure_});
}

Result<void> PairingGuest::store(const pairing::Store& wanted) {
    inviter_.name = wanted.welcome.name;
    // First: a node that is there has somebody to talk with.
    if (auto trusted = trust_device(options_.folder, inviter_); !trusted) return trusted;
    return QueueNode::create_joined({.folder = options_.folder,
                                     .municipality = {to_hex(wanted.welcome.municipality)},
                                     .device = {to_hex(wanted.welcome.device)},
                                     .document = wanted.document},
                                    random_);
}

}  // namespace skranke
