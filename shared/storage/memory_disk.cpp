// SQLite's file interface is described at sqlite.org/c3ref/vfs.html and sqlite.org/c3ref/io_methods.html.
#include "shared/storage/memory_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace skranke {

namespace {

constexpr int sector_bytes = 4096;
constexpr std::size_t torn_at = 512;  // what a disk writes whole
constexpr int path_bytes_max = 512;

int code(MemoryDisk::Answer answer, int failure) {
    switch (answer) {
        case MemoryDisk::Answer::done: return SQLITE_OK;
        case MemoryDisk::Answer::full: return SQLITE_FULL;
        case MemoryDisk::Answer::failed: return failure;
    }
    return failure;
}

}  // namespace

struct MemoryDisk::Handle {
    sqlite3_file base;
    MemoryDisk* disk;
    File* file;

    static Handle& of(sqlite3_file* handle) { return *reinterpret_cast<Handle*>(handle); }
};

struct MemoryDisk::Methods {
    sqlite3_vfs file_system{};
    sqlite3_io_methods io{};

    static int open(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* out, int flags, int* out_flags);
    static int close(sqlite3_file*) { return SQLITE_OK; }
    static int read(sqlite3_file* handle, void* data, int size, sqlite3_int64 offset);
    static int write(sqlite3_file* handle, const void* data, int size, sqlite3_int64 offset);
    static int truncate(sqlite3_file* handle, sqlite3_int64 size);
    static int sync(sqlite3_file* handle, int flags);
    static void forget_some(File& file);
    static int size(sqlite3_file* handle, sqlite3_int64* size);
    static int remove(sqlite3_vfs* vfs, const char* path, int sync_folder);
    static int access(sqlite3_vfs* vfs, const char* path, int flags, int* out);
    static int full_path(sqlite3_vfs*, const char* path, int size, char* out);
    static MemoryDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<MemoryDisk*>(vfs->pAppData); }
};

