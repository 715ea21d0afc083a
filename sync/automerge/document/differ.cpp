#include "automerge/document/differ.hpp"

#include <algorithm>

#include "automerge/document/mark_differ.hpp"

namespace automerge {

Patches Differ::diff(const ChangeGraph& graph, std::span<const ChangeIndex> changes) {
    for (const ChangeIndex change : changes) touch(graph[change]);
    // An object's patches come after those of the objects around it: then its path leads through what has
    // been patched already.
    for (const Visit& visit : kept_objects()) {
        enter(visit);
        if (ops_.object(visit.object).type == ObjectType::map) {
            diff_map(visit);
        } else {
            diff_list(visit);
            diff_marks(visit);
        }
    }
    for (std::size_t next = 0; next < appeared_.size(); ++next) {
        const Visit visit = appeared_[next];
        enter(visit);
        fill(visit);
    }
    return writer_.take();
}

void Differ::touch(const ChangeRecord& change) {
    for (Row row = change.first_row; row < change.first_row + change.op_count; ++row) {
        const Op& op = ops_[row];
        // Of an object that is not there at both moments nothing is left, or everything is new.
        if (!moments_.before.has_object(op.object) || !moments_.after.has_object(op.object)) continue;
        if (op.action == Action::del && op.predecessors() == no_row) continue;
        const bool map = ops_.object(op.object).type == ObjectType::map;
        touched_.push_back({op.object, map ? op.key : op.element(row), row});
    }
    looked_at_ += change.op_count;
}

std::vector<Differ::Visit> Differ::kept_objects() {
    std::ranges::sort(touched_);
    located_[root_object] = {.kept = true};
    std::vector<Visit> kept;
    for (auto first = touched_.cbegin(); first != touched_.cend();) {
        const auto next = std::find_if(
            first, touched_.cend(), [&](const Touched& touched) { return touched.object != first->object; });
        if (const Location location = locate(first->object); location.kept)
            kept.push_back({first->object, location, {first, next}, false});
        first = next;
    }
    std::ranges::sort(kept, {},
                      [](const Visit& visit) { return std::pair(visit.location.depth, visit.object); });
    return kept;
}

Differ::Location Differ::locate(ObjectIndex object) {
    std::vector<ObjectIndex> inwards;
    for (; !located_.contains(object); object = ops_[ops_.object(object).made_by].object)
        inwards.push_back(object);
    Location location = located_[object];
    for (; !inwards.empty(); inwards.pop_back()) {
        location = locate_in(location, inwards.back());
        located_[inwards.back()] = location;
    }
    return location;
}

Differ::Location Differ::locate_in(const Location& parent, ObjectIndex object) {
    const Row made_by = ops_.object(object).made_by;
    const Op& op = ops_[made_by];
    if (!parent.kept || !wins_at_both(made_by)) return {};
    const bool map = ops_.object(op.object).type == ObjectType::map;
    Position position =
        map ? Position(std::string(ops_.keys[op.key])) : Position(index_of(op.element(made_by), made_by));
    return {true, parent.depth + 1, writer_.place(parent.place, std::move(position))};
}

bool Differ::wins_at_both(Row made_by) const {
    const Op& op = ops_[made_by];
    const Object& object = ops_.object(op.object);
    Standings there;
    if (object.type == ObjectType::map) {
        const MapEntry* entry = ops_.map_of(object).find(op.key, ops_.keys);
        if (entry) there = moments_.at(*entry, done_at(op.object, op.key));
    } else {
        const Row element = op.element(made_by);
        there = moments_.at_element(element, done_at(op.object, element));
    }
    return there.before.winner == made_by && there.after.winner == made_by;
}

Done Differ::first_place(Done touched) {
    const auto next = std::ranges::find_if_not(
        touched, [&](const Touched& other) { return other.same_place(touched.front()); });
    return {touched.begin(), next};
}

Done Differ::done_at(ObjectIndex object, std::uint32_t key) const {
    const auto first = std::ranges::lower_bound(touched_, Touched{object, key, 0});
    if (first == touched_.end() || !first->same_place({object, key, 0})) return {};
    return first_place({first, touched_.end()});
}

// At the later moment. The present knows its indexes; of another moment's list, the places of all objects in
// it are found in one walk.
std::size_t Differ::index_of(Row element, Row made_by) {
    if (moments_.after.is_now()) return static_cast<std::size_t>(ops_.start_of(element));
    const ObjectIndex list = ops_[made_by].object;
    const auto [indexes, is_new] = indexes_.try_emplace(list);
    if (is_new) {
        std::size_t index = 0;
        moments_.after.visit_elements(ops_.object(list), [&](Row, Standing standing) {
            ++looked_at_;
            if (ops_[standing.winner].is_make()) indexes->second[standing.winner] = index;
            index += ops_.width_of(list, standing.winner);
            return true;
        });
    }
    return indexes->second[made_by];
}

void Differ::enter(const Visit& visit) {
    here_ = visit;
    const Row made_by = ops_.object(visit.object).made_by;
    writer_.enter(visit.location.place, made_by == no_row ? root : ObjectId{ops_.full_id(made_by)});
}

void Differ::diff_map(const Visit& visit) {
    for (Done rest = visit.touched; !rest.empty();) {
        const Done done = first_place(rest);
        rest = rest.subspan(done.size());
        ++looked_at_;
        const MapEntry* entry = ops_.map_of(visit.object).find(done.front().key, ops_.keys);
        if (!entry) continue;
        const std::string key(ops_.keys[entry->key]);
        const Standings there = moments_.at(*entry, done);
        if (there.before.winner == there.after.winner) {
            if (there.after.winner != no_row) compare(key, there, done);
        } else if (there.after.winner == no_row) {
            writer_.write(DeleteKey{key});
        } else {
            writer_.write(PutKey{key, value(there.after)});
            appear(there.after.winner, key);
        }
    }
}

// From left to right, so that an index of the later moment is the index in what has been patched so far.
void Differ::diff_list(const Visit& visit) {
    const Sequence& sequence = ops_.sequence_of(visit.object);
    std::vector<std::pair<Sequence::Place, Done>> elements;
    for (Done rest = visit.touched; !rest.empty();) {
        const Done done = first_place(rest);
        rest = rest.subspan(done.size());
        elements.emplace_back(ops_.place_of(done.front().key), done);
    }
    std::ranges::sort(elements, [&](const auto& left, const auto& right) {
        return sequence.precedes(left.first, right.first);
    });
    auto next = elements.begin();
    if (moments_.one_is_now) {
        std::uint64_t wider = 0;  // than now, up to here; wraps: adding it subtracts
        for (const auto& [place, done] : elements) {
            const Standings there = moments_.at_element(done.front().key, done);
            diff_element(there, done, static_cast<std::size_t>(sequence.start_of(place) + wider));
            wider += ops_.width_of(visit.object, there.after.winner);
            wider -= sequence[place].width;
        }
        return;
    }
    std::size_t index = 0;
    for (auto place = sequence.begin(); next != elements.end(); place = sequence.next(place)) {
        ++looked_at_;
        const Row element = sequence[place].row;
        const bool touched = place == next->first;
        const Standings there = touched ? moments_.at_element(element, next->second)
                                        : Standings{{}, moments_.after.standing_of_element(element)};
        if (touched) diff_element(there, next++->second, index);
        index += ops_.width_of(visit.object, there.after.winner);
    }
}

void Differ::diff_element(Standings there, Done done, std::size_t index) {
    ++looked_at_;
    const auto [before, after] = there;
    if (before.winner == after.winner) {
        if (after.winner != no_row && !is_text_part(after.winner)) compare(index, there, done);
        return;
    }
    const bool text = ops_.object(here_.object).type == ObjectType::text;
    if (before.winner != no_row && after.winner != no_row && !text) {
        writer_.write(PutIndex{index, value(after)});
        appear(after.winner, index);
        return;
    }
    if (const std::size_t width = ops_.width_of(here_.object, before.winner); width > 0)
        writer_.erase(index, width);
    if (after.winner != no_row) insert(after, index);
}

// What was inserted has come without marks. Where a mark begins and where it ends says nothing of what lies
// between, so this is a walk through all of the text; but most have no marks.
void Differ::diff_marks(const Visit& visit) {
    const Sequence& sequence = ops_.sequence_of(visit.object);
    if (sequence.mark_count == 0) return;
    MarkDiffer differ(moments_);
    for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place)) {
        ++looked_at_;
        const Row element = sequence[place].row;
        if (ops_[element].action == Action::mark) {
            differ.pass_mark(element);
            continue;
        }
        const Standings there = moments_.at_element(element, done_at(visit.object, element));
        if (there.after.winner == no_row) continue;
        const bool is_new = visit.is_new || there.before.winner != there.after.winner;
        differ.pass_element(ops_.width_of(visit.object, there.after.winner), is_new);
    }
    if (auto marks = std::move(differ).finish(); !marks.empty()) writer_.write(ChangeMarks{std::move(marks)});
}

