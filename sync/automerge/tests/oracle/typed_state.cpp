#include "automerge/tests/oracle/typed_state.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "automerge/inspection/document_json.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

// A value as `typed_state` has it: {"type": …, "id": …, "value": …}.
json same_number(const json& value) {
    json same = value;
    const std::string type = value["type"];
    json& content = same["value"];
    if (type == "f64" && content.is_string()) return same;
    if (type == "f64")
        content = content.get<double>() == 0 && std::signbit(content.get<double>())
                      ? json("-0")
                      : json(content.get<double>());
    else if (content.is_number())
        content = content.dump();
    else if (content.is_structured())
        content = same_numbers(content);
    for (json& span : same.contains("spans") ? same["spans"] : json::array())
        if (span["type"] == "block") span["value"] = same_numbers(span["value"]);
    return same;
}

json with_spans(const Readable& document, const json& state);

json state_of_map(const Readable& document, const ObjectId& map) {
    const auto state = typed_json(document, map);
    REQUIRE(state);
    return with_spans(document, json::parse(state->dump()));
}

json spans_json(const Readable& document, const ObjectId& text) {
    json spans = json::array();
    for (const Span& span : document.spans(text)) {
        if (const auto* block = std::get_if<BlockSpan>(&span)) {
            spans.push_back({{"type", "block"}, {"value", state_of_map(document, block->block)}});
            continue;
        }
        const auto& run = std::get<TextSpan>(span);
        json marks = json::object();
        for (const MarkValue& mark : run.marks)
            marks[mark.name] = json::parse(scalar_json(mark.value).dump());
        spans.push_back({{"type", "text"}, {"value", run.text}, {"marks", marks}});
    }
    return spans;
}

json with_spans(const Readable& document, const json& state) {
    json whole = state;
    for (json& values : whole) {
        for (json& value : values) {
            if (value["type"] == "text")
                value["spans"] =
                    spans_json(document, ObjectId{*OpId::from_text(value["id"].get<std::string>())});
            if (value["type"] == "map" || value["type"] == "list")
                value["value"] = with_spans(document, value["value"]);
        }
    }
    return whole;
}

}  // namespace

json typed_state(const Readable& document) { return same_numbers(state_of_map(document, root)); }

json same_numbers(const json& state) {
    json same = state;
    for (json& values : same)
        for (json& value : values) value = same_number(value);
    return same;
}

}  // namespace automerge::test
