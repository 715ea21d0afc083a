#include "shared/pin/device_secret.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <span>

namespace skranke {

namespace {

class OpenFile {
public:
    OpenFile(const std::filesystem::path& path, int flags)
        : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    bool read_all(std::span<std::uint8_t> bytes) const {
        return ::read(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    }
    bool write_all(std::span<const std::uint8_t> bytes) const {
        return ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
               ::fsync(descriptor_) == 0;
    }

private:
    int descriptor_;
};

std::unexpected<Error> fail_with(const std::filesystem::path& path, int reason) {
    return fail(
        reason == ENOSPC ? ErrorCode::disk_full : ErrorCode::io,
        fmt::format("the secret of this device's PINs, {}: {}", path.string(), std::strerror(reason)));
}

}  // namespace

Result<SecretHash> device_secret(const std::filesystem::path& folder, Random& random) {
    const auto path = folder / "secret";
    SecretHash secret{};
    {
        const OpenFile kept(path, O_RDONLY);
        if (kept.is_open() && kept.read_all(secret)) return secret;
        if (!kept.is_open() && errno != ENOENT) return fail_with(path, errno);
    }
    // None, or one whose writing was cut short. Under another name first: it is there whole, or not at all.
    random.fill(secret);
    const auto fresh = folder / "secret.new";
    {
        const OpenFile file(fresh, O_CREAT | O_TRUNC | O_WRONLY);
        if (!file.is_open() || !file.write_all(secret)) return fail_with(fresh, errno);
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0) return fail_with(path, errno);
    return secret;
}

}  // namespace skranke
