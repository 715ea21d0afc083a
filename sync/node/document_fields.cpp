#include "sync/node/document_fields.hpp"

#include <algorithm>

namespace skranke {

namespace {
constexpr std::size_t text_bytes_max = 4096;
constexpr std::size_t list_length_max = 1000;
}  // namespace

DocumentFields::DocumentFields(const automerge::Document& document, const automerge::ObjectId& map)
    : document_(document) {
    document.for_each(map, [this](std::string_view name, const automerge::Value& value) {
        fields_.emplace_back(name, value);
    });
}

const automerge::Value* DocumentFields::find(std::string_view name) const {
    using Field = std::pair<std::string_view, automerge::Value>;
    const auto found = std::ranges::lower_bound(fields_, name, {}, &Field::first);
    return found == fields_.end() || found->first != name ? nullptr : &found->second;
}

std::optional<std::string> DocumentFields::text(std::string_view name) const {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (const auto* type = std::get_if<automerge::ObjectType>(&value->content)) {
        if (*type != automerge::ObjectType::text || document_.length(value->object()) > text_bytes_max)
            return std::nullopt;
        return document_.text(value->object());
    }
    const auto* text = value->str();
    if (!text || text->size() > text_bytes_max) return std::nullopt;
    return *text;
}

std::optional<std::int64_t> DocumentFields::integer(std::string_view name) const {
    const auto* value = find(name);
    return value ? value->integer() : std::nullopt;
}

bool DocumentFields::flag(std::string_view name) const {
    const auto* value = find(name);
    const auto* scalar = value ? value->scalar() : nullptr;
    const auto* set = scalar ? std::get_if<bool>(scalar) : nullptr;
    return set && *set;
}

std::vector<std::string> DocumentFields::texts(std::string_view name) const {
    std::vector<std::string> texts;
    const auto* value = find(name);
    const auto* type = value ? std::get_if<automerge::ObjectType>(&value->content) : nullptr;
    if (!type || *type != automerge::ObjectType::list || document_.length(value->object()) > list_length_max)
        return texts;
    document_.for_each_element(value->object(), [&](const automerge::Value& element) {
        const auto* text = element.str();
        if (text && text->size() <= text_bytes_max) texts.push_back(*text);
    });
    return texts;
}

}  // namespace skranke
