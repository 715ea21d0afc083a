#pragma once
// What must hold for any document that was made from a fuzzer's bytes. Whatever does not ends the process,
// which libFuzzer takes for a find.
#include "automerge/document.hpp"

namespace automerge::fuzz {

void require(bool holds, const char* what);

// Reads every object, value and change; then saves it and loads it again, to the same heads and bytes.
void check(const Document& document);
// The same after one more change by a new actor.
void check_editable(Document& document);

// A document with some of everything, by two actors; built once.
const Document& base_document();
// Its changes, dependencies first.
const std::vector<ChangeHash>& base_hashes();

// What a failed call must leave as it was.
struct Fingerprint {
    explicit Fingerprint(const Document& document);
    bool operator==(const Fingerprint&) const = default;
    std::vector<ChangeHash> heads;
    std::size_t changes, operations, waiting;
};

}  // namespace automerge::fuzz
