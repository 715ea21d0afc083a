#pragma once
// For measurements, which end where something fails: a result's value, or an exception with its message.
#include <stdexcept>
#include <utility>

#include "automerge/error.hpp"

namespace skranke::bench {

template <class T>
T must(automerge::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
}
inline void must(const automerge::Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().message);
}

}  // namespace skranke::bench
