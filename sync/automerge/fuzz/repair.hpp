#pragma once
// Makes damaged bytes plausible again, so that a fuzzer's inputs get past the hashes and reach the code
// behind them: lengths and checksums, the hashes by which changes name each other, the heads of documents,
// the one encoding that a change may have.
#include "automerge/limits.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge::fuzz {

// Small enough for thousands of executions a second; the library's own limits are parameters for this reason.
Limits small_limits();

// Files and messages cut into chunks, at each magic number. `type` is as stored.
struct Piece {
    std::uint8_t type = 0;
    ByteView contents;
};
std::vector<Piece> cut(ByteView file);
Bytes join(std::uint8_t type, ByteView contents);

class Repair {
public:
    // Changes that the document under test has: what a repaired change may depend on.
    explicit Repair(std::vector<ChangeHash> known = {}) : known_(std::move(known)) {}
    Bytes file(ByteView bytes);
    Bytes sync_message(ByteView bytes);

private:
    Bytes piece(const Piece& piece);
    Bytes change(ByteView contents);
    Bytes document(ByteView contents);
    Bytes bundle(ByteView contents) const;
    void settle_dependencies(std::vector<ChangeHash>& dependencies) const;

    std::vector<ChangeHash> known_;
};

}  // namespace automerge::fuzz
