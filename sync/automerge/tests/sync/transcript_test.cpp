// The port in the place of either peer of a recorded conversation: it says what the original said.
#include "automerge/tests/sync/transcript.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "automerge/encoding/hex.hpp"

namespace {

using automerge::ChangeHash;
using automerge::Document;
using automerge::SyncMessage;
using automerge::SyncState;
using automerge::to_hex;
using automerge::test::Transcript;

// The document a peer began with: of all that its final file holds, the ancestry of its first heads.
Document document_at_start(const Transcript& transcript, int side) {
    const auto whole = Document::load(transcript.end_file[side]);
    REQUIRE(whole);
    std::set<ChangeHash> later;
    for (const auto& change : whole->changes_since(transcript.start_heads[side])) later.insert(change.hash);
    std::vector<automerge::Change> changes;
    for (auto& change : whole->changes_since())
        if (!later.contains(change.hash)) changes.push_back(std::move(change));
    Document document;
    REQUIRE(document.apply(changes));
    REQUIRE(document.heads() == transcript.start_heads[side]);
    return document;
}

SyncState state_at_start(const Transcript& transcript, int side) {
    if (transcript.start_state[side].empty()) return {};
    const auto state = SyncState::decode(transcript.start_state[side]);
    REQUIRE(state);
    return *state;
}

void check_says(std::optional<SyncMessage> said, const automerge::test::TranscriptMessage& expected,
                bool without_flags) {
    REQUIRE(said);
    if (without_flags) said->capabilities.reset();
    if (!expected.carries_document) {
        CHECK(to_hex(said->encode()) == to_hex(expected.bytes));
        return;
    }
    // Changes in a document may stand in another order: all else is the same, and so are its heads.
    auto recorded = SyncMessage::decode(expected.bytes);
    REQUIRE(recorded);
    REQUIRE(said->changes.size() == 1);
    const auto ours = Document::load(said->changes.front());
    const auto theirs = Document::load(recorded->changes.front());
    REQUIRE(ours);
    REQUIRE(theirs);
    CHECK(ours->heads() == theirs->heads());
    said->changes.clear();
    recorded->changes.clear();
    CHECK(*said == *recorded);
}

void replay(const Transcript& transcript, int side) {
    INFO(transcript.name << " in the place of peer " << side + 1);
    Document document = document_at_start(transcript, side);
    SyncState state = state_at_start(transcript, side);
    for (const auto& message : transcript.messages) {
        if (message.from == side + 1) {
            check_says(generate_sync_message(document, state), message, transcript.first_version_only);
        } else {
            const auto heard = SyncMessage::decode(message.bytes);
            REQUIRE(heard);
            if (const auto taken = receive_sync_message(document, state, *heard); !taken)
                FAIL(taken.error().message);
        }
    }
    CHECK_FALSE(generate_sync_message(document, state));
    CHECK(document.heads() == transcript.end_heads[side]);
    CHECK(to_hex(state.encode()) == to_hex(transcript.end_state[side]));
}

}  // namespace

TEST_CASE("recorded conversations go the same way with the port in the place of either peer") {
    for (const Transcript& transcript : automerge::test::transcripts())
        for (const int side : {0, 1}) replay(transcript, side);
}

TEST_CASE("recorded sync messages and states are read and written back to the same bytes") {
    for (const Transcript& transcript : automerge::test::transcripts()) {
        INFO(transcript.name);
        for (const auto& message : transcript.messages) {
            const auto decoded = SyncMessage::decode(message.bytes);
            REQUIRE(decoded);
            CHECK(to_hex(decoded->encode()) == to_hex(message.bytes));
        }
        for (const auto& bytes : transcript.end_state) {
            const auto state = SyncState::decode(bytes);
            REQUIRE(state);
            CHECK(to_hex(state->encode()) == to_hex(bytes));
        }
    }
}
