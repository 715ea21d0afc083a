#include "automerge/document/patch_writer.hpp"

#include <algorithm>

namespace automerge {

std::vector<Position> Patches::path(const Patch& patch) const {
    std::vector<Position> path;
    for (std::uint32_t place = patch.place; place != root_place; place = places_[place].parent)
        path.push_back(places_[place].position);
    std::ranges::reverse(path);
    return path;
}

PlaceIndex PatchWriter::place(PlaceIndex parent, Position position) {
    patches_.places_.push_back({parent, std::move(position)});
    return static_cast<PlaceIndex>(patches_.places_.size() - 1);
}

void PatchWriter::enter(PlaceIndex place, ObjectId object) {
    place_ = place;
    object_ = std::move(object);
    first_of_object_ = patches_.patches_.size();
}

void PatchWriter::write(Edit edit) { patches_.patches_.push_back({object_, place_, std::move(edit)}); }

template <class Kind>
Kind* PatchWriter::last() {
    auto& patches = patches_.patches_;
    return patches.size() > first_of_object_ ? std::get_if<Kind>(&patches.back().edit) : nullptr;
}

void PatchWriter::insert(std::size_t index, PatchValue value, std::size_t width) {
    auto* before = last<InsertValues>();
    if (before && inserted_until_ == index) {
        before->values.push_back(std::move(value));
    } else {
        InsertValues inserted{.index = index, .values = {}};
        inserted.values.push_back(std::move(value));
        write(std::move(inserted));
    }
    inserted_until_ = index + width;
}

void PatchWriter::insert_text(std::size_t index, std::string_view text, std::size_t width) {
    auto* before = last<InsertText>();
    if (before && inserted_until_ == index) {
        before->text += text;
    } else {
        write(InsertText{.index = index, .text = std::string(text)});
    }
    inserted_until_ = index + width;
}

void PatchWriter::erase(std::size_t index, std::size_t length) {
    auto* before = last<DeleteRange>();
    if (before && before->index == index) {
        before->length += length;
    } else {
        write(DeleteRange{.index = index, .length = length});
    }
}

}  // namespace automerge
