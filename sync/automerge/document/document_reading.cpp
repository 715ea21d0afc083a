#include "automerge/document.hpp"
#include "automerge/document/document_state.hpp"

namespace automerge {

namespace {

const Object* find_map(const OpSet& ops, const ObjectId& id) {
    const auto index = ops.find_object(id);
    return index && ops.object(*index).type == ObjectType::map ? &ops.object(*index) : nullptr;
}

const Object* find_list(const OpSet& ops, const ObjectId& id) {
    const auto index = ops.find_object(id);
    return index && ops.object(*index).type != ObjectType::map ? &ops.object(*index) : nullptr;
}

Row winner_at(const OpSet& ops, const ObjectId& map, std::string_view key) {
    const auto index = ops.find_object(map);
    return index && ops.object(*index).type == ObjectType::map ? ops.winner(*index, key) : no_row;
}

Row winner_at(const OpSet& ops, const ObjectId& list, std::size_t index) {
    const Object* object = find_list(ops, list);
    const auto found = object ? object->sequence.find(index) : std::nullopt;
    return found ? ops.winner_of_element(object->sequence[found->place].row) : no_row;
}

std::optional<Value> read(const OpSet& ops, Row winner) {
    return winner == no_row ? std::nullopt : std::optional(ops.read(winner));
}

std::vector<Value> read_all(const OpSet& ops, Row winner) {
    std::vector<Value> values;
    for (const Row row : ops.visible_from(winner)) values.push_back(ops.read(row));
    return values;
}

// Elements with something visible, in order.
template <class Visit>
void visit_winners(const OpSet& ops, const Object& list, Visit&& visit) {
    const Sequence& sequence = list.sequence;
    for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place)) {
        const Row winner = ops.winner_of_element(sequence[place].row);
        if (winner != no_row) visit(winner);
    }
}

}  // namespace

std::optional<ObjectType> Document::type_of(const ObjectId& object) const {
    const auto index = state_->replica.ops.find_object(object);
    return index ? std::optional(state_->replica.ops.object(*index).type) : std::nullopt;
}

std::vector<std::string> Document::keys(const ObjectId& map) const {
    const OpSet& ops = state_->replica.ops;
    std::vector<std::string> keys;
    if (const Object* object = find_map(ops, map)) {
        keys.reserve(object->map.visible_count);
        object->map.for_each([&](const MapEntry& entry) {
            if (entry.winner != no_row) keys.emplace_back(ops.keys[entry.key]);
        });
    }
    return keys;
}

std::size_t Document::length(const ObjectId& object) const {
    const OpSet& ops = state_->replica.ops;
    if (const Object* map = find_map(ops, object)) return map->map.visible_count;
    if (const Object* list = find_list(ops, object)) return static_cast<std::size_t>(list->sequence.width());
    return 0;
}

std::optional<Value> Document::get(const ObjectId& map, std::string_view key) const {
    return read(state_->replica.ops, winner_at(state_->replica.ops, map, key));
}

std::optional<Value> Document::get(const ObjectId& list, std::size_t index) const {
    return read(state_->replica.ops, winner_at(state_->replica.ops, list, index));
}

std::vector<Value> Document::get_all(const ObjectId& map, std::string_view key) const {
    return read_all(state_->replica.ops, winner_at(state_->replica.ops, map, key));
}

std::vector<Value> Document::get_all(const ObjectId& list, std::size_t index) const {
    return read_all(state_->replica.ops, winner_at(state_->replica.ops, list, index));
}

std::string Document::text(const ObjectId& text) const {
    const OpSet& ops = state_->replica.ops;
    std::string result;
    if (const Object* list = find_list(ops, text)) {
        result.reserve(static_cast<std::size_t>(list->sequence.width()));
        visit_winners(ops, *list, [&](Row winner) { result += ops.text_of(winner); });
    }
    return result;
}

void Document::for_each(const ObjectId& map,
                        const std::function<void(std::string_view key, const Value&)>& visit) const {
    const OpSet& ops = state_->replica.ops;
    if (const Object* object = find_map(ops, map))
        object->map.for_each([&](const MapEntry& entry) {
            if (entry.winner != no_row) visit(ops.keys[entry.key], ops.read(entry.winner));
        });
}

void Document::for_each_element(const ObjectId& list, const std::function<void(const Value&)>& visit) const {
    const OpSet& ops = state_->replica.ops;
    if (const Object* object = find_list(ops, list))
        visit_winners(ops, *object, [&](Row winner) { visit(ops.read(winner)); });
}

}  // namespace automerge
