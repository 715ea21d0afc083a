#pragma once
// Sync conversations of the official library with itself, as they were recorded.
#include <filesystem>
#include <string>
#include <vector>

#include "automerge/sync.hpp"

namespace automerge::test {

struct TranscriptMessage {
    int from = 0;  // peer 1 or 2
    Bytes bytes;
    bool carries_document = false;  // a whole document: its bytes may differ in the order of changes
};

struct Transcript {
    std::string name;
    Bytes end_file[2] = {};
    Bytes start_state[2] = {};  // empty: a fresh state
    Bytes end_state[2] = {};
    std::vector<ChangeHash> start_heads[2] = {}, end_heads[2] = {};
    std::vector<TranscriptMessage> messages = {};
    bool first_version_only = false;  // both sides' flags were cut off, as an old peer would
};

// All of them, in the order of their names; none where the vectors are missing.
std::vector<Transcript> transcripts();

}  // namespace automerge::test
