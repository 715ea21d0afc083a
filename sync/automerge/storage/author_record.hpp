#pragma once
// Who wrote as an actor: a record at the beginning of the extra bytes of the actor's first change. The
// official library reads it leniently, takes it in the first change alone, and is brought down by it in a
// later one.
#include "automerge/identifiers.hpp"

namespace automerge {

// The author that extra bytes name, if they begin with such a record; what follows it is nobody's business.
std::optional<ByteView> read_author_record(ByteView extra);
Bytes write_author_record(ByteView author);

}  // namespace automerge
