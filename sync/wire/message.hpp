#pragma once
// What two nodes say to each other: the messages of automerge-repo's WebSocket protocol, version 1.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"
#include "sync/repo/document_id.hpp"

namespace skranke::wire {

inline constexpr std::string_view protocol_version = "1";

// Who a peer is: a name for as long as its process runs, and one for its storage if it keeps anything.
struct PeerIdentity {
    std::string peer_id;
    std::optional<std::string> storage_id;
    bool ephemeral = false;  // keeps nothing: not worth remembering what it has
    bool operator==(const PeerIdentity&) const = default;
};

// The first message of whoever called.
struct Join {
    PeerIdentity sender;
    std::vector<std::string> protocol_versions;
};
// The answer to it.
struct Welcome {
    PeerIdentity sender;
    std::string target_id;
    std::string protocol_version;
};
// The sender closes the connection after it.
struct Failure {
    std::string sender_id, target_id, message;
};
struct SyncData {
    std::string sender_id, target_id;
    DocumentId document;
    Bytes data;            // an Automerge sync message
    bool request = false;  // the sender has nothing of the document and wants to hear if we have not either
};
struct DocumentUnavailable {
    std::string sender_id, target_id;
    DocumentId document;
};
// Of a kind that asks nothing of us: ephemeral messages, gossip about heads, what later versions add.
struct Other {
    std::string type;
};

using Message = std::variant<Join, Welcome, Failure, SyncData, DocumentUnavailable, Other>;

Bytes encode(const Message& message);
Result<Message> decode(ByteView frame);

}  // namespace skranke::wire
