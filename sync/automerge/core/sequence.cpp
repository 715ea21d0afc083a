#include "automerge/core/sequence.hpp"

#include <algorithm>
#include <numeric>

namespace automerge {

namespace {

// Full nodes would split at the first insertion; these leave room.
constexpr std::size_t built_leaf_elements = 96;
constexpr std::size_t built_branch_children = 24;

}  // namespace

std::uint32_t Sequence::Branch::slot_of(std::uint32_t child) const {
    std::uint32_t slot = 0;
    while (children[slot] != child) ++slot;
    return slot;
}

void Sequence::Branch::insert(std::uint32_t slot, std::uint32_t child, std::uint64_t width) {
    std::copy_backward(children.begin() + slot, children.begin() + size, children.begin() + size + 1);
    std::copy_backward(widths.begin() + slot, widths.begin() + size, widths.begin() + size + 1);
    children[slot] = child;
    widths[slot] = width;
    ++size;
}

Sequence::Place Sequence::settle(Place place) const {
    if (leaves_.empty()) return {none, 0};
    while (place.leaf != none && place.slot >= leaves_[place.leaf].elements.size())
        place = {leaves_[place.leaf].next, 0};
    return place;
}

Sequence::Place Sequence::place_of(Row row, const std::vector<Op>& ops) const {
    const std::uint32_t leaf = ops[row].leaf();
    const auto& elements = leaves_[leaf].elements;
    std::uint32_t slot = 0;
    while (elements[slot].row != row) ++slot;
    return {leaf, slot};
}

std::optional<Sequence::Found> Sequence::find(std::uint64_t index) const {
    if (index >= width_) return std::nullopt;
    std::uint64_t left = index;
    std::uint32_t node = 0;
    for (bool at_leaf = root_ == none, first = true; !at_leaf; first = false) {
        const Branch& branch = branches_[first ? root_ : node];
        std::uint32_t slot = 0;
        while (left >= branch.widths[slot]) left -= branch.widths[slot++];
        node = branch.children[slot];
        at_leaf = branch.over_leaves;
    }
    const auto& elements = leaves_[node].elements;
    std::uint32_t slot = 0;
    while (left >= elements[slot].width) left -= elements[slot++].width;
    return Found{{node, slot}, index - left};
}

std::uint64_t Sequence::start_of(Place place) const {
    std::uint64_t start = 0;
    const auto& elements = leaves_[place.leaf].elements;
    for (std::uint32_t slot = 0; slot < place.slot; ++slot) start += elements[slot].width;
    std::uint32_t child = place.leaf;
    for (std::uint32_t node = leaves_[place.leaf].parent; node != none; node = branches_[node].parent) {
        const Branch& branch = branches_[node];
        for (std::uint32_t slot = 0; branch.children[slot] != child; ++slot) start += branch.widths[slot];
        child = node;
    }
    return start;
}

bool Sequence::precedes(Place left, Place right) const {
    if (left.leaf == right.leaf) return left.slot < right.slot;
    // All leaves are equally deep, so both climb in step to where their ways meet.
    std::uint32_t a = left.leaf;
    std::uint32_t b = right.leaf;
    std::uint32_t above_a = leaves_[a].parent;
    std::uint32_t above_b = leaves_[b].parent;
    while (above_a != above_b) {
        a = above_a;
        b = above_b;
        above_a = branches_[a].parent;
        above_b = branches_[b].parent;
    }
    return branches_[above_a].slot_of(a) < branches_[above_a].slot_of(b);
}

void Sequence::add_width(std::uint32_t leaf, std::int64_t difference) {
    const auto change = static_cast<std::uint64_t>(difference);  // wraps: adding it subtracts
    width_ += change;
    std::uint32_t child = leaf;
    for (std::uint32_t node = leaves_[leaf].parent; node != none; node = branches_[node].parent) {
        branches_[node].widths[branches_[node].slot_of(child)] += change;
        child = node;
    }
}

void Sequence::set_width(Place place, std::uint32_t width) {
    auto& element = leaves_[place.leaf].elements[place.slot];
    if (element.width == width) return;
    add_width(place.leaf, std::int64_t{width} - std::int64_t{element.width});
    element.width = width;
}

void Sequence::insert(Place place, Row row, std::uint32_t width, std::vector<Op>& ops) {
    if (leaves_.empty()) leaves_.emplace_back();
    auto& elements = leaves_[place.leaf].elements;
    elements.insert(elements.begin() + place.slot, Element{row, width});
    ops[row].leaf_or_predecessors = place.leaf;
    if (width != 0) add_width(place.leaf, width);
    if (elements.size() > leaf_elements_max) split_leaf(place.leaf, ops);
}

void Sequence::erase(Place place) {
    set_width(place, 0);
    auto& elements = leaves_[place.leaf].elements;
    elements.erase(elements.begin() + place.slot);
}

void Sequence::split_leaf(std::uint32_t leaf, std::vector<Op>& ops) {
    const auto sibling = static_cast<std::uint32_t>(leaves_.size());
    leaves_.emplace_back();
    auto& from = leaves_[leaf];
    auto& to = leaves_[sibling];
    const auto middle = from.elements.begin() + leaf_elements_max / 2;
    to.elements.reserve(leaf_elements_max + 1);
    to.elements.assign(middle, from.elements.end());
    from.elements.erase(middle, from.elements.end());
    to.next = from.next;
    from.next = sibling;
    std::uint64_t moved = 0;
    for (const Element& element : to.elements) {
        ops[element.row].leaf_or_predecessors = sibling;
        moved += element.width;
    }
    add_sibling(leaf, sibling, moved, true);
}

void Sequence::add_sibling(std::uint32_t child, std::uint32_t sibling, std::uint64_t sibling_width,
                           bool leaves) {
    std::uint32_t parent = parent_of(child, leaves);
    if (parent == none) {
        parent = root_ = static_cast<std::uint32_t>(branches_.size());
        Branch& top = branches_.emplace_back();
        top.over_leaves = leaves;
        top.insert(0, child, width_);
        parent_of(child, leaves) = root_;
    } else if (branches_[parent].size == branch_children_max) {
        split_branch(parent);
        parent = parent_of(child, leaves);
    }
    Branch& branch = branches_[parent];
    const std::uint32_t slot = branch.slot_of(child);
    branch.widths[slot] -= sibling_width;
    branch.insert(slot + 1, sibling, sibling_width);
    parent_of(sibling, leaves) = parent;
}

std::uint32_t Sequence::split_branch(std::uint32_t branch) {
    const auto sibling = static_cast<std::uint32_t>(branches_.size());
    branches_.emplace_back();
    Branch& from = branches_[branch];
    Branch& to = branches_[sibling];
    const std::uint32_t half = branch_children_max / 2;
    to.over_leaves = from.over_leaves;
    to.size = from.size - half;
    std::copy(from.children.begin() + half, from.children.begin() + from.size, to.children.begin());
    std::copy(from.widths.begin() + half, from.widths.begin() + from.size, to.widths.begin());
    from.size = half;
    for (std::uint32_t slot = 0; slot < to.size; ++slot)
        parent_of(to.children[slot], to.over_leaves) = sibling;
    const std::uint64_t moved =
        std::accumulate(to.widths.begin(), to.widths.begin() + to.size, std::uint64_t{0});
    add_sibling(branch, sibling, moved, false);
    return sibling;
}

void Sequence::build(std::span<const Element> elements, std::vector<Op>& ops) {
    std::vector<std::uint32_t> level;
    std::vector<std::uint64_t> widths;
    for (std::size_t from = 0; from < elements.size(); from += built_leaf_elements) {
        const auto part = elements.subspan(from, std::min(built_leaf_elements, elements.size() - from));
        const auto leaf = static_cast<std::uint32_t>(leaves_.size());
        if (leaf > 0) leaves_[leaf - 1].next = leaf;
        leaves_.emplace_back().elements.assign(part.begin(), part.end());
        std::uint64_t width = 0;
        for (const Element& element : part) {
            ops[element.row].leaf_or_predecessors = leaf;
            width += element.width;
        }
        level.push_back(leaf);
        widths.push_back(width);
        width_ += width;
    }
    for (bool over_leaves = true; level.size() > 1; over_leaves = false) {
        std::vector<std::uint32_t> above;
        std::vector<std::uint64_t> above_widths;
        for (std::size_t i = 0; i < level.size(); ++i) {
            if (i % built_branch_children == 0) {
                above.push_back(static_cast<std::uint32_t>(branches_.size()));
                above_widths.push_back(0);
                branches_.emplace_back().over_leaves = over_leaves;
            }
            branches_.back().insert(branches_.back().size, level[i], widths[i]);
            parent_of(level[i], over_leaves) = above.back();
            above_widths.back() += widths[i];
        }
        level = std::move(above);
        widths = std::move(above_widths);
        root_ = level.front();
    }
}

}  // namespace automerge
