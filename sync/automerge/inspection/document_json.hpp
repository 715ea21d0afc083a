#pragma once
// A document as JSON: only what is visible, or everything with types, ids and conflicting values.
#include <nlohmann/json.hpp>

#include "automerge/error.hpp"
#include "automerge/readable.hpp"

namespace automerge {

// The winners alone, keys by their UTF-8 bytes.
// Refused where objects are nested deeper than any reader of JSON would follow.
Result<nlohmann::ordered_json> plain_json(const Readable& document);

// Every key or list place is an array of all its visible values, ascending by id, the winner last. Bytes are
// hexadecimal, timestamps milliseconds since 1970; numbers that JavaScript could not hold are strings.
// Texts with marks have these, too, at places in the document's TextUnit.
Result<nlohmann::ordered_json> typed_json(const Readable& document, const ObjectId& map = root);

// A scalar as typed_json writes it.
nlohmann::ordered_json scalar_json(const Scalar& scalar);

// As JavaScript writes it: whole numbers without a point. JSON has none for what is not finite: null.
nlohmann::ordered_json number_json(double value);

}  // namespace automerge
