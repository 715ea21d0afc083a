#include "shared/storage/log_rewrite.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace skranke {

int write_log_again(sqlite3* connection) {
    sqlite3_file* log = nullptr;
    const int asked =
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&log));
    if (asked != SQLITE_OK) return asked;
    if (!log || !log->pMethods) return SQLITE_OK;  // there is none
    sqlite3_int64 size = 0;
    if (const int told = log->pMethods->xFileSize(log, &size); told != SQLITE_OK) return told;
    std::array<char, 4096> page{};
    for (sqlite3_int64 offset = 0; offset < size;) {
        const auto length = static_cast<int>(std::min<sqlite3_int64>(page.size(), size - offset));
        if (const int read = log->pMethods->xRead(log, page.data(), length, offset); read != SQLITE_OK)
            return read;
        if (const int written = log->pMethods->xWrite(log, page.data(), length, offset); written != SQLITE_OK)
            return written;
        offset += length;
    }
    return size == 0 ? SQLITE_OK : log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}

}  // namespace skranke
