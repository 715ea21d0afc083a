#pragma once
// What is in a bundle, and its bytes. Pure: who wrote it, and whether one believes them, is
// `sealed_bundle`'s.
//
// As bytes, integers with the highest byte first:
//     municipality (16)   device (8)   number of documents (4)
//     for each, by ascending id:   id (16)   length (4)   history
// and nothing after the last. A history is what Document::save writes.
#include <string>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"
#include "sync/repo/document_id.hpp"

namespace skranke::bundle {

struct History {
    DocumentId document{};
    Bytes bytes{};
    bool operator==(const History&) const = default;
};

struct Contents {
    std::string municipality{};  // its id, 32 hexadecimal digits
    std::string device{};        // that wrote the bundle, 16 hexadecimal digits: as a message to people
    std::vector<History> histories{};
    bool operator==(const Contents&) const = default;
};

// Refused if it is beyond the limits, or an id is none.
Result<Bytes> encode(const Contents& contents);
// Corrupt, with what is wrong, unless it is exactly what `encode` gives.
Result<Contents> decode(ByteView bytes);

}  // namespace skranke::bundle
