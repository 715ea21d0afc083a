#include "automerge/tests/support/npm_packages.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <sstream>
#include <stdexcept>

#include "automerge/tests/support/process.hpp"
#include "automerge/tests/support/reference_files.hpp"

namespace automerge::test {
namespace {

namespace fs = std::filesystem;

class InstallLock {
public:
    explicit InstallLock(const fs::path& folder)
        : descriptor_(::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
        if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0)
            throw std::runtime_error(folder.string() + " cannot be locked");
    }
    InstallLock(const InstallLock&) = delete;
    InstallLock& operator=(const InstallLock&) = delete;
    ~InstallLock() { ::close(descriptor_); }

private:
    int descriptor_;
};

// The line that names the cause: npm says much around it.
std::string first_error(const std::string& output) {
    std::istringstream lines{output};
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("npm error")) return line;
    return "it says nothing";
}

bool runs(const std::string& program) {
    try {
        return run_process({program, "--version"}).exit_code == 0;
    } catch (const std::runtime_error&) {
        return false;
    }
}

}  // namespace

std::optional<std::string> install_npm_packages(const fs::path& pinned, const fs::path& into) {
    for (const char* program : {"node", "npm"})
        if (!runs(program)) return std::string(program) + " is not installed";
    fs::create_directories(into);
    const InstallLock lock(into);
    const fs::path finished = into / "installed.json";
    if (read_bytes(finished) == read_bytes(pinned / "package-lock.json")) return std::nullopt;
    for (const char* file : {"package.json", "package-lock.json"})
        fs::copy_file(pinned / file, into / file, fs::copy_options::overwrite_existing);
    const auto installed = run_process({"npm", "ci", "--prefix", into.string(), "--ignore-scripts",
                                        "--omit=optional", "--no-audit", "--no-fund", "--fetch-retries=1"},
                                       {}, std::chrono::seconds{180});
    if (installed.exit_code != 0) return "npm ci failed: " + first_error(installed.err);
    fs::copy_file(pinned / "package-lock.json", finished, fs::copy_options::overwrite_existing);
    return std::nullopt;
}

}  // namespace automerge::test
