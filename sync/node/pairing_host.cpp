#include "sync/node/pairing_host.hpp"

#include <fmt/format.h>

namespace skranke {

namespace {

// As a node's own `--peer`; empty if it is no address. Between devices that are paired all goes over TLS.
std::string address_to_call(const std::string& said) {
    auto endpoint = net::parse_peer_endpoint(said);
    if (!endpoint || endpoint->port == 0) return {};
    endpoint->tls = true;
    return endpoint->text();
}

std::string own_name(const Snapshot& snapshot) {
    const auto* device = snapshot.municipality->find(snapshot.device);
    return device != nullptr && !device->name.empty() ? device->name : snapshot.municipality->name;
}

}  // namespace

PairingHost::PairingHost(const PairingHostOptions& options, QueueNode& node, net::Transport& transport,
                         const Clock& clock, Random& random, std::function<void(PairingHostNews)> tell)
    : options_(options),
      node_(node),
      transport_(transport),
      clock_(clock),
      random_(random),
      tell_(std::move(tell)),
      closing_time_(transport.make_timer()) {}

Result<std::unique_ptr<PairingHost>> PairingHost::start(const PairingHostOptions& options, QueueNode& node,
                                                        net::Transport& transport, net::PairingDoor& door,
                                                        const Clock& clock, Random& random,
                                                        std::function<void(PairingHostNews)> tell) {
    auto earlier = read_pairing_tries(options.folder);
    if (!earlier) return std::unexpected(earlier.error());
    std::unique_ptr<PairingHost> host(
        new PairingHost(options, node, transport, clock, random, std::move(tell)));
    host->tries_ = pairing::Tries(*std::move(earlier));
    if (host->tries_.left(clock.now()) == 0)
        return skranke::fail(ErrorCode::refused,
                             "the digits were not the same five times within ten minutes: somebody may "
                             "stand between the devices. Wait ten minutes, and look who else is on the "
                             "network");
    auto listener = door.listen(
        options.listen, options.connection, [host = host.get()] { return host->may_enter(); },
        [host = host.get()](net::PairingCaller caller) { host->meet(std::move(caller)); });
    if (!listener) return std::unexpected(listener.error());
    host->listener_ = *std::move(listener);
    host->closing_time_->call_after(options.open_for, [host = host.get()] {
        host->open_ = false;
        // Whoever is inside may finish.
        if (!host->conversation_)
            host->end(InvitationOver{"the time is over, and no device has joined: begin again"});
    });
    return host;
}

bool PairingHost::may_enter() const {
    return open_ && !ended_ && !conversation_ && tries_.left(clock_.now()) > 0;
}

void PairingHost::meet(net::PairingCaller caller) {
    if (caller.device == options_.own) return;  // a copy of this very device
    pairing::Meeting meeting{.side = pairing::Side::inviter,
                             .channel = caller.channel,
                             .own = options_.own,
                             .other = caller.device};
    random_.fill(meeting.nonce);
    other_ = caller.device;
    other_address_.clear();
    conversation_ = net::PairingConversation::start(
        transport_, std::move(caller.connection), std::move(meeting), options_.conversation,
        [this](pairing::Decision decision) { decide(std::move(decision)); });
}

void PairingHost::say_same() {
    if (conversation_ && conversation_->shows_digits()) conversation_->say_same();
}

void PairingHost::refuse() {
    if (conversation_) conversation_->refuse();
}

void PairingHost::give_up() {
    open_ = false;
    if (conversation_) return conversation_->refuse();
    end(InvitationOver{"given up: no device has joined"});
}

void PairingHost::decide(pairing::Decision decision) {
    if (const auto* comparing = std::get_if<pairing::Compare>(&decision)) compare(*comparing);
    if (const auto* wanted = std::get_if<pairing::MakeRoom>(&decision)) make_room(*wanted);
    if (std::holds_alternative<pairing::Finished>(decision)) finish();
    if (const auto* failed = std::get_if<pairing::Failed>(&decision)) fail(*failed);
}

void PairingHost::compare(const pairing::Compare& comparing) {
    // Counted before it is shown: ending the program does not make it undone.
    tries_.note(clock_.now());
    if (auto kept = keep_pairing_tries(options_.folder, tries_.times()); !kept) {
        own_failure_ = kept.error().message;
        return conversation_->refuse();
    }
    tell_(DigitsShown{comparing.digits});
}

void PairingHost::make_room(const pairing::MakeRoom& wanted) {
    tries_.take_back_the_latest();
    // If it cannot be kept, the next tries are fewer than they could be.
    (void)keep_pairing_tries(options_.folder, tries_.times());
    other_address_ = address_to_call(wanted.address);
    const auto snapshot = node_.snapshot();
    const auto municipality = from_hex(snapshot->municipality->id.text);
    auto device = node_.add_device(options_.device);
    if (!device) {
        own_failure_ = device.error().message;
        return conversation_->refuse();
    }
    added_ = *std::move(device);
    conversation_->welcome({.municipality = municipality.value_or(Bytes{}),
                            .device = from_hex(added_->id.text).value_or(Bytes{}),
                            .name = own_name(*snapshot)},
                           node_.municipality_document());
}

void PairingHost::finish() {
    const KnownDevice known{.fingerprint = other_, .name = added_->name, .address = other_address_};
    if (auto trusted = trust_device(options_.folder, known); !trusted)
        return end(
            InvitationOver{fmt::format("the device joined, but could not be written down here ({}). "
                                       "Run: skranke devices trust {} --name …",
                                       trusted.error().message, other_.text())});
    end(DeviceAdded{*added_, known});
}

void PairingHost::fail(const pairing::Failed& failed) {
    conversation_.reset();
    if (!own_failure_.empty()) return end(InvitationOver{own_failure_});
    if (added_)
        return end(InvitationOver{fmt::format(
            "the other device has not said that it joined ({}), and is not known here. If it says that it "
            "did, run: skranke devices trust {} --name …; else begin again",
            failed.why, other_.text())});
    const auto left = tries_.left(clock_.now());
    if (left == 0)
        return end(InvitationOver{failed.why + "; that was the fifth time within ten minutes: wait so long, "
                                               "and look who else is on the network"});
    if (!open_) return end(InvitationOver{failed.why + "; the time is over: begin again"});
    tell_(TryEnded{failed.why, left});
}

void PairingHost::end(PairingHostNews news) {
    if (std::exchange(ended_, true)) return;
    closing_time_->cancel();
    tell_(std::move(news));
}

}  // namespace skranke
