#pragma once
// Finds what changed between two moments by looking where operations were made that only one of them has.
#include <unordered_map>

#include "automerge/document/moment_pair.hpp"
#include "automerge/document/patch_writer.hpp"

namespace automerge {

class Differ {
public:
    Differ(Moment before, Moment after) : ops_(after.ops()), moments_(std::move(before), std::move(after)) {}

    // `changes`: those that one of the moments has and the other has not. To be called once.
    Patches diff(const ChangeGraph& graph, std::span<const ChangeIndex> changes);
    // Keys and elements: what it has cost.
    std::size_t looked_at() const { return looked_at_; }

private:
    // An object that could be seen at both moments, and how to get there at the later one.
    struct Location {
        bool kept = false;
        std::uint32_t depth = 0;
        PlaceIndex place = root_place;
    };
    struct Visit {
        ObjectIndex object = root_object;
        Location location;
        Done touched;  // at all its places
        bool is_new = false;
    };

    void touch(const ChangeRecord& change);
    std::vector<Visit> kept_objects();
    Location locate(ObjectIndex object);
    Location locate_in(const Location& parent, ObjectIndex object);
    bool wins_at_both(Row made_by) const;
    std::size_t index_of(Row element, Row made_by);

    static Done first_place(Done touched);
    Done done_at(ObjectIndex object, std::uint32_t key) const;

    void enter(const Visit& visit);
    void diff_map(const Visit& visit);
    void diff_list(const Visit& visit);
    void diff_element(Standings standings, Done done, std::size_t index);
    void diff_marks(const Visit& visit);
    void compare(const Position& position, Standings standings, Done done);
    void fill(const Visit& visit);
    void insert(Standing standing, std::size_t index);
    // The object that was just put or inserted is to be filled.
    void appear(Row winner, Position position);

    PatchValue value(Standing standing) const {
        return {moments_.after.read(standing.winner), standing.conflict};
    }
    bool is_text_part(Row winner) const;

    const OpSet& ops_;
    MomentPair moments_;
    PatchWriter writer_;
    Visit here_;
    std::vector<Touched> touched_;
    std::unordered_map<ObjectIndex, Location> located_;
    std::unordered_map<ObjectIndex, std::unordered_map<Row, std::size_t>> indexes_;  // see index_of
    std::vector<Visit> appeared_;
    std::size_t looked_at_ = 0;
};

}  // namespace automerge
