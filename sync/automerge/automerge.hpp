#pragma once
// A C++ port of Automerge: documents that merge. Wire- and file-compatible with the official library (3.5).
// No I/O and no threads: a document belongs to one thread at a time. Errors are values; no input throws.
#include "automerge/bundle.hpp"
#include "automerge/change.hpp"
#include "automerge/document.hpp"
#include "automerge/patch.hpp"
#include "automerge/sync.hpp"
#include "automerge/transaction.hpp"
#include "automerge/view.hpp"