int MemoryDisk::Methods::open(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* out, int flags,
                              int* out_flags) {
    auto& disk = disk_of(vfs);
    out->pMethods = nullptr;
    if (!path) return SQLITE_CANTOPEN;  // temporary files are kept in memory by SQLite itself
    File* file = disk.find(path);
    if (const auto answer = disk.ask(Request::open); answer != Answer::done)
        return code(answer, SQLITE_CANTOPEN);
    if (!file) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        auto& place = disk.files_[path];
        place.content.clear();
        place.unsynced.clear();
        place.unsynced.push_back({.offset = 0, .is_truncation = true});
        place.is_there = true;
        place.syncs_folder = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
        file = &place;
    }
    auto& handle = Handle::of(out);
    handle.disk = &disk;
    handle.file = file;
    out->pMethods = &disk.methods_->io;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int MemoryDisk::Methods::read(sqlite3_file* handle, void* data, int size, sqlite3_int64 offset) {
    auto& [base, disk, file] = Handle::of(handle);
    if (const auto answer = disk->ask(Request::read); answer != Answer::done)
        return code(answer, SQLITE_IOERR_READ);
    const auto wanted = static_cast<std::size_t>(size);
    const auto from = std::min(static_cast<std::size_t>(offset), file->content.size());
    const auto there = std::min(wanted, file->content.size() - from);
    if (there > 0) std::memcpy(data, file->content.data() + from, there);
    if (there == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(data) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int MemoryDisk::Methods::write(sqlite3_file* handle, const void* data, int size, sqlite3_int64 offset) {
    auto& [base, disk, file] = Handle::of(handle);
    if (const auto answer = disk->ask(Request::write); answer != Answer::done)
        return code(answer, SQLITE_IOERR_WRITE);
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    file->unsynced.push_back(
        {.offset = static_cast<std::size_t>(offset), .bytes = Bytes(bytes, bytes + size)});
    apply(file->unsynced.back(), file->content);
    return SQLITE_OK;
}

int MemoryDisk::Methods::truncate(sqlite3_file* handle, sqlite3_int64 size) {
    auto& [base, disk, file] = Handle::of(handle);
    if (const auto answer = disk->ask(Request::truncate); answer != Answer::done)
        return code(answer, SQLITE_IOERR_TRUNCATE);
    file->unsynced.push_back({.offset = static_cast<std::size_t>(size), .is_truncation = true});
    apply(file->unsynced.back(), file->content);
    return SQLITE_OK;
}

int MemoryDisk::Methods::sync(sqlite3_file* handle, int) {
    auto& [base, disk, file] = Handle::of(handle);
    if (const auto answer = disk->ask(Request::sync); answer != Answer::done) {
        if (disk->powered_) forget_some(*file);  // else the loss of power decides
        return code(answer, SQLITE_IOERR_FSYNC);
    }
    for (const Write& write : file->unsynced) apply(write, file->kept);
    file->unsynced.clear();
    file->is_kept = true;
    if (std::exchange(file->syncs_folder, false)) {
        for (auto& [path, other] : disk->files_)
            if (!other.is_there) other.is_kept = false;
    }
    return SQLITE_OK;
}

// As operating systems do: what could not be written is taken for written all the same. Programs go on seeing
// it, and no later sync brings it to the disk.
void MemoryDisk::Methods::forget_some(File& file) {
    bool reaches_disk = false;
    for (const Write& write : file.unsynced)
        if (std::exchange(reaches_disk, !reaches_disk)) apply(write, file.kept);
    file.unsynced.clear();
}

int MemoryDisk::Methods::size(sqlite3_file* handle, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(Handle::of(handle).file->content.size());
    return SQLITE_OK;
}

int MemoryDisk::Methods::remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    auto& disk = disk_of(vfs);
    File* file = disk.find(path);
    if (!file) return SQLITE_IOERR_DELETE_NOENT;
    if (const auto answer = disk.ask(Request::remove); answer != Answer::done)
        return code(answer, SQLITE_IOERR_DELETE);
    file->is_there = false;
    file->content.clear();
    file->unsynced.clear();
    if (sync_folder != 0) file->is_kept = false;
    return SQLITE_OK;
}

int MemoryDisk::Methods::access(sqlite3_vfs* vfs, const char* path, int, int* out) {
    *out = disk_of(vfs).find(path) ? 1 : 0;
    return SQLITE_OK;
}

int MemoryDisk::Methods::full_path(sqlite3_vfs*, const char* path, int size, char* out) {
    if (std::strlen(path) >= static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
    std::strcpy(out, path);
    return SQLITE_OK;
}

MemoryDisk::MemoryDisk(std::string name) : name_(std::move(name)), methods_(std::make_unique<Methods>()) {
    auto& io = methods_->io;
    io.iVersion = 1;  // without shared memory: an exclusive connection needs none
    io.xClose = Methods::close;
    io.xRead = Methods::read;
    io.xWrite = Methods::write;
    io.xTruncate = Methods::truncate;
    io.xSync = Methods::sync;
    io.xFileSize = Methods::size;
    // One process at a time has the disk: locks are always to be had.
    io.xLock = [](sqlite3_file*, int) { return SQLITE_OK; };
    io.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
    io.xCheckReservedLock = [](sqlite3_file*, int* held) {
        *held = 0;
        return SQLITE_OK;
    };
    io.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
    io.xSectorSize = [](sqlite3_file*) { return sector_bytes; };
    // As SQLite assumes of real disks: a write harms no bytes beside its own.
    io.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; };

    auto& vfs = methods_->file_system;
    // Time, sleep and randomness are the real ones': SQLite uses them for nothing that we see.
    vfs = *sqlite3_vfs_find(nullptr);
    vfs.iVersion = 1;
    vfs.szOsFile = static_cast<int>(sizeof(Handle));
    vfs.mxPathname = path_bytes_max;
    vfs.zName = name_.c_str();
    vfs.pAppData = this;
    vfs.pNext = nullptr;
    vfs.xOpen = Methods::open;
    vfs.xDelete = Methods::remove;
    vfs.xAccess = Methods::access;
    vfs.xFullPathname = Methods::full_path;
    vfs.xCurrentTime = [](sqlite3_vfs*, double* out) {
        *out = 2'460'000.5;
        return SQLITE_OK;
    };
    sqlite3_vfs_register(&vfs, 0);
}

void MemoryDisk::fix_randomness_of_sqlite(std::uint32_t seed) {
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(seed | 1u), nullptr);
}

