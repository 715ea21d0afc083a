#pragma once
// Reads the fields of a map in a document that anybody may have written. All at once, for nearly all of them
// are asked for: looking up each by itself costs more. Valid until the document changes.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "automerge/automerge.hpp"

namespace skranke {

class DocumentFields {
public:
    // Linear in the fields.
    DocumentFields(const automerge::Document& document, const automerge::ObjectId& map);

    // Nothing if it is not there, is no text, or is longer than any text of ours. A JavaScript peer writes
    // texts as text objects: they count.
    std::optional<std::string> text(std::string_view name) const;
    std::optional<std::int64_t> integer(std::string_view name) const;
    // False if it is not there or is no boolean.
    bool flag(std::string_view name) const;

    // The texts of a list; what is none is left out.
    std::vector<std::string> texts(std::string_view name) const;

    std::string text_or(std::string_view name, std::string_view otherwise = {}) const {
        return text(name).value_or(std::string(otherwise));
    }

private:
    const automerge::Value* find(std::string_view name) const;

    const automerge::Document& document_;
    std::vector<std::pair<std::string_view, automerge::Value>> fields_;  // by name
};

}  // namespace skranke
