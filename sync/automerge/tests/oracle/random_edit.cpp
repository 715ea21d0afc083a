#include "automerge/tests/oracle/random_edit.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "automerge/tests/support/hex.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

struct Place {
    ObjectId object;
    ObjectType type;
};

// All objects that can be seen, those that lost a conflict included.
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

// The official library counts text in UTF-16 units, the port in code points.
std::size_t utf16_units(const std::string& text, std::size_t from, std::size_t count) {
    std::size_t units = 0, code_point = 0;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if ((byte & 0xc0) == 0x80) continue;  // not the first of its code point
        if (code_point >= from && code_point < from + count) units += byte >= 0xf0 ? 2 : 1;
        ++code_point;
    }
    return units;
}

json edit_text(const Document& document, Transaction& transaction, const ObjectId& text, Dice& dice) {
    static const std::vector<std::string> pieces{"", "a", "bc", "ø", "😀", "e\u0301", "nummer 42", "x😀y"};
    const std::size_t length = document.length(text);
    const std::size_t index = dice.below(length + 1);
    const std::size_t deleted =
        dice.chance(40) ? dice.below(std::min<std::size_t>(length - index, 4) + 1) : 0;
    const auto& inserted = dice.one_of(pieces);
    const std::string before = document.text(text);
    REQUIRE(transaction.splice_text(text, index, deleted, inserted));
    return {{"kind", "splice"},
            {"object", text.text()},
            {"at", utf16_units(before, 0, index)},
            {"deleted", utf16_units(before, index, deleted)},
            {"value", inserted}};
}

}  // namespace

json random_edit(const Document& document, Transaction& transaction, Dice& dice) {
    std::vector<Place> places;
    gather(document, {root, ObjectType::map}, places);
    // The root half of the time, so that histories meet at the same keys.
    const Place& place = dice.chance(40) ? places.front() : dice.one_of(places);
    switch (place.type) {
        case ObjectType::map: return edit_map(document, transaction, place.object, dice);
        case ObjectType::list: return edit_list(document, transaction, place.object, dice);
        case ObjectType::text: return edit_text(document, transaction, place.object, dice);
    }
    return {};
}

}  // namespace automerge::test
