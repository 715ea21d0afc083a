#pragma once
// Writes patches down, neighbours as one.
#include "automerge/patch.hpp"

namespace automerge {

using PlaceIndex = std::uint32_t;
inline constexpr PlaceIndex root_place = 0;

class PatchWriter {
public:
    // The object inside the object at `parent`.
    PlaceIndex place(PlaceIndex parent, Position position);

    // What follows is about this object.
    void enter(PlaceIndex place, ObjectId object);
    void write(Edit edit);
    void insert(std::size_t index, PatchValue value, std::size_t width);
    void insert_text(std::size_t index, std::string_view text, std::size_t width);
    void erase(std::size_t index, std::size_t length);

    Patches take() { return std::move(patches_); }

private:
    // The last patch, if it is of this kind and the present object's.
    template <class Kind>
    Kind* last();

    Patches patches_;
    ObjectId object_;
    PlaceIndex place_ = root_place;
    std::size_t first_of_object_ = 0;
    std::size_t inserted_until_ = 0;  // of the last insertion: the index behind it
};

}  // namespace automerge
