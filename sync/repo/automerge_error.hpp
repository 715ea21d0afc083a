#pragma once
// An error of the Automerge library as an error of this program.
#include <string>

#include "automerge/error.hpp"
#include "shared/base/result.hpp"

namespace skranke {

inline std::unexpected<Error> fail_in(const std::string& place, const automerge::Error& error) {
    return fail(ErrorCode::corrupt, place + ": " + error.message);
}

}  // namespace skranke
