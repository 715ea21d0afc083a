#pragma once
// How the documents of a random history learn from each other, or come to be: changes in order and out of it,
// files, merges, forks of the present and of the past.
#include "automerge/tests/oracle/history.hpp"
#include "automerge/tests/oracle/random_edit.hpp"

namespace automerge::test {

// One document, the learner, takes something of another; or a new document is forked from it. The history
// must have at least two documents.
void random_exchange(History& history, std::size_t learner, Dice& dice);

}  // namespace automerge::test
