#include "automerge/inspection/document_json.hpp"

#include <cmath>
#include <limits>

#include "automerge/encoding/hex.hpp"

namespace automerge {
namespace {

using Json = nlohmann::ordered_json;

constexpr int depth_max = 1000;
constexpr std::int64_t javascript_integer_max = 9007199254740991;  // 2^53 - 1

template <class... Cases>
struct Choose : Cases... {
    using Cases::operator()...;
};

// The official library hands out the largest integer that JavaScript holds exactly as a big one, too.
Json integer_json(std::int64_t value) {
    if (value >= -javascript_integer_max && value < javascript_integer_max) return value;
    return std::to_string(value);
}

Json float_json(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    if (value == 0 && std::signbit(value)) return "-0";
    return number_json(value);
}

std::string type_name(const Value& value) {
    if (value.is_object()) {
        switch (std::get<ObjectType>(value.content)) {
            case ObjectType::map: return "map";
            case ObjectType::list: return "list";
            case ObjectType::text: return "text";
        }
    }
    return std::visit(
        Choose{[](Null) -> std::string { return "null"; }, [](bool) -> std::string { return "boolean"; },
               [](std::uint64_t) -> std::string { return "uint"; },
               [](std::int64_t) -> std::string { return "int"; }, [](double) -> std::string { return "f64"; },
               [](const std::string&) -> std::string { return "str"; },
               [](const Bytes&) -> std::string { return "bytes"; },
               [](const Counter&) -> std::string { return "counter"; },
               [](const Timestamp&) -> std::string { return "timestamp"; },
               [](const Unknown& unknown) { return "unknown" + std::to_string(unknown.type_code); }},
        *value.scalar());
}

// For keys that are known to be new: the library would look through all there are.
void append(Json& object, std::string_view key, Json value) {
    object.get_ref<Json::object_t&>().emplace_back(std::string{key}, std::move(value));
}

// Walks a document from an object down; `too_deep` once it has stopped for lack of an end.
class Printer {
public:
    explicit Printer(const Readable& document) : document_(document) {}

    Json plain_map(const ObjectId& map) {
        Json json = Json::object();
        document_.for_each(
            map, [&](std::string_view key, const Value& value) { append(json, key, plain(value)); });
        return json;
    }

    Json typed_map(const ObjectId& map) {
        Json json = Json::object();
        for (const auto& key : document_.keys(map)) append(json, key, typed(document_.get_all(map, key)));
        return json;
    }

    bool too_deep() const { return too_deep_; }

private:
    Json plain(const Value& value) { return content(value, &Printer::plain_map, &Printer::plain_list); }

    Json plain_list(const ObjectId& list) {
        Json json = Json::array();
        document_.for_each_element(list, [&](const Value& value) { json.push_back(plain(value)); });
        return json;
    }

    Json typed(const std::vector<Value>& values) {
        Json json = Json::array();
        for (const Value& value : values) {
            Json& one =
                json.emplace_back(Json{{"type", type_name(value)},
                                       {"id", value.id.text()},
                                       {"value", content(value, &Printer::typed_map, &Printer::typed_list)}});
            if (value.is_object() && std::get<ObjectType>(value.content) == ObjectType::text)
                add_marks(one, value.object());
        }
        return json;
    }

    // Only where there are any.
    void add_marks(Json& json, const ObjectId& text) {
        for (const Mark& mark : document_.marks(text))
            json["marks"].push_back({{"name", mark.name},
                                     {"value", scalar_json(mark.value)},
                                     {"start", mark.range.start},
                                     {"end", mark.range.end}});
    }

    Json typed_list(const ObjectId& list) {
        Json json = Json::array();
        const std::size_t length = document_.length(list);
        for (std::size_t i = 0; i < length; ++i) json.push_back(typed(document_.get_all(list, i)));
        return json;
    }

    using PrintObject = Json (Printer::*)(const ObjectId&);

    Json content(const Value& value, PrintObject print_map, PrintObject print_list) {
        if (!value.is_object()) return scalar_json(*value.scalar());
        if (depth_ == depth_max) too_deep_ = true;
        if (too_deep_) return nullptr;
        ++depth_;
        Json json = object(value, print_map, print_list);
        --depth_;
        return json;
    }

    Json object(const Value& value, PrintObject print_map, PrintObject print_list) {
        switch (std::get<ObjectType>(value.content)) {
            case ObjectType::map: return (this->*print_map)(value.object());
            case ObjectType::list: return (this->*print_list)(value.object());
            case ObjectType::text: return document_.text(value.object());
        }
        return nullptr;
    }

    const Readable& document_;
    int depth_ = 0;
    bool too_deep_ = false;
};

Result<Json> finished(const Printer& printer, Json json) {
    if (!printer.too_deep()) return json;
    return std::unexpected(
        Error{ErrorKind::over_limit, "objects are nested more than " + std::to_string(depth_max) + " deep"});
}

}  // namespace

Json scalar_json(const Scalar& scalar) {
    return std::visit(Choose{[](Null) { return Json(nullptr); }, [](bool value) { return Json(value); },
                             [](std::uint64_t value) { return Json(std::to_string(value)); },
                             [](std::int64_t value) { return integer_json(value); },
                             [](double value) { return float_json(value); },
                             [](const std::string& value) { return Json(value); },
                             [](const Bytes& value) { return Json(to_hex(value)); },
                             [](const Counter& value) { return integer_json(value.value); },
                             [](const Timestamp& value) { return Json(value.milliseconds); },
                             [](const Unknown& value) { return Json(to_hex(value.bytes)); }},
                      scalar);
}

Result<Json> plain_json(const Readable& document) {
    Printer printer{document};
    Json json = printer.plain_map(automerge::root);
    return finished(printer, std::move(json));
}

Result<Json> typed_json(const Readable& document, const ObjectId& map) {
    Printer printer{document};
    Json json = printer.typed_map(map);
    return finished(printer, std::move(json));
}

Json number_json(double value) {
    constexpr double exact_max = static_cast<double>(javascript_integer_max);
    if (!std::isfinite(value)) return nullptr;
    if (std::trunc(value) == value && std::abs(value) <= exact_max) return static_cast<std::int64_t>(value);
    return value;
}

}  // namespace automerge