// The same operation wins at both moments.
void Differ::compare(const Position& position, Standings there, Done done) {
    if (ops_.is_counter(ops_[there.after.winner]))
        if (const std::int64_t by = moments_.growth(there.after.winner, done); by != 0)
            writer_.write(IncrementCounter{position, by});
    if (there.before.conflict != there.after.conflict)
        writer_.write(ChangeConflict{position, there.after.conflict});
}

void Differ::fill(const Visit& visit) {
    const Object& object = ops_.object(visit.object);
    if (object.type == ObjectType::map) {
        moments_.after.visit_keys(object, [&](const MapEntry& entry, Standing standing) {
            ++looked_at_;
            std::string key(ops_.keys[entry.key]);
            appear(standing.winner, key);
            writer_.write(PutKey{std::move(key), value(standing)});
        });
        return;
    }
    std::size_t index = 0;
    moments_.after.visit_elements(object, [&](Row, Standing standing) {
        ++looked_at_;
        insert(standing, index);
        index += ops_.width_of(visit.object, standing.winner);
        return true;
    });
    diff_marks(visit);
}

bool Differ::is_text_part(Row winner) const {
    const Op& op = ops_[winner];
    return ops_.object(op.object).type == ObjectType::text && op.action == Action::set &&
           ops_.value(op).type == ScalarType::string;
}

void Differ::insert(Standing standing, std::size_t index) {
    const std::size_t width = ops_.width_of(here_.object, standing.winner);
    if (is_text_part(standing.winner)) {
        if (width > 0) writer_.insert_text(index, ops_.text_of(standing.winner), width);
        return;
    }
    writer_.insert(index, value(standing), width);
    appear(standing.winner, index);
}

void Differ::appear(Row winner, Position position) {
    if (!ops_[winner].is_make()) return;
    const Location location{true, here_.location.depth + 1,
                            writer_.place(here_.location.place, std::move(position))};
    appeared_.push_back({ops_.object_index(winner), location, {}, true});
}

}  // namespace automerge
