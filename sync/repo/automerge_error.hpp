#pragma once
// An error of the Automerge library as an error of this program.
#include <string>

#include "shared/base/result.hpp"
#include "sync/automerge/types.hpp"

namespace skranke {

inline std::unexpected<Error> fail_in(const std::string& place, const automerge::Error& error) {
    return fail(ErrorCode::corrupt, place + ": " + error.message);
}

}  // namespace skranke
