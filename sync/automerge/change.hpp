#pragma once
// A change: the unit of history. Operations of one actor, what they depend on, and the hash that names them.
#include "automerge/error.hpp"
#include "automerge/limits.hpp"
#include "automerge/value.hpp"

namespace automerge {

enum class Action : std::uint8_t { make_map, set, make_list, del, make_text, increment, make_table, mark };

// Where an operation works: a map key, or the element of a list (counter 0: the head).
using Key = std::variant<std::string, OpId>;

// One operation as the format says it, with actor ids in full: for reading and checking, not for speed.
struct Operation {
    OpId id;
    ObjectId object;
    Key key;
    bool insert = false;
    Action action = Action::set;
    Scalar value;
    std::vector<OpId> pred;  // ascending
    bool expand = false;
    std::optional<std::string> mark_name;
};

struct Change {
    ChangeHash hash;
    ActorId actor;
    std::uint64_t seq = 0;
    std::uint64_t start_op = 0;
    std::uint64_t op_count = 0;
    std::int64_t time = 0;  // the writer's own; Automerge in JavaScript writes seconds since 1970
    std::optional<std::string> message;
    std::vector<ChangeHash> dependencies;  // in the order of the bytes
    Bytes extra;
    Bytes bytes;  // the whole chunk, type 1, as it is hashed

    // Takes one chunk of type 1 or 2 and refuses whatever could not be rebuilt byte for byte (non_canonical),
    // besides what is damaged. Linear in its bytes.
    static Result<Change> decode(ByteView chunk, const Limits& limits = {});
    // Who wrote as this actor, if the change says so: see Document::set_author.
    std::optional<Bytes> author() const;
    // The operations, decoded anew at each call. Fails only if somebody has changed `bytes`.
    Result<std::vector<Operation>> operations() const;
};

}  // namespace automerge
