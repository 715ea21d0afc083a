#include <catch2/catch.hpp>
#include <utility>

#include "automerge/tests/oracle/random_edit.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

const char* name_of(Expand expand) {
    switch (expand) {
        case Expand::before: return "before";
        case Expand::after: return "after";
        case Expand::both: return "both";
        case Expand::none: return "none";
    }
    return "";
}

// Indexes may fall into the middle of a character outside the BMP.
json splice(const Document& document, Transaction& transaction, const ObjectId& text, Dice& dice) {
    static const std::vector<std::string> pieces{"", "a", "bc", "ø", "😀", "e\u0301", "nummer 42", "x😀y"};
    const std::size_t length = document.length(text);
    const std::size_t index = dice.below(length + 1);
    const std::size_t deleted =
        dice.chance(40) ? dice.below(std::min<std::size_t>(length - index, 4) + 1) : 0;
    const auto& inserted = dice.one_of(pieces);
    REQUIRE(transaction.splice_text(text, index, deleted, inserted));
    return {{"kind", "splice"}, {"at", index}, {"deleted", deleted}, {"value", inserted}};
}

json update_text(const Document& document, Transaction& transaction, const ObjectId& text, Dice& dice) {
    static const std::vector<std::string> pieces{
        "",   "a",    "b", "bc",     "😀",     "\u0301", "👩‍👩‍👧",
        "🇩🇰", "\r\n", "क", "\u094d", "\u093e", "กำ"};
    std::string value;
    for (const char character : document.text(text)) {
        // Before the first byte of a code point.
        if ((static_cast<unsigned char>(character) & 0xc0) != 0x80 && dice.chance(15))
            value += dice.one_of(pieces);
        value += character;
    }
    if (dice.chance(50)) value += dice.one_of(pieces);
    // Perhaps without its beginning, whatever that takes with it.
    if (!value.empty() && static_cast<unsigned char>(value.front()) < 0x80 && dice.chance(50))
        value.erase(0, 1);
    REQUIRE(transaction.update_text(text, value));
    return {{"kind", "update_text"}, {"value", value}};
}

json mark(const Document& document, Transaction& transaction, const ObjectId& text, Dice& dice) {
    static const std::vector<std::string> names{"bold", "em", "link", "ø"};
    static const std::vector<Expand> expands{Expand::before, Expand::after, Expand::both, Expand::none};
    const std::size_t length = document.length(text);
    TextRange range{dice.below(length + 1), dice.below(length + 1)};
    if (range.start > range.end) std::swap(range.start, range.end);
    const auto& name = dice.one_of(names);
    const Expand expand = dice.one_of(expands);
    json edit{{"name", name},
              {"range", {{"start", range.start}, {"end", range.end}, {"expand", name_of(expand)}}}};
    if (dice.chance(25)) {
        REQUIRE(transaction.unmark(text, range, name, expand));
        edit["kind"] = "unmark";
        return edit;
    }
    const std::int64_t number = static_cast<std::int64_t>(dice.below(3));
    const bool link = name == "link";
    REQUIRE(transaction.mark(text, range, name,
                             link ? Scalar{"http://" + std::to_string(number)} : Scalar{number}, expand));
    edit.update({{"kind", "mark"}, {"type", link ? "str" : "int"}});
    edit["value"] = link ? json("http://" + std::to_string(number)) : json(number);
    return edit;
}

json edit_block(const Document& document, Transaction& transaction, const ObjectId& text, Dice& dice) {
    std::vector<std::size_t> blocks;
    for (std::size_t index = 0; index < document.length(text); ++index)
        if (const auto value = document.get(text, index); value && value->is_object())
            blocks.push_back(index);
    if (blocks.empty() || dice.chance(50)) {
        const std::size_t index = dice.below(document.length(text) + 1);
        REQUIRE(transaction.split_block(text, index));
        return {{"kind", "split_block"}, {"at", index}};
    }
    const std::size_t index = dice.one_of(blocks);
    if (dice.chance(50)) {
        REQUIRE(transaction.join_block(text, index));
        return {{"kind", "join_block"}, {"at", index}};
    }
    REQUIRE(transaction.replace_block(text, index));
    return {{"kind", "replace_block"}, {"at", index}};
}

}  // namespace

json random_text_edit(const Document& document, Transaction& transaction, const ObjectId& text, Dice& dice) {
    json edit;
    switch (dice.below(8)) {
        case 0: edit = update_text(document, transaction, text, dice); break;
        case 1: edit = edit_block(document, transaction, text, dice); break;
        case 2:
        case 3: edit = mark(document, transaction, text, dice); break;
        default: edit = splice(document, transaction, text, dice);
    }
    edit["object"] = text.text();
    return edit;
}

}  // namespace automerge::test
