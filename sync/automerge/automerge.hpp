#pragma once
// A C++ port of Automerge: documents that merge. Wire- and file-compatible with the official library (3.5).
// No I/O and no threads: a document belongs to one thread at a time. Errors are values; no input throws.
#include "sync/automerge/change.hpp"
#include "sync/automerge/document.hpp"
#include "sync/automerge/sync.hpp"
#include "sync/automerge/types.hpp"
