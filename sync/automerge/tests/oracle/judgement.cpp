#include "automerge/tests/oracle/judgement.hpp"

#include <catch2/catch.hpp>
#include <charconv>
#include <cstdlib>

#include "automerge/encoding/hex.hpp"
#include "automerge/tests/oracle/typed_state.hpp"

namespace automerge::test {

using nlohmann::json;

namespace {

std::uint32_t setting(const char* name, std::uint32_t otherwise) {
    const char* text = std::getenv(name);
    if (text == nullptr) return otherwise;
    std::uint32_t value = 0;
    const std::string_view view{text};
    const auto read = std::from_chars(view.data(), view.data() + view.size(), value);
    return read.ec == std::errc{} ? value : otherwise;
}

}  // namespace

std::uint32_t history_count() { return setting("AUTOMERGE_ORACLE_HISTORIES", 200); }
std::uint32_t first_seed() { return setting("AUTOMERGE_ORACLE_SEED", 1); }

std::string command_for(std::uint32_t seed) {
    return "AUTOMERGE_ORACLE_SEED=" + std::to_string(seed) + " AUTOMERGE_ORACLE_HISTORIES=1";
}

json heads_json(const Document& document) {
    json heads = json::array();
    for (const auto& head : document.heads()) heads.push_back(head.hex());
    return heads;
}

void check_same(const Document& ours, const json& theirs) {
    CHECK(heads_json(ours) == theirs["heads"]);
    CHECK(typed_state(ours) == same_numbers(theirs["root"]));
}

json positions(const History& history, const Readable& document) {
    json positions = json::array();
    for (const auto& [text, cursor] : history.cursors) {
        const auto position = document.position_of(text, cursor);
        positions.push_back(position ? json(*position) : json(nullptr));
    }
    return positions;
}

Document loaded(const json& hex) {
    auto document = Document::load(*from_hex(hex.get<std::string>()), {}, {}, TextUnit::utf16_units);
    if (!document) FAIL("we refuse what the original saved: " << document.error().message);
    return std::move(*document);
}

}  // namespace automerge::test
