#include "shared/storage/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace skranke {
namespace {

namespace fs = std::filesystem;

ErrorCode code_of(int error) {
    switch (error) {
        case ENOENT: return ErrorCode::not_found;
        case ENOSPC:
        case EDQUOT: return ErrorCode::disk_full;
        case EROFS:
        case EACCES:
        case EPERM: return ErrorCode::read_only;
        default: return ErrorCode::io;
    }
}

std::unexpected<Error> failed(const fs::path& file, const char* what, int error = errno) {
    return fail(code_of(error), file.string() + ": " + what + ": " + std::strerror(error));
}

class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }
    bool close() { return ::close(std::exchange(descriptor_, -1)) == 0; }

private:
    int descriptor_;
};

// Removes what was begun, unless it has been put in its place.
class TemporaryName {
public:
    explicit TemporaryName(std::string name) : name_(std::move(name)) {}
    TemporaryName(const TemporaryName&) = delete;
    TemporaryName& operator=(const TemporaryName&) = delete;
    ~TemporaryName() {
        if (!name_.empty()) ::unlink(name_.c_str());
    }
    bool move_to(const fs::path& file) {
        if (::rename(name_.c_str(), file.c_str()) != 0) return false;
        name_.clear();
        return true;
    }
    // Fails with EEXIST rather than replace anything.
    bool move_to_free(const fs::path& file) {
        if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) != 0) return false;
        name_.clear();
        return true;
    }

private:
    std::string name_;
};

bool write_all(const File& file, ByteView bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file.descriptor(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

// The rights a new file would have, or those of the file that is replaced.
mode_t rights_for(const fs::path& file, Readers readers) {
    struct stat existing{};
    if (::stat(file.c_str(), &existing) == 0) return existing.st_mode & 07777u;
    if (readers == Readers::owner_alone) return S_IRUSR | S_IWUSR;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666u & ~mask;
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path{"."};
}

std::string temporary_name(const fs::path& folder, const fs::path& file) {
    return (folder / ("." + file.filename().string() + ".XXXXXX")).string();
}

// A new name is durable once its folder is.
Result<void> sync_name(const fs::path& folder, const fs::path& file) {
    const File directory{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!directory.is_open() || ::fsync(directory.descriptor()) != 0)
        return failed(file, "is written, but may not survive a power cut");
    return {};
}

}  // namespace

Result<Bytes> read_whole_file(const fs::path& file) {
    const File source{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!source.is_open()) return failed(file, "cannot be opened");
    Bytes bytes;
    std::array<std::uint8_t, 1 << 16> part{};
    while (true) {
        const auto count = ::read(source.descriptor(), part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed(file, "cannot be read");
        if (count == 0) return bytes;
        bytes.insert(bytes.end(), part.begin(), part.begin() + count);
    }
}

Result<void> write_whole_file(const fs::path& wanted, ByteView bytes, Readers readers) {
    std::error_code unresolved;
    const fs::path file =
        fs::is_symlink(wanted, unresolved) ? fs::weakly_canonical(wanted, unresolved) : wanted;
    const auto kind = fs::status(file, unresolved).type();
    if (kind != fs::file_type::not_found && kind != fs::file_type::regular)
        return fail(ErrorCode::invalid_input, wanted.string() + ": is not a file that can be replaced");

    const fs::path folder = folder_of(file);
    std::string name = temporary_name(folder, file);
    File target{::mkostemp(name.data(), O_CLOEXEC)};
    if (!target.is_open()) return failed(wanted, "cannot be written");
    TemporaryName temporary{name};
    if (::fchmod(target.descriptor(), rights_for(file, readers)) != 0 || !write_all(target, bytes) ||
        ::fsync(target.descriptor()) != 0 || !target.close() || !temporary.move_to(file))
        return failed(wanted, "cannot be written");
    return sync_name(folder, wanted);
}

Result<void> make_whole_file(const fs::path& file, ByteView bytes) {
    const auto folder = folder_of(file);
    std::string name = temporary_name(folder, file);
    File target{::mkostemp(name.data(), O_CLOEXEC)};  // for its owner alone
    if (!target.is_open()) return failed(file, "cannot be written");
    TemporaryName temporary{name};
    if (!write_all(target, bytes) || ::fsync(target.descriptor()) != 0 || !target.close())
        return failed(file, "cannot be written");
    if (!temporary.move_to_free(file)) {
        if (errno == EEXIST) return fail(ErrorCode::in_use, file.string() + ": is there already");
        return failed(file, "cannot be written");
    }
    return sync_name(folder, file);
}

}  // namespace skranke
