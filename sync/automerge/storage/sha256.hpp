#pragma once
// SHA-256, the hash that names changes and checks chunks.
#include "automerge/identifiers.hpp"

namespace automerge {

// Of the parts, one after the other.
ChangeHash sha256(std::span<const ByteView> parts);

}  // namespace automerge
