#pragma once
// One short way to return an error: `return fail(ErrorKind::malformed, "...")`.
#include "automerge/error.hpp"

namespace automerge {

inline std::unexpected<Error> fail(ErrorKind kind, std::string message) {
    return std::unexpected(Error{kind, std::move(message)});
}

inline std::unexpected<Error> malformed(std::string message) {
    return fail(ErrorKind::malformed, std::move(message));
}

}  // namespace automerge
