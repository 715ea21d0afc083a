#include "shared/storage/data_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace skranke {

namespace {

std::unexpected<Error> fail_with_errno(const std::filesystem::path& path, int reason) {
    const auto what = path.string();
    switch (reason) {
        case EACCES:
        case EPERM:
        case EROFS:
            return fail(
                ErrorCode::read_only,
                fmt::format("{} cannot be made: give this user write access to the folder above it", what));
        case ENOSPC:
        case EDQUOT:
            return fail(ErrorCode::disk_full,
                        fmt::format("{} cannot be made: the disk is full. Free some space", what));
        case ENOTDIR:
        case EEXIST:
            return fail(ErrorCode::invalid_input,
                        fmt::format("{} cannot be a folder: a file is in the way. Choose another one", what));
        default: return fail(ErrorCode::io, fmt::format("{}: {}", what, std::strerror(reason)));
    }
}

// A new name is safe only when the folder that holds it has been synced too.
void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

std::filesystem::path database_file(const std::filesystem::path& folder) { return folder / "skranke.sqlite"; }

Result<void> make_data_folder(const std::filesystem::path& folder) {
    std::error_code failure;
    if (!std::filesystem::is_directory(folder, failure)) {
        // The empty last part makes a path with and without a slash at the end the same.
        const auto above =
            (std::filesystem::absolute(folder) / "").lexically_normal().parent_path().parent_path();
        std::filesystem::create_directories(above, failure);
        if (failure) return fail_with_errno(above, failure.value());
        if (::mkdir(folder.c_str(), S_IRWXU) != 0) return fail_with_errno(folder, errno);
        sync_folder(above);
    }
    const auto file = database_file(folder);
    const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        // Opening a file that is there, even to look, could release the locks of whoever has it open here.
        if (errno == EEXIST) return {};
        return fail_with_errno(file, errno);
    }
    ::close(descriptor);
    sync_folder(folder);
    return {};
}

// By the file's number and the moment of its birth: whatever writes a copy makes another file. Looking does
// not open it, which could release the locks of whoever has.
std::string mark_of(const std::filesystem::path& folder) {
    struct statx status{};
    const auto file = database_file(folder);
    if (::statx(AT_FDCWD, file.c_str(), 0, STATX_INO | STATX_BTIME, &status) != 0) return {};
    if ((status.stx_mask & STATX_BTIME) == 0) return {};
    return fmt::format("{}-{}.{:09}", status.stx_ino, status.stx_btime.tv_sec, status.stx_btime.tv_nsec);
}

}  // namespace skranke
