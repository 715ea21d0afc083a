#include "automerge/tests/document/tree.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace automerge {

namespace {

using nlohmann::json;

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> parts;
    for (const char byte : text) {
        if ((static_cast<unsigned char>(byte) & 0xc0) != 0x80) parts.emplace_back();
        parts.back() += byte;
    }
    return parts;
}

std::vector<Tree::Entry> text_entries(std::string_view text) {
    std::vector<Tree::Entry> entries;
    for (std::string& part : characters(text))
        entries.push_back({.value = {Scalar(std::move(part)), {}}, .object = nullptr, .marks = {}});
    return entries;
}

void mark(Tree& tree, const std::vector<Mark>& marks) {
    for (const Mark& mark : marks) {
        REQUIRE(mark.range.start < mark.range.end);
        REQUIRE(mark.range.end <= tree.elements.size());
        for (std::size_t i = mark.range.start; i < mark.range.end; ++i) {
            auto& held = tree.elements[i].marks;
            if (std::holds_alternative<Null>(mark.value)) {
                REQUIRE(held.erase(mark.name) == 1);
            } else {
                REQUIRE((!held.contains(mark.name) || held[mark.name] != mark.value));
                held.insert_or_assign(mark.name, mark.value);
            }
        }
    }
}

Tree tree_of(const Readable& document, const ObjectId& id, ObjectType type);

Tree::Entry entry_of(const Readable& document, const Value& value, bool conflict) {
    Tree::Entry entry{.value = value, .conflict = conflict, .object = nullptr, .marks = {}};
    if (value.is_object())
        entry.object =
            std::make_unique<Tree>(tree_of(document, value.object(), std::get<ObjectType>(value.content)));
    return entry;
}

Tree tree_of(const Readable& document, const ObjectId& id, ObjectType type) {
    Tree tree{.id = id, .type = type, .keys = {}, .elements = {}};
    if (type == ObjectType::map) {
        document.for_each(id, [&](std::string_view key, const Value& value) {
            tree.keys.emplace(key, entry_of(document, value, document.get_all(id, key).size() > 1));
        });
        return tree;
    }
    std::size_t index = 0;
    document.for_each_element(id, [&](const Value& value) {
        if (type == ObjectType::text && value.str()) {
            for (Tree::Entry& entry : text_entries(*value.str()))
                tree.elements.push_back(std::move(entry)), ++index;
        } else {
            const bool conflict = document.get_all(id, index++).size() > 1;
            tree.elements.push_back(entry_of(document, value, conflict));
        }
    });
    mark(tree, document.marks(id));
    return tree;
}

Tree::Entry new_entry(const PatchValue& value) {
    Tree::Entry entry{.value = value.value, .conflict = value.conflict, .object = nullptr, .marks = {}};
    if (value.value.is_object()) {
        entry.object = std::make_unique<Tree>();
        entry.object->id = value.value.object();
        entry.object->type = std::get<ObjectType>(value.value.content);
    }
    return entry;
}

// Follows one patch in the object that it is for.
struct Follow {
    Tree& tree;

    Tree::Entry& at(const Position& position) const {
        if (const auto* key = std::get_if<std::string>(&position)) {
            REQUIRE(tree.keys.contains(*key));
            return tree.keys.at(*key);
        }
        REQUIRE(std::get<std::size_t>(position) < tree.elements.size());
        return tree.elements[std::get<std::size_t>(position)];
    }
    auto place(std::size_t index) const {
        REQUIRE(tree.type != ObjectType::map);
        REQUIRE(index <= tree.elements.size());
        return tree.elements.begin() + static_cast<std::ptrdiff_t>(index);
    }

    void operator()(const PutKey& edit) const {
        REQUIRE(tree.type == ObjectType::map);
        tree.keys.insert_or_assign(edit.key, new_entry(edit.value));
    }
    void operator()(const PutIndex& edit) const {
        REQUIRE(tree.type == ObjectType::list);
        at(edit.index) = new_entry(edit.value);
    }
    void operator()(const InsertValues& edit) const {
        REQUIRE_FALSE(edit.values.empty());
        auto next = place(edit.index);
        for (const PatchValue& value : edit.values) next = tree.elements.insert(next, new_entry(value)) + 1;
    }
    void operator()(const InsertText& edit) const {
        REQUIRE(tree.type == ObjectType::text);
        REQUIRE_FALSE(edit.text.empty());
        auto next = place(edit.index);
        for (Tree::Entry& entry : text_entries(edit.text))
            next = tree.elements.insert(next, std::move(entry)) + 1;
    }
    void operator()(const DeleteKey& edit) const { REQUIRE(tree.keys.erase(edit.key) == 1); }
    void operator()(const DeleteRange& edit) const {
        REQUIRE(edit.length > 0);
        tree.elements.erase(place(edit.index), place(edit.index + edit.length));
    }
    void operator()(const IncrementCounter& edit) const {
        auto* scalar = std::get_if<Scalar>(&at(edit.at).value.content);
        auto* counter = scalar ? std::get_if<Counter>(scalar) : nullptr;
        REQUIRE(counter);
        REQUIRE(edit.by != 0);
        counter->value += edit.by;
    }
    void operator()(const ChangeConflict& edit) const {
        REQUIRE(at(edit.at).conflict != edit.conflict);
        at(edit.at).conflict = edit.conflict;
    }
    void operator()(const ChangeMarks& edit) const { mark(tree, edit.marks); }
};

json describe_tree(const Tree& tree);

json describe_scalar(const Scalar& scalar) {
    json described{{"type", scalar.index()}};
    const Value value{scalar, {}};
    if (const auto* text = std::get_if<std::string>(&scalar)) described["value"] = *text;
    if (const auto number = value.integer()) described["value"] = *number;
    if (const auto* number = std::get_if<double>(&scalar)) described["value"] = *number;
    if (const auto* truth = std::get_if<bool>(&scalar)) described["value"] = *truth;
    return described;
}

json describe_entry(const Tree::Entry& entry) {
    json described{{"id", entry.value.id.text()}, {"conflict", entry.conflict}};
    for (const auto& [name, value] : entry.marks) described["marks"][name] = describe_scalar(value);
    described["value"] = entry.object ? describe_tree(*entry.object) : describe_scalar(*entry.value.scalar());
    return described;
}

json describe_tree(const Tree& tree) {
    json described{{"id", tree.id.text()}, {"type", static_cast<int>(tree.type)}};
    for (const auto& [key, entry] : tree.keys) described["keys"][key] = describe_entry(entry);
    for (const Tree::Entry& entry : tree.elements) described["elements"].push_back(describe_entry(entry));
    return described;
}

}  // namespace

Tree tree_of(const Readable& document) { return tree_of(document, root, ObjectType::map); }

void follow(Tree& tree, const Patches& patches) {
    for (const Patch& patch : patches) {
        Tree* object = &tree;
        for (const Position& step : patches.path(patch)) {
            object = Follow{*object}.at(step).object.get();
            REQUIRE(object);
        }
        REQUIRE(object->id == patch.object);
        std::visit(Follow{*object}, patch.edit);
    }
}

std::string describe(const Tree& tree) { return describe_tree(tree).dump(1); }

}  // namespace automerge
