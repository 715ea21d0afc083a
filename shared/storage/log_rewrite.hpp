#pragma once
// Makes sure of a write-ahead log that another process has left behind.
struct sqlite3;

namespace skranke {

// Writes the log's bytes over themselves and syncs it. After a sync has failed, a system may go on showing
// programs what never reached the disk, and no later sync would bring it there: the next process would build
// on a log that a loss of power takes away. Gives SQLite's code, extended. Time and memory: the log's length,
// and no more than a page of it at once.
int write_log_again(sqlite3* connection);

}  // namespace skranke
