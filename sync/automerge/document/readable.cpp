#include "automerge/readable.hpp"

#include "automerge/core/moment.hpp"

namespace automerge {

namespace {

const Object* find_object(const Moment& moment, const ObjectId& id) {
    const auto index = moment.ops().find_object(id);
    return index && moment.has_object(*index) ? &moment.ops().object(*index) : nullptr;
}

const Object* find_map(const Moment& moment, const ObjectId& id) {
    const Object* object = find_object(moment, id);
    return object && object->type == ObjectType::map ? object : nullptr;
}

const Object* find_list(const Moment& moment, const ObjectId& id) {
    const Object* object = find_object(moment, id);
    return object && object->type != ObjectType::map ? object : nullptr;
}

const MapEntry* find_entry(const Moment& moment, const ObjectId& map, std::string_view key) {
    const Object* object = find_map(moment, map);
    const auto interned = object ? moment.ops().keys.find(key) : std::nullopt;
    return interned ? moment.ops().map_of(*object).find(*interned, moment.ops().keys) : nullptr;
}

std::size_t width_then(const Moment& moment, const Object& list) {
    std::size_t width = 0;
    moment.visit_elements(list, [&](Row element, Standing standing) {
        width += moment.ops().width_of(moment.ops()[element].object, standing.winner);
        return true;
    });
    return width;
}

// The element that covers the index.
Row find_element(const Moment& moment, const ObjectId& list, std::size_t index) {
    const Object* object = find_list(moment, list);
    if (!object) return no_row;
    if (moment.is_now()) {
        const Sequence& sequence = moment.ops().sequence_of(*object);
        const auto found = sequence.find(index);
        return found ? sequence[found->place].row : no_row;
    }
    Row found = no_row;
    moment.visit_elements(*object, [&](Row element, Standing standing) {
        const std::size_t width = moment.ops().width_of(moment.ops()[element].object, standing.winner);
        if (index < width) found = element;
        index -= width;
        return found == no_row;
    });
    return found;
}

std::optional<Value> read(const Moment& moment, Row winner) {
    return winner == no_row ? std::nullopt : std::optional(moment.read(winner));
}

std::vector<Value> read_all(const Moment& moment, const std::vector<Row>& rows) {
    std::vector<Value> values;
    values.reserve(rows.size());
    for (const Row row : rows) values.push_back(moment.read(row));
    return values;
}

}  // namespace

Moment Readable::moment() const { return Moment(*ops_, clock_); }

std::optional<ObjectType> Readable::type_of(const ObjectId& object) const {
    const Object* found = find_object(moment(), object);
    return found ? std::optional(found->type) : std::nullopt;
}

std::vector<std::string> Readable::keys(const ObjectId& map) const {
    const Moment at = moment();
    std::vector<std::string> keys;
    if (const Object* object = find_map(at, map)) {
        if (at.is_now()) keys.reserve(at.ops().map_of(*object).visible_count);
        at.visit_keys(*object,
                      [&](const MapEntry& entry, Standing) { keys.emplace_back(at.ops().keys[entry.key]); });
    }
    return keys;
}

std::size_t Readable::length(const ObjectId& object) const {
    const Moment at = moment();
    const Object* found = find_object(at, object);
    if (!found) return 0;
    const bool map = found->type == ObjectType::map;
    if (at.is_now())
        return map ? at.ops().map_of(*found).visible_count
                   : static_cast<std::size_t>(at.ops().sequence_of(*found).width());
    if (!map) return width_then(at, *found);
    std::size_t count = 0;
    at.visit_keys(*found, [&](const MapEntry&, Standing) { ++count; });
    return count;
}

std::optional<Value> Readable::get(const ObjectId& map, std::string_view key) const {
    const Moment at = moment();
    const MapEntry* entry = find_entry(at, map, key);
    return entry ? read(at, at.winner(*entry)) : std::nullopt;
}

std::optional<Value> Readable::get(const ObjectId& list, std::size_t index) const {
    const Moment at = moment();
    const Row element = find_element(at, list, index);
    return element == no_row ? std::nullopt : read(at, at.winner_of_element(element));
}

std::vector<Value> Readable::get_all(const ObjectId& map, std::string_view key) const {
    const Moment at = moment();
    const MapEntry* entry = find_entry(at, map, key);
    return entry ? read_all(at, at.visible(*entry)) : std::vector<Value>();
}

std::vector<Value> Readable::get_all(const ObjectId& list, std::size_t index) const {
    const Moment at = moment();
    const Row element = find_element(at, list, index);
    return element == no_row ? std::vector<Value>() : read_all(at, at.visible_at_element(element));
}

std::string Readable::text(const ObjectId& text) const {
    const Moment at = moment();
    std::string result;
    if (const Object* list = find_list(at, text)) {
        if (at.is_now()) result.reserve(static_cast<std::size_t>(at.ops().sequence_of(*list).width()));
        at.visit_elements(*list, [&](Row, Standing standing) {
            result += at.ops().text_of(standing.winner);
            return true;
        });
    }
    return result;
}

void Readable::for_each(const ObjectId& map,
                        const std::function<void(std::string_view key, const Value&)>& visit) const {
    const Moment at = moment();
    if (const Object* object = find_map(at, map))
        at.visit_keys(*object, [&](const MapEntry& entry, Standing standing) {
            visit(at.ops().keys[entry.key], at.read(standing.winner));
        });
}

void Readable::for_each_element(const ObjectId& list, const std::function<void(const Value&)>& visit) const {
    const Moment at = moment();
    if (const Object* object = find_list(at, list))
        at.visit_elements(*object, [&](Row, Standing standing) {
            visit(at.read(standing.winner));
            return true;
        });
}

}  // namespace automerge