MemoryDisk::~MemoryDisk() { sqlite3_vfs_unregister(&methods_->file_system); }

MemoryDisk::Answer MemoryDisk::ask(Request request) {
    if (!powered_) return Answer::failed;
    ++requests_;
    return judge ? judge(request, requests_) : Answer::done;
}

MemoryDisk::File* MemoryDisk::find(const std::string& path) {
    const auto found = files_.find(path);
    return found != files_.end() && found->second.is_there ? &found->second : nullptr;
}

void MemoryDisk::apply(const Write& write, Bytes& content) {
    if (write.is_truncation) {
        content.resize(write.offset);
        return;
    }
    const auto end = write.offset + write.bytes.size();
    if (content.size() < end) content.resize(end);
    std::ranges::copy(write.bytes, content.begin() + static_cast<std::ptrdiff_t>(write.offset));
}

// Disks keep their promises about what was synced. About the rest they promise nothing: it is kept in order
// up to a point, or in any order, whole or in sectors.
void MemoryDisk::keep_some(const std::string& path, File& file, Random& random, PowerLoss& loss) {
    enum class Fate { all_lost, up_to_a_point, any_of_them };
    const auto fate = static_cast<Fate>(random.below(3));
    const auto point = random.below(file.unsynced.size() + 1);
    const bool is_log = path.ends_with("-wal");
    loss.unsynced += file.unsynced.size();
    for (std::size_t i = 0; i < file.unsynced.size(); ++i) {
        const Write& write = file.unsynced[i];
        bool keep =
            fate == Fate::up_to_a_point ? i < point : fate == Fate::any_of_them && random.below(2) == 0;
        const bool tear =
            fate == Fate::up_to_a_point ? i == point : fate == Fate::any_of_them && random.below(4) == 0;
        if (tear && !write.is_truncation && write.bytes.size() > 1) {
            // By sectors mostly; a byte here and there in the rest, as some flash does.
            const auto cut = random.below(4) == 0 ? 1 + random.below(write.bytes.size() - 1)
                                                  : random.below(write.bytes.size()) / torn_at * torn_at;
            Write part = write;
            part.bytes.resize(cut);
            apply(part, file.kept);
            ++loss.torn;
            loss.torn_log |= is_log;
            loss.torn_log_header |= is_log && write.offset == 0;
            file.is_kept = true;
            continue;
        }
        if (!keep) continue;
        apply(write, file.kept);
        ++loss.kept;
        file.is_kept = true;
    }
}

MemoryDisk::PowerLoss MemoryDisk::restore_power(Random& random) {
    PowerLoss loss;
    for (auto it = files_.begin(); it != files_.end();) {
        File& file = it->second;
        if (file.is_there) {
            keep_some(it->first, file, random, loss);
        } else if (file.is_kept && random.below(2) == 0) {
            loss.returned_file = true;
        } else {
            file.is_kept = false;
        }
        if (!file.is_kept) {
            it = files_.erase(it);
            continue;
        }
        file.unsynced.clear();
        file.content = file.kept;
        file.is_there = true;
        ++it;
    }
    powered_ = true;
    return loss;
}

void MemoryDisk::restore_power_with_everything() {
    std::erase_if(files_, [](const auto& pair) { return !pair.second.is_there; });
    powered_ = true;
}

void MemoryDisk::restore_power_with_what_was_synced() {
    std::erase_if(files_, [](const auto& pair) { return !pair.second.is_kept || !pair.second.is_there; });
    for (auto& [path, file] : files_) {
        file.unsynced.clear();
        file.content = file.kept;
    }
    powered_ = true;
}

MemoryDisk::Image MemoryDisk::image() const { return {files_}; }

void MemoryDisk::replace(const Image& image) { files_ = image.files; }

}  // namespace skranke
