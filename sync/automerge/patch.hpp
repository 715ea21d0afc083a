#pragma once
// Patches: what to change in a copy of a document's tree to bring it from one moment to another, so that a
// screen updates only what moved.
//
//     const auto before = document.heads();
//     document.apply(changes);  // or merge, load_incremental, receive_sync_message
//     if (const auto patches = document.diff(before, document.heads()))
//         for (const Patch& patch : *patches) update(patches->path(patch), patch.edit);
//
// They are to be followed in order, and cover what wins: keys and elements, texts, counters, and whether
// there is a conflict. An object that appears is put or inserted empty; later patches fill it.
#include "automerge/mark.hpp"

namespace automerge {

// A key of a map, or an index of a list or text (in the document's unit of text).
using Position = std::variant<std::string, std::size_t>;

struct PatchValue {
    Value value;
    bool conflict = false;  // there are others beside it, see get_all
};

// The key is there, or has another value than before.
struct PutKey {
    std::string key;
    PatchValue value;
};
struct PutIndex {
    std::size_t index = 0;
    PatchValue value;
};
// New elements, the first of them at `index`. In a text: what is no string, each as wide as a U+FFFC.
struct InsertValues {
    std::size_t index = 0;
    std::vector<PatchValue> values;
};
struct InsertText {
    std::size_t index = 0;
    std::string text;
};
struct DeleteKey {
    std::string key;
};
// Elements of a list, units of a text.
struct DeleteRange {
    std::size_t index = 0;
    std::size_t length = 0;
};
struct IncrementCounter {
    Position at;
    std::int64_t by = 0;
};
// The same value, but others have come to stand beside it, or they have gone.
struct ChangeConflict {
    Position at;
    bool conflict = false;
};
// Over each range the mark holds now, or holds no longer if its value is null. What was inserted had no marks
// until it came here.
struct ChangeMarks {
    std::vector<Mark> marks;  // by name, then by place
};

using Edit = std::variant<PutKey, PutIndex, InsertValues, InsertText, DeleteKey, DeleteRange,
                          IncrementCounter, ChangeConflict, ChangeMarks>;

struct Patch {
    ObjectId object;          // the map, list or text to edit
    std::uint32_t place = 0;  // for Patches::path
    Edit edit;
};

// Patches in the order in which to follow them: those of an object come after those of the objects around it.
class Patches {
public:
    std::size_t size() const { return patches_.size(); }
    bool empty() const { return patches_.empty(); }
    auto begin() const { return patches_.begin(); }
    auto end() const { return patches_.end(); }
    const Patch& operator[](std::size_t index) const { return patches_[index]; }

    // The way to the patch's object from the root, at the time when it is the patch's turn. Made at each
    // call, because objects may be nested deeper than anybody would want to have said a thousand times.
    std::vector<Position> path(const Patch& patch) const;

private:
    friend class PatchWriter;
    struct Place {
        std::uint32_t parent = 0;
        Position position;  // in the parent
    };
    std::vector<Patch> patches_;
    std::vector<Place> places_{Place{}};  // the first is the root
};

}  // namespace automerge
