#include "automerge/core/string_pool.hpp"

#include <functional>

namespace automerge {

std::size_t StringPool::slot_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(text)&mask;
    while (slots_[slot] != empty_slot && (*this)[slots_[slot]] != text) slot = (slot + 1) & mask;
    return slot;
}

std::optional<std::uint32_t> StringPool::find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    const std::uint32_t index = slots_[slot_of(text)];
    return index == empty_slot ? std::nullopt : std::optional(index);
}

std::uint32_t StringPool::intern(std::string_view text) {
    if ((ends_.size() + 1) * 2 > slots_.size()) grow();
    const std::size_t slot = slot_of(text);
    if (slots_[slot] != empty_slot) return slots_[slot];
    const auto index = static_cast<std::uint32_t>(ends_.size());
    text_ += text;
    ends_.push_back(text_.size());
    slots_[slot] = index;
    return index;
}

void StringPool::grow() {
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, empty_slot);
    for (std::uint32_t index = 0; index < ends_.size(); ++index) slots_[slot_of((*this)[index])] = index;
}

}  // namespace automerge
