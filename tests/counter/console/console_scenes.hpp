#pragma once
// The situations of the design's pictures, as the node would tell them.
#include "tests/support/snapshot_builder.hpp"

namespace skranke::test {

// 12 wait; A 038 is at Skranke 3 in service (pictures a, b, c).
SnapshotBuilder busy_morning();
// The same with A 038 finished (picture d).
SnapshotBuilder ready_for_next();
// A 041 has been called (picture m).
SnapshotBuilder next_called();
// A 017 was called at Skranke 1 and Skranke 3 while they were apart (picture e).
SnapshotBuilder called_twice();
// Everybody has been helped (picture f).
SnapshotBuilder nobody_left();

// The busy morning, and MKH is the manager.
SnapshotBuilder managed_morning();
// The same situation where nobody may do more than a host.
Snapshot among_hosts(const SnapshotBuilder& scene);

}  // namespace skranke::test
