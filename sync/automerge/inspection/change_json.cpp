#include "automerge/inspection/change_json.hpp"

#include "automerge/inspection/document_json.hpp"

namespace automerge {
namespace {

using Json = nlohmann::ordered_json;

template <class... Cases>
struct Choose : Cases... {
    using Cases::operator()...;
};

Json value_json(const Scalar& value) {
    return std::visit(
        Choose{[](Null) { return Json(nullptr); }, [](double number) { return number_json(number); },
               [](const Counter& counter) { return Json(counter.value); },
               [](const Timestamp& time) { return Json(time.milliseconds); },
               [](const Unknown& unknown) {
                   return Json{{"type_code", unknown.type_code}, {"bytes", unknown.bytes}};
               },
               [](const auto& plain) { return Json(plain); }},
        value);
}

// Only where the JSON value alone does not say it.
const char* datatype(const Scalar& value) {
    return std::visit(Choose{[](std::uint64_t) { return "uint"; }, [](std::int64_t) { return "int"; },
                             [](double) { return "float64"; }, [](const Counter&) { return "counter"; },
                             [](const Timestamp&) { return "timestamp"; },
                             [](const auto&) { return static_cast<const char*>(nullptr); }},
                      value);
}

const char* action_name(const Operation& operation) {
    switch (operation.action) {
        case Action::make_map: return "makeMap";
        case Action::set: return "set";
        case Action::make_list: return "makeList";
        case Action::del: return "del";
        case Action::make_text: return "makeText";
        case Action::increment: return "inc";
        case Action::make_table: return "makeTable";
        case Action::mark: return operation.mark_name ? "markBegin" : "markEnd";
    }
    return "unknown";
}

void add_key(Json& json, const Key& key) {
    if (const auto* name = std::get_if<std::string>(&key)) {
        json["key"] = *name;
        return;
    }
    const auto& element = std::get<OpId>(key);
    json["elemId"] = element.counter == 0 ? "_head" : element.text();
}

Json operation_json(const Operation& operation) {
    Json json;
    json["action"] = action_name(operation);
    json["obj"] = operation.object.text();
    add_key(json, operation.key);
    if (operation.insert) json["insert"] = true;
    if (operation.action == Action::set) {
        if (const char* name = datatype(operation.value)) json["datatype"] = name;
        json["value"] = value_json(operation.value);
    } else if (operation.action == Action::increment) {
        json["value"] = value_json(operation.value);
    } else if (operation.action == Action::mark) {
        if (operation.mark_name) {
            json["name"] = *operation.mark_name;
            json["value"] = value_json(operation.value);
        }
        json["expand"] = operation.expand;
    }
    json["pred"] = Json::array();
    for (const auto& overwritten : operation.pred) json["pred"].push_back(overwritten.text());
    return json;
}

}  // namespace

Result<Json> change_json(const Change& change) {
    const auto operations = change.operations();
    if (!operations) return std::unexpected(operations.error());
    Json json;
    json["hash"] = change.hash.hex();
    json["actor"] = change.actor.hex();
    json["seq"] = change.seq;
    json["startOp"] = change.start_op;
    json["time"] = change.time;
    json["message"] = change.message ? Json(*change.message) : Json(nullptr);
    json["deps"] = Json::array();
    for (const auto& dependency : change.dependencies) json["deps"].push_back(dependency.hex());
    json["ops"] = Json::array();
    for (const auto& operation : *operations) json["ops"].push_back(operation_json(operation));
    return json;
}

}  // namespace automerge
