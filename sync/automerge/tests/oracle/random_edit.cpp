#include "automerge/tests/oracle/random_edit.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "automerge/encoding/hex.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

struct Place {
    ObjectId object;
    ObjectType type;
};

// Objects that can be seen, those that lost a conflict included.
void gather(const Document& document, const Place& place, std::vector<Place>& places) {
    places.push_back(place);
    const auto descend = [&](const std::vector<Value>& values) {
        for (const Value& value : values)
            if (value.is_object())
                gather(document, {value.object(), std::get<ObjectType>(value.content)}, places);
    };
    if (place.type == ObjectType::map)
        for (const auto& key : document.keys(place.object)) descend(document.get_all(place.object, key));
    if (place.type == ObjectType::list)
        for (std::size_t i = 0; i < document.length(place.object); ++i)
            descend(document.get_all(place.object, i));
    if (place.type == ObjectType::text)
        for (const Span& span : document.spans(place.object))
            if (const auto* block = std::get_if<BlockSpan>(&span))
                gather(document, {block->block, ObjectType::map}, places);
}

std::vector<Place> visible_objects(const Document& document) {
    std::vector<Place> places;
    gather(document, {root, ObjectType::map}, places);
    return places;
}

std::vector<Place> only_texts(std::vector<Place> places) {
    std::erase_if(places, [](const Place& place) { return place.type != ObjectType::text; });
    return places;
}

struct DrawnScalar {
    Scalar value;
    const char* type;
    json as_json;
};

DrawnScalar draw_scalar(Dice& dice) {
    static const std::vector<std::string> texts{"", "x", "Værestedet", "🎫 A042", "0", "null"};
    static const std::vector<double> doubles{0.0,
                                             -0.0,
                                             1.5,
                                             -123456.75,
                                             1e300,
                                             5e-324,
                                             std::numeric_limits<double>::infinity(),
                                             std::numeric_limits<double>::quiet_NaN()};
    static const std::vector<std::int64_t> integers{0,   1,   -1,  63,   64,    -64,
                                                    -65, 127, 128, 8192, -8193, 4'503'599'627'370'496};
    switch (dice.below(12)) {
        case 0: return {Null{}, "null", nullptr};
        case 1: {
            const bool value = dice.chance(50);
            return {value, "boolean", value};
        }
        case 2: {
            const std::uint64_t value = dice.below(1'000'000);
            return {value, "uint", value};
        }
        case 3: return {std::numeric_limits<std::uint64_t>::max(), "uint", "18446744073709551615"};
        case 4: return {std::numeric_limits<std::int64_t>::min(), "int", "-9223372036854775808"};
        case 5: {
            const double value = dice.one_of(doubles);
            if (std::isnan(value)) return {value, "f64", "NaN"};  // JSON has no number for it
            if (std::isinf(value)) return {value, "f64", "Infinity"};
            return {value, "f64", value};
        }
        case 6: {
            Bytes bytes(dice.below(5));
            for (auto& byte : bytes) byte = static_cast<std::uint8_t>(dice.below(256));
            return {bytes, "bytes", to_hex(bytes)};
        }
        case 7: {
            const auto& text = dice.one_of(texts);
            return {text, "str", text};
        }
        case 8:
        case 9: {
            const auto start = static_cast<std::int64_t>(dice.below(200)) - 100;
            return {Counter{start}, "counter", start};
        }
        case 10: {
            const auto time = 1'700'000'000'000 + static_cast<std::int64_t>(dice.below(1'000'000));
            return {Timestamp{time}, "timestamp", time};
        }
        default: {
            const std::int64_t value = dice.one_of(integers);
            return {value, "int", value};
        }
    }
}

ObjectType draw_type(Dice& dice) {
    static const std::vector<ObjectType> types{ObjectType::map, ObjectType::list, ObjectType::text};
    return dice.one_of(types);
}

const char* name_of(ObjectType type) {
    switch (type) {
        case ObjectType::map: return "map";
        case ObjectType::list: return "list";
        case ObjectType::text: return "text";
    }
    return "";
}

bool is_counter(const std::optional<Value>& value) {
    return value && value->scalar() != nullptr && std::holds_alternative<Counter>(*value->scalar());
}

// Puts a scalar or a new object at a key or an index: the same words for both.
template <class At>
json put(Transaction& transaction, const ObjectId& object, const At& at, Dice& dice) {
    json edit{{"object", object.text()}, {"at", at}};
    if (dice.chance(25)) {
        const ObjectType type = draw_type(dice);
        REQUIRE(transaction.put_object(object, at, type));
        edit.update({{"kind", "put_object"}, {"type", name_of(type)}});
        return edit;
    }
    const auto [value, type, as_json] = draw_scalar(dice);
    REQUIRE(transaction.put(object, at, value));
    edit.update({{"kind", "put"}, {"type", type}, {"value", as_json}});
    return edit;
}

template <class At>
json change_existing(const Document& document, Transaction& transaction, const ObjectId& object, const At& at,
                     Dice& dice) {
    json edit{{"object", object.text()}, {"at", at}};
    if (is_counter(document.get(object, at)) && dice.chance(60)) {
        const auto by = static_cast<std::int64_t>(dice.below(100)) - 30;
        REQUIRE(transaction.increment(object, at, by));
        edit.update({{"kind", "increment"}, {"value", by}});
        return edit;
    }
    if (dice.chance(50)) return put(transaction, object, at, dice);
    REQUIRE(transaction.erase(object, at));
    edit["kind"] = "erase";
    return edit;
}

json edit_map(const Document& document, Transaction& transaction, const ObjectId& map, Dice& dice) {
    static const std::vector<std::string> keys{"a", "b", "c", "aa", "ø", "\uFFFD", "🎫", "A042", ""};
    const auto& key = dice.one_of(keys);
    if (document.get(map, key) && dice.chance(60))
        return change_existing(document, transaction, map, key, dice);
    return put(transaction, map, key, dice);
}

json edit_list(const Document& document, Transaction& transaction, const ObjectId& list, Dice& dice) {
    const std::size_t length = document.length(list);
    if (length > 0 && dice.chance(45))
        return change_existing(document, transaction, list, dice.below(length), dice);
    const std::size_t index = dice.chance(50) ? length : dice.below(length + 1);
    json edit{{"object", list.text()}, {"at", index}};
    if (dice.chance(20)) {
        const ObjectType type = draw_type(dice);
        REQUIRE(transaction.insert_object(list, index, type));
        edit.update({{"kind", "insert_object"}, {"type", name_of(type)}});
        return edit;
    }
    const auto [value, type, as_json] = draw_scalar(dice);
    REQUIRE(transaction.insert(list, index, value));
    edit.update({{"kind", "insert"}, {"type", type}, {"value", as_json}});
    return edit;
}

}  // namespace

