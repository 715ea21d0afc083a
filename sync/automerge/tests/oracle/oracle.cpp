#include "automerge/tests/oracle/oracle.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "automerge/tests/support/reference_files.hpp"

namespace automerge::test {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = ORACLE_SOURCE_FOLDER;
const fs::path install_folder = ORACLE_INSTALL_FOLDER;

// Test cases run as processes side by side: only one of them installs.
class InstallLock {
public:
    InstallLock()
        : descriptor_(::open((install_folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
        if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0)
            throw std::runtime_error("the oracle's folder cannot be locked");
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

// Nothing, or why the package cannot be had.
std::optional<std::string> install() {
    fs::create_directories(install_folder);
    const InstallLock lock;
    const fs::path finished = install_folder / "installed.json";
    if (read_bytes(finished) == read_bytes(source_folder / "package-lock.json")) return std::nullopt;
    for (const char* file : {"package.json", "package-lock.json"})
        fs::copy_file(source_folder / file, install_folder / file, fs::copy_options::overwrite_existing);
    const auto installed = run_process(
        {"npm", "ci", "--prefix", install_folder.string(), "--no-audit", "--no-fund", "--fetch-retries=1"},
        {}, std::chrono::seconds{180});
    if (installed.exit_code != 0) return "npm ci failed: " + first_error(installed.err);
    fs::copy_file(source_folder / "package-lock.json", finished, fs::copy_options::overwrite_existing);
    return std::nullopt;
}

}  // namespace

std::optional<Oracle> Oracle::start() {
    for (const char* program : {"node", "npm"})
        if (!runs(program)) {
            std::cout << "SKIPPED: " << program << " is not installed\n";
            return std::nullopt;
        }
    if (const auto problem = install()) {
        std::cout << "SKIPPED: " << *problem << '\n';
        return std::nullopt;
    }
    Oracle oracle{LineProcess{{"node", (source_folder / "oracle.mjs").string(), install_folder.string()}}};
    oracle.ask("hello");
    return oracle;
}

nlohmann::json Oracle::ask(const std::string& what, nlohmann::json details) {
    begin_to_ask(what, std::move(details));
    return hear_answer();
}

void Oracle::begin_to_ask(const std::string& what, nlohmann::json details) {
    details["do"] = asked_ = what;
    process_.write_line(details.dump());
}

nlohmann::json Oracle::hear_answer() {
    const auto line = process_.read_line(std::chrono::seconds{300});
    if (!line) FAIL("the oracle does not answer to " << asked_);
    auto answer = nlohmann::json::parse(*line);
    if (answer.contains("error")) FAIL("the oracle refuses " << asked_ << ": " << answer["error"]);
    return std::move(answer["ok"]);
}

}  // namespace automerge::test
