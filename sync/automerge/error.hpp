#pragma once
// How everything here that can fail says so: a value or an error, never an exception.
#include <expected>
#include <string>

namespace automerge {

enum class ErrorKind {
    truncated,           // the bytes end too early
    malformed,           // they break the format
    checksum,            // a chunk's checksum is wrong
    non_canonical,       // "poison": a change that could not be rebuilt byte for byte from what it says, or
                         // that does not depend on what it builds on
    missing_dependency,  // changes refer to others that are not there
    duplicate_sequence,  // another change with the same actor and sequence number is known
    over_limit,          // larger than Limits allow
    invalid_operation,   // the caller asks for what the document does not allow
    unavailable,         // the machine does not give what is needed
};

// `message` is one line that names what is wrong and where.
struct Error {
    ErrorKind kind{};
    std::string message;
};

template <class T = void>
using Result = std::expected<T, Error>;

}  // namespace automerge