json random_edit(const Document& document, Transaction& transaction, Dice& dice) {
    const std::vector<Place> places = visible_objects(document);
    const std::vector<Place> texts = only_texts(places);
    // The root often, so that histories meet at the same keys; and texts, which have the most rules.
    const std::size_t drawn = dice.below(10);
    const Place& place = drawn < 3                     ? places.front()
                         : drawn < 6 && !texts.empty() ? dice.one_of(texts)
                                                       : dice.one_of(places);
    switch (place.type) {
        case ObjectType::map: return edit_map(document, transaction, place.object, dice);
        case ObjectType::list: return edit_list(document, transaction, place.object, dice);
        case ObjectType::text: return random_text_edit(document, transaction, place.object, dice);
    }
    return {};
}

std::optional<RandomCursor> random_cursor(const Document& document, Dice& dice) {
    const std::vector<Place> texts = only_texts(visible_objects(document));
    if (texts.empty()) return std::nullopt;
    const ObjectId& text = dice.one_of(texts).object;
    if (document.length(text) == 0) return std::nullopt;
    const std::size_t index = dice.below(document.length(text));
    const CursorMove move = dice.chance(50) ? CursorMove::before : CursorMove::after;
    const auto cursor = document.cursor(text, index, move);
    REQUIRE(cursor);
    return RandomCursor{text,
                        *cursor,
                        {{"kind", "cursor"},
                         {"object", text.text()},
                         {"at", index},
                         {"move", move == CursorMove::before ? "before" : "after"},
                         {"value", cursor->text()}}};
}

}  // namespace automerge::test
