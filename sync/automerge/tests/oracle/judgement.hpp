#pragma once
// What the tests against the original share: how many histories, and when two documents are the same.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "automerge/tests/oracle/history.hpp"

namespace automerge::test {

// From the environment, for longer runs and to see one history again: AUTOMERGE_ORACLE_HISTORIES (200) from
// AUTOMERGE_ORACLE_SEED (1) on.
std::uint32_t history_count();
std::uint32_t first_seed();
// How to see one again.
std::string command_for(std::uint32_t seed);

nlohmann::json heads_json(const Document& document);
// `theirs` has the heads and the typed state of the original's document.
void check_same(const Document& ours, const nlohmann::json& theirs);
// Where the history's cursors are in one of its documents, now or then; null where it does not know the
// place.
nlohmann::json positions(const History& history, const Readable& document);
// From a file in hexadecimal. Fails the test where we refuse it.
Document loaded(const nlohmann::json& hex);

}  // namespace automerge::test
