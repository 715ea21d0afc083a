#pragma once
// Reading: what Document (as it is now) and View (as it was) have in common. An object, key or index that is
// not there gives nothing.
#include <functional>

#include "automerge/cursor.hpp"
#include "automerge/span.hpp"

namespace automerge {

class Clock;
class Moment;
class OpSet;

// Costs are those of a Document. A View pays more where it has to look at history: a key costs the operations
// ever made at it, anything asked of a list or text costs all its elements, deleted ones included.
class Readable {
public:
    std::optional<ObjectType> type_of(const ObjectId& object) const;
    std::vector<std::string> keys(const ObjectId& map) const;  // by UTF-8 bytes
    // Keys of a map, elements of a list, index units of a text.
    std::size_t length(const ObjectId& object) const;
    // The winner, in time logarithmic in the keys or elements.
    std::optional<Value> get(const ObjectId& map, std::string_view key) const;
    std::optional<Value> get(const ObjectId& list, std::size_t index) const;
    // All values that are visible, ascending by id: the winner last.
    std::vector<Value> get_all(const ObjectId& map, std::string_view key) const;
    std::vector<Value> get_all(const ObjectId& list, std::size_t index) const;
    std::string text(const ObjectId& text) const;  // UTF-8; what is no string counts as U+FFFC
    // Rich text; each takes time linear in the text.
    std::vector<Mark> marks(const ObjectId& text) const;  // by name, then by place
    std::vector<MarkValue> marks_at(const ObjectId& text, std::size_t index) const;
    std::vector<Span> spans(const ObjectId& text) const;
    // A cursor at the element that covers `index`, or at the end if `index` is the length.
    Result<Cursor> cursor(const ObjectId& list, std::size_t index, CursorMove move = CursorMove::after) const;
    // The index at which it is. Fails where its element is not in this list or text, or not known here.
    Result<std::size_t> position_of(const ObjectId& list, const Cursor& cursor) const;
    // Walks a map in key order with its winners, or a list in order: faster than asking one by one.
    void for_each(const ObjectId& map,
                  const std::function<void(std::string_view key, const Value&)>& visit) const;
    void for_each_element(const ObjectId& list, const std::function<void(const Value&)>& visit) const;

protected:
    // Now, if there is no clock. What they point to must outlive it.
    explicit Readable(const OpSet& ops, const Clock* clock = nullptr) : ops_(&ops), clock_(clock) {}
    Readable(Readable&&) noexcept = default;
    Readable& operator=(Readable&&) noexcept = default;
    ~Readable() = default;

private:
    Moment moment() const;

    const OpSet* ops_;
    const Clock* clock_;
};

}  // namespace automerge
