#pragma once
// What a document shows, all conflicting values included, in a form that two implementations can compare.
#include <nlohmann/json.hpp>

#include "automerge/readable.hpp"

namespace automerge::test {

// Every map key or list place: all visible values in ascending order of their ids, each with type, id and
// value; texts with their marks and spans too.
nlohmann::json typed_state(const Readable& document);

// JavaScript writes some numbers as text and leaves the point out of others: brings them to one form.
nlohmann::json same_numbers(const nlohmann::json& state);

}  // namespace automerge::test
