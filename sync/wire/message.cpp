#include "sync/wire/message.hpp"

#include <fmt/format.h>

#include "sync/wire/cbor.hpp"
#include "sync/wire/limits.hpp"

namespace skranke::wire {

namespace {

CborMap metadata_of(const PeerIdentity& peer) {
    CborMap metadata;
    if (peer.storage_id) metadata.add("storageId", CborValue{*peer.storage_id});
    metadata.add("isEphemeral", CborValue{peer.ephemeral});
    return metadata;
}

CborMap to_cbor(const Join& join) {
    CborArray versions;
    for (const auto& version : join.protocol_versions) versions.push_back(CborValue{version});
    return {{"type", {std::string("join")}},
            {"senderId", {join.sender.peer_id}},
            {"peerMetadata", {metadata_of(join.sender)}},
            {"supportedProtocolVersions", {std::move(versions)}}};
}

CborMap to_cbor(const Welcome& welcome) {
    return {{"type", {std::string("peer")}},
            {"senderId", {welcome.sender.peer_id}},
            {"peerMetadata", {metadata_of(welcome.sender)}},
            {"selectedProtocolVersion", {welcome.protocol_version}},
            {"targetId", {welcome.target_id}}};
}

CborMap to_cbor(const Failure& failure) {
    return {{"type", {std::string("error")}},
            {"senderId", {failure.sender_id}},
            {"targetId", {failure.target_id}},
            {"message", {failure.message}}};
}

CborMap to_cbor(const SyncData& sync) {
    return {{"type", {std::string(sync.request ? "request" : "sync")}},
            {"senderId", {sync.sender_id}},
            {"targetId", {sync.target_id}},
            {"documentId", {sync.document.text()}},
            {"data", {sync.data}}};
}

CborMap to_cbor(const DocumentUnavailable& unavailable) {
    return {{"type", {std::string("doc-unavailable")}},
            {"senderId", {unavailable.sender_id}},
            {"targetId", {unavailable.target_id}},
            {"documentId", {unavailable.document.text()}}};
}

CborMap to_cbor(const Other& other) { return {{"type", {other.type}}}; }

// Reads the fields of one message and keeps the first thing that is wrong with them.
class Fields {
public:
    explicit Fields(const CborValue& map) : map_(map) {}

    std::string text(std::string_view name) {
        const auto* value = map_.find(name);
        if (!value || !value->text()) return wrong(name, "is missing or no text");
        return *value->text();
    }

    std::string peer_id(std::string_view name) {
        auto id = text(name);
        if (id.size() > peer_id_bytes_max) return wrong(name, "is longer than allowed");
        return id;
    }

    Bytes bytes(std::string_view name) {
        const auto* value = map_.find(name);
        if (!value || !value->bytes()) {
            wrong(name, "is missing or not bytes");
            return {};
        }
        return *value->bytes();
    }

    DocumentId document_id() {
        const auto id = DocumentId::parse(text("documentId"));
        if (!id) wrong("documentId", "is not a document id");
        return id.value_or(DocumentId{});
    }

    // Everything in it may be left out.
    PeerIdentity identity() {
        PeerIdentity peer{.peer_id = peer_id("senderId"), .storage_id = {}, .ephemeral = false};
        const auto* metadata = map_.find("peerMetadata");
        if (!metadata) return peer;
        if (const auto* storage = metadata->find("storageId"); storage && storage->text()) {
            if (storage->text()->size() > peer_id_bytes_max) wrong("storageId", "is longer than allowed");
            peer.storage_id = *storage->text();
        }
        if (const auto* ephemeral = metadata->find("isEphemeral")) {
            const auto* yes = std::get_if<bool>(&ephemeral->content);
            peer.ephemeral = yes && *yes;
        }
        return peer;
    }

    // A peer that names none speaks the first version.
    std::vector<std::string> protocol_versions() {
        const auto* value = map_.find("supportedProtocolVersions");
        if (!value || !value->array()) return {std::string(protocol_version)};
        std::vector<std::string> versions;
        for (const auto& version : *value->array()) {
            if (version.text()) versions.push_back(*version.text());
        }
        return versions;
    }

    template <class Kind>
    Result<Message> finish(Kind message) {
        if (!wrong_.empty()) return fail(ErrorCode::corrupt, wrong_);
        return Message(std::move(message));
    }

private:
    std::string wrong(std::string_view field, std::string_view how) {
        if (wrong_.empty()) wrong_ = fmt::format("a message's \"{}\" {}", field, how);
        return {};
    }

    const CborValue& map_;
    std::string wrong_;
};

}  // namespace

Bytes encode(const Message& message) {
    return encode_cbor(CborValue{std::visit([](const auto& kind) { return to_cbor(kind); }, message)});
}

Result<Message> decode(ByteView frame) {
    const auto value = decode_cbor(frame);
    if (!value) return std::unexpected(value.error());
    if (!value->map()) return fail(ErrorCode::corrupt, "a message is not a map");

    Fields fields(*value);
    const auto type = fields.text("type");
    if (type == "join")
        return fields.finish(
            Join{.sender = fields.identity(), .protocol_versions = fields.protocol_versions()});
    if (type == "peer") {
        return fields.finish(Welcome{.sender = fields.identity(),
                                     .target_id = fields.peer_id("targetId"),
                                     .protocol_version = fields.text("selectedProtocolVersion")});
    }
    if (type == "error") {
        return fields.finish(Failure{.sender_id = fields.peer_id("senderId"),
                                     .target_id = fields.peer_id("targetId"),
                                     .message = fields.text("message")});
    }
    if (type == "sync" || type == "request") {
        return fields.finish(SyncData{.sender_id = fields.peer_id("senderId"),
                                      .target_id = fields.peer_id("targetId"),
                                      .document = fields.document_id(),
                                      .data = fields.bytes("data"),
                                      .request = type == "request"});
    }
    if (type == "doc-unavailable") {
        return fields.finish(DocumentUnavailable{.sender_id = fields.peer_id("senderId"),
                                                 .target_id = fields.peer_id("targetId"),
                                                 .document = fields.document_id()});
    }
    return fields.finish(Other{type});
}

}  // namespace skranke::wire
