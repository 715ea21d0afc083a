#include "sync/wire/session.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/canary.hpp"
#include "sync/repo/automerge_error.hpp"
#include "sync/repo/peer_limits.hpp"
#include "sync/wire/limits.hpp"

namespace skranke::wire {

Session::Session(const LocalPeer& self, Role role, std::move_only_function<void()> wake)
    : self_(self), role_(role), wake_(std::move(wake)) {
    if (role_ == Role::caller)
        outbox_.push_back(
            Join{.sender = self_.identity, .protocol_versions = {std::string(protocol_version)}});
    subscription_ = self_.repository->subscribe([this](const DocumentId& id, ChangeCause cause) {
        // What was agreed with the peer may name changes that the disk has not kept.
        if (cause == ChangeCause::taken_back) states_[id] = as_peer({});
        if (!established()) return;
        changed_.insert(id);
        if (wake_) wake_();
    });
}

Result<void> Session::receive(ByteView frame) {
    if (frame.size() > frame_bytes_max)
        return fail(ErrorCode::corrupt,
                    fmt::format("a frame of {} bytes is longer than allowed", frame.size()));
    const auto message = decode(frame);
    if (!message) return std::unexpected(message.error());
    return std::visit([this](const auto& kind) { return take(kind); }, *message);
}

std::optional<Bytes> Session::next_frame() {
    while (outbox_.empty() && established() && !changed_.empty()) {
        const auto id = *changed_.begin();
        changed_.erase(changed_.begin());
        if (const auto message = generate(id)) {
            if (is_loose(Canary::message_lost) && message->encode().size() % 8 == 0) continue;
            outbox_.push_back(SyncData{.sender_id = self_.identity.peer_id,
                                       .target_id = peer_->peer_id,
                                       .document = id,
                                       .data = message->encode()});
        }
    }
    if (outbox_.empty()) return std::nullopt;
    auto frame = encode(outbox_.front());
    outbox_.pop_front();
    return frame;
}

Result<void> Session::take(const Join& join) {
    if (role_ == Role::caller || established())
        return fail(ErrorCode::corrupt, "a peer introduced itself out of turn");
    if (std::ranges::find(join.protocol_versions, protocol_version) == join.protocol_versions.end())
        return refuse_peer(join.sender.peer_id, "unsupported protocol version");
    if (auto established_now = establish(join.sender); !established_now) return established_now;
    outbox_.push_back(Welcome{.sender = self_.identity,
                              .target_id = join.sender.peer_id,
                              .protocol_version = std::string(protocol_version)});
    return {};
}

Result<void> Session::take(const Welcome& welcome) {
    if (role_ == Role::called || established())
        return fail(ErrorCode::corrupt, "a peer answered what nobody asked");
    if (welcome.protocol_version != protocol_version)
        return refuse_peer(welcome.sender.peer_id, "unsupported protocol version");
    return establish(welcome.sender);
}

Result<void> Session::take(const Failure& failure) {
    return fail(ErrorCode::refused, fmt::format("the peer ended the conversation: {}", failure.message));
}

Result<void> Session::establish(const PeerIdentity& peer) {
    if (peer.peer_id.empty()) return refuse_peer(peer.peer_id, "a peer needs an id");
    if (peer.peer_id == self_.identity.peer_id)
        return refuse_peer(peer.peer_id, "this is the same node: it cannot be its own peer");
    peer_ = peer;
    takes_changes_ = !self_.takes_from || self_.takes_from(peer);
    const auto documents = self_.repository->documents();
    changed_.insert(documents.begin(), documents.end());
    return {};
}

Result<void> Session::refuse_peer(const std::string& peer_id, std::string why) {
    outbox_.push_back(Failure{.sender_id = self_.identity.peer_id, .target_id = peer_id, .message = why});
    return fail(ErrorCode::refused, std::move(why));
}

Result<void> Session::take(const SyncData& sync) {
    if (!established()) return fail(ErrorCode::corrupt, "a peer spoke before it said who it is");
    // As automerge-repo does: what is said in another's name, or to another, goes unheard.
    if (sync.sender_id != peer_->peer_id || sync.target_id != self_.identity.peer_id) return {};
    if (refused_.contains(sync.document)) return {};

    const auto message = automerge::SyncMessage::decode(sync.data, peer_limits);
    if (!message) return fail_in("a peer's sync message", message.error());
    if (!self_.repository->find(sync.document)) return take_unknown(sync, *message);

    // Another session may have brought it meanwhile; until then nothing of it had come through this one.
    if (const auto unknown = unknown_.extract(sync.document)) states_[sync.document] = unknown.mapped().state;
    auto& state = state_of(sync.document);
    const auto outcome = self_.repository->receive(sync.document, state, *message);
    if (!outcome) {
        if (outcome.error().code != ErrorCode::corrupt) return std::unexpected(outcome.error());
        // One bad document must not stop the others.
        problem_ = outcome.error().message;
        refused_.insert(sync.document);
        changed_.erase(sync.document);
        return {};
    }
    if (const auto* storage = peer_storage())
        self_.repository->keep_sync_state(sync.document, *storage, state);
    if (outcome->applied > 0) unthanked_.insert(sync.document);
    changed_.insert(sync.document);
    return {};
}

Result<void> Session::take_unknown(const SyncData& sync, const automerge::SyncMessage& message) {
    const auto known = unknown_.find(sync.document);
    const bool peer_has_nothing = message.heads.empty() && message.changes.empty();
    if (peer_has_nothing || !takes_changes_ ||
        (known == unknown_.end() && unknown_.size() >= unknown_documents_max)) {
        outbox_.push_back(DocumentUnavailable{
            .sender_id = self_.identity.peer_id, .target_id = peer_->peer_id, .document = sync.document});
        return {};
    }
    auto& unknown = unknown_[sync.document];
    const auto outcome =
        automerge::receive_sync_message(unknown.document, unknown.state, message, peer_limits);
    if (!outcome) {
        problem_ = fmt::format("document {}: {}", sync.document.text(), outcome.error().message);
        refuse_document(sync.document);
        return {};
    }
    if (outcome->applied == 0) {
        changed_.insert(sync.document);
        return {};
    }
    const auto label = self_.admit(sync.document, unknown.document);
    if (!label) {
        problem_ = fmt::format("document {} is not one of this municipality", sync.document.text());
        refuse_document(sync.document);
        return {};
    }
    auto taken = unknown_.extract(sync.document);
    states_[sync.document] = std::move(taken.mapped().state);
    auto adopted = self_.repository->adopt(sync.document, *label, std::move(taken.mapped().document));
    if (!adopted) return adopted;
    unthanked_.insert(sync.document);
    if (const auto* storage = peer_storage())
        self_.repository->keep_sync_state(sync.document, *storage, states_.at(sync.document));
    changed_.insert(sync.document);
    return {};
}

void Session::refuse_document(const DocumentId& id) {
    unknown_.erase(id);
    changed_.erase(id);
    if (refused_.size() < refused_documents_max) refused_.insert(id);
    outbox_.push_back(DocumentUnavailable{
        .sender_id = self_.identity.peer_id, .target_id = peer_->peer_id, .document = id});
}

const std::string* Session::peer_storage() const {
    return peer_ && !peer_->ephemeral && peer_->storage_id ? &*peer_->storage_id : nullptr;
}

automerge::SyncState& Session::state_of(const DocumentId& id) {
    const auto known = states_.find(id);
    if (known != states_.end()) return known->second;
    const auto* storage = peer_storage();
    return states_[id] =
               as_peer(storage ? self_.repository->sync_state(id, *storage) : automerge::SyncState{});
}

automerge::SyncState Session::as_peer(automerge::SyncState state) const {
    state.set_read_only(!takes_changes_);
    return state;
}

std::optional<automerge::SyncMessage> Session::generate(const DocumentId& id) {
    if (refused_.contains(id)) return std::nullopt;
    if (const auto* document = self_.repository->find(id)) {
        auto& state = state_of(id);
        if (unthanked_.erase(id) > 0) state.last_sent_heads.clear();
        return automerge::generate_sync_message(*document, state);
    }
    const auto unknown = unknown_.find(id);
    if (unknown == unknown_.end()) return std::nullopt;
    return automerge::generate_sync_message(unknown->second.document, unknown->second.state);
}

}  // namespace skranke::wire
