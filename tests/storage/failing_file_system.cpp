#include "tests/storage/failing_file_system.hpp"

#include <sqlite3.h>

#include <cstring>

namespace skranke::test {

struct FailingFileSystem::State {
    std::string name = "failing";
    Fault fault = Fault::none;
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs vfs{};
    sqlite3_io_methods methods{};
};

namespace {

using State = FailingFileSystem::State;
using Fault = FailingFileSystem::Fault;

// SQLite makes room for this; the real file follows it in memory.
struct File {
    sqlite3_file base;
    State* state;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    if (of(file)->state->fault == Fault::write) return SQLITE_IOERR_WRITE;
    if (of(file)->state->fault == Fault::full) return SQLITE_FULL;
    return of(file)->real()->pMethods->xWrite(of(file)->real(), data, size, offset);
}

int sync(sqlite3_file* file, int flags) {
    if (of(file)->state->fault == Fault::sync) return SQLITE_IOERR_FSYNC;
    return of(file)->real()->pMethods->xSync(of(file)->real(), flags);
}

int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
    auto* state = static_cast<State*>(vfs->pAppData);
    of(file)->state = state;
    const int opened = state->real->xOpen(state->real, name, of(file)->real(), flags, out_flags);
    file->pMethods = of(file)->real()->pMethods ? &state->methods : nullptr;
    return opened;
}

}  // namespace

FailingFileSystem::FailingFileSystem() : state_(std::make_unique<State>()) {
    state_->real = sqlite3_vfs_find(nullptr);
    state_->vfs = *state_->real;
    state_->vfs.zName = state_->name.c_str();
    state_->vfs.szOsFile += static_cast<int>(sizeof(File));
    state_->vfs.pAppData = state_.get();
    state_->vfs.xOpen = open;
    state_->methods.iVersion = 1;  // without shared memory: an exclusive connection needs none
    state_->methods.xClose = [](sqlite3_file* file) {
        return of(file)->real()->pMethods->xClose(of(file)->real());
    };
    state_->methods.xRead = [](sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
        return of(file)->real()->pMethods->xRead(of(file)->real(), data, size, offset);
    };
    state_->methods.xWrite = write;
    state_->methods.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
        return of(file)->real()->pMethods->xTruncate(of(file)->real(), size);
    };
    state_->methods.xSync = sync;
    state_->methods.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
        return of(file)->real()->pMethods->xFileSize(of(file)->real(), size);
    };
    state_->methods.xLock = [](sqlite3_file* file, int level) {
        return of(file)->real()->pMethods->xLock(of(file)->real(), level);
    };
    state_->methods.xUnlock = [](sqlite3_file* file, int level) {
        return of(file)->real()->pMethods->xUnlock(of(file)->real(), level);
    };
    state_->methods.xCheckReservedLock = [](sqlite3_file* file, int* held) {
        return of(file)->real()->pMethods->xCheckReservedLock(of(file)->real(), held);
    };
    state_->methods.xFileControl = [](sqlite3_file* file, int operation, void* argument) {
        return of(file)->real()->pMethods->xFileControl(of(file)->real(), operation, argument);
    };
    state_->methods.xSectorSize = [](sqlite3_file* file) {
        return of(file)->real()->pMethods->xSectorSize(of(file)->real());
    };
    state_->methods.xDeviceCharacteristics = [](sqlite3_file* file) {
        return of(file)->real()->pMethods->xDeviceCharacteristics(of(file)->real());
    };
    sqlite3_vfs_register(&state_->vfs, 0);
}

FailingFileSystem::~FailingFileSystem() { sqlite3_vfs_unregister(&state_->vfs); }

const std::string& FailingFileSystem::name() const { return state_->name; }

void FailingFileSystem::fail_with(Fault fault) { state_->fault = fault; }

}  // namespace skranke::test
