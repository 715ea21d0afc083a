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
    return same;
}

}  // namespace

json typed_state(const Readable& document) {
    const auto state = typed_json(document);
    REQUIRE(state);
    return same_numbers(json::parse(state->dump()));
}

json same_numbers(const json& state) {
    json same = state;
    for (json& values : same)
        for (json& value : values) value = same_number(value);
    return same;
}

}  // namespace automerge::test
