#include "automerge/value.hpp"

#include <limits>

namespace automerge {

const std::string* Value::str() const {
    const Scalar* value = scalar();
    return value ? std::get_if<std::string>(value) : nullptr;
}

std::optional<std::int64_t> Value::integer() const {
    const Scalar* value = scalar();
    if (!value) return std::nullopt;
    if (const auto* number = std::get_if<std::int64_t>(value)) return *number;
    if (const auto* counter = std::get_if<Counter>(value)) return counter->value;
    if (const auto* timestamp = std::get_if<Timestamp>(value)) return timestamp->milliseconds;
    if (const auto* number = std::get_if<std::uint64_t>(value);
        number && *number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return static_cast<std::int64_t>(*number);
    return std::nullopt;
}

}  // namespace automerge
