#pragma once
// Who decided something, and when.
#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace skranke {

struct DoneBy {
    UtcTime at;
    PersonId person;
    bool operator==(const DoneBy&) const = default;
};

}  // namespace skranke
