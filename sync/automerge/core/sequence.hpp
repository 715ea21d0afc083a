#pragma once
// The elements of one list or text in document order, deleted ones included: a B+ tree that knows the visible
// width of each branch. Index to element, and element to index, take logarithmic time.
#include <array>

#include "automerge/core/op.hpp"

namespace automerge {

class Sequence {
public:
    struct Element {
        Row row = no_row;         // of its insertion
        std::uint32_t width = 0;  // in index units; 0 while nothing of it is visible
    };
    // Stays valid until something is inserted or erased.
    struct Place {
        std::uint32_t leaf = 0;
        std::uint32_t slot = 0;
        bool operator==(const Place&) const = default;
    };
    struct Found {
        Place place;
        std::uint64_t start = 0;  // index at which the element begins
    };

    std::uint64_t width() const { return width_; }
    std::size_t mark_count = 0;  // elements that are the ends of marks

    Place begin() const { return settle({0, 0}); }
    bool is_end(Place place) const { return place.leaf == none; }
    Place next(Place place) const { return settle({place.leaf, place.slot + 1}); }
    const Element& operator[](Place place) const { return leaves_[place.leaf].elements[place.slot]; }

    // All elements, in order.
    template <class Visit>
    void for_each(Visit&& visit) const {
        for (std::uint32_t leaf = leaves_.empty() ? none : 0; leaf != none; leaf = leaves_[leaf].next)
            for (const Element& element : leaves_[leaf].elements) visit(element);
    }

    // Where the element is that `ops[row]` inserted.
    Place place_of(Row row, const std::vector<Op>& ops) const;
    // The element that covers this index; nothing if the sequence is not that wide.
    std::optional<Found> find(std::uint64_t index) const;
    // The index at which the element begins.
    std::uint64_t start_of(Place place) const;
    bool precedes(Place left, Place right) const;

    // Sets the leaf of ops[row], there and for elements that have to move.
    void insert_front(Row row, std::uint32_t width, std::vector<Op>& ops) { insert({0, 0}, row, width, ops); }
    void insert_after(Place place, Row row, std::uint32_t width, std::vector<Op>& ops) {
        insert({place.leaf, place.slot + 1}, row, width, ops);
    }
    void erase(Place place);
    void set_width(Place place, std::uint32_t width);
    // Fills an empty sequence, faster than one by one.
    void build(std::span<const Element> elements, std::vector<Op>& ops);

private:
    static constexpr std::uint32_t none = UINT32_MAX;
    static constexpr std::size_t leaf_elements_max = 128;
    static constexpr std::size_t branch_children_max = 32;

    struct Leaf {
        std::uint32_t parent = none;
        std::uint32_t next = none;
        std::vector<Element> elements;
    };
    struct Branch {
        std::uint32_t parent = none;
        std::uint32_t size = 0;
        bool over_leaves = true;
        std::array<std::uint32_t, branch_children_max> children{};
        std::array<std::uint64_t, branch_children_max> widths{};

        std::uint32_t slot_of(std::uint32_t child) const;
        void insert(std::uint32_t slot, std::uint32_t child, std::uint64_t width);
    };

    Place settle(Place place) const;
    void insert(Place place, Row row, std::uint32_t width, std::vector<Op>& ops);
    void add_width(std::uint32_t leaf, std::int64_t difference);
    void split_leaf(std::uint32_t leaf, std::vector<Op>& ops);
    // Makes `sibling` the right neighbour of `child` (both leaves, or both branches).
    void add_sibling(std::uint32_t child, std::uint32_t sibling, std::uint64_t sibling_width, bool leaves);
    std::uint32_t split_branch(std::uint32_t branch);
    std::uint32_t& parent_of(std::uint32_t node, bool leaf) {
        return leaf ? leaves_[node].parent : branches_[node].parent;
    }

    std::vector<Leaf> leaves_;  // the first one stays the first in order
    std::vector<Branch> branches_;
    std::uint32_t root_ = none;  // a branch; none: all is in the first leaf
    std::uint64_t width_ = 0;
};

}  // namespace automerge
