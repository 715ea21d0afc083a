// The tree's own rules, kept by a test: arrows between folders, no leftovers, nothing of one machine's own.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct SourceFile {
    std::string path;  // from the project's root
    std::vector<std::string> lines;
};

bool is_ours(const fs::path& path) {
    static const std::vector<std::string> folders = {"shared",        "sync",  "counter",
                                                     "queue-display", "tools", "tests"};
    const std::string first = path.begin()->string();
    return std::find(folders.begin(), folders.end(), first) != folders.end();
}

std::vector<SourceFile> source_files(const std::vector<std::string>& extensions) {
    const fs::path root = SKRANKE_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const auto& top : fs::directory_iterator(root)) {
        if (!top.is_directory() || !is_ours(top.path().filename())) continue;
        for (const auto& entry : fs::recursive_directory_iterator(top.path())) {
            if (!entry.is_regular_file() || entry.path().string().find("node_modules") != std::string::npos)
                continue;
            if (std::find(extensions.begin(), extensions.end(), entry.path().extension()) == extensions.end())
                continue;
            SourceFile file{fs::relative(entry.path(), root).string(), {}};
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);) file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    }
    return files;
}

std::vector<SourceFile> code() { return source_files({".cpp", ".hpp"}); }

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
    for (const auto& prefix : prefixes)
        if (text.starts_with(prefix)) return true;
    return false;
}

// Every line of our code that `offends`, as "file:line: text".
std::string offences(const std::vector<SourceFile>& files,
                     const std::function<bool(const SourceFile&, const std::string&)>& offends) {
    std::ostringstream found;
    for (const auto& file : files)
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            if (offends(file, file.lines[i]))
                found << file.path << ':' << i + 1 << ": " << file.lines[i] << '\n';
    return found.str();
}

std::string included(const std::string& line) {
    static const std::regex pattern(R"(^\s*#\s*include\s*"([^"]+)\")");
    std::smatch match;
    return std::regex_search(line, match, pattern) ? match[1].str() : std::string{};
}

bool is_this_test(const SourceFile& file) { return file.path.starts_with("tests/tidy/"); }

}  // namespace

TEST_CASE("folders are arrows: programs use sync, sync uses shared, never back") {
    struct Arrow {
        std::string folder;
        std::vector<std::string> may_use;
    };
    // The longest folder that matches a file decides what it may include.
    const std::vector<Arrow> arrows = {
        {"shared/base/", {"shared/base/"}},
        {"shared/text/", {"shared/text/", "shared/base/"}},
        {"shared/queue/", {"shared/queue/", "shared/text/", "shared/base/"}},
        {"shared/report/", {"shared/report/", "shared/queue/", "shared/text/", "shared/base/"}},
        {"shared/catalogue/", {"shared/catalogue/", "shared/queue/", "shared/text/", "shared/base/"}},
        {"shared/storage/", {"shared/storage/", "shared/base/"}},
        {"shared/threads/", {"shared/threads/", "shared/base/"}},
        {"shared/pin/", {"shared/pin/", "shared/threads/", "shared/storage/", "shared/base/"}},
        {"shared/ui/", {"shared/ui/", "shared/text/", "shared/base/"}},
        {"sync/automerge/", {"automerge/"}},
        {"sync/repo/", {"sync/repo/", "automerge/", "shared/storage/", "shared/base/"}},
        {"sync/wire/", {"sync/wire/", "sync/repo/", "automerge/", "shared/base/"}},
        {"sync/identity/", {"sync/identity/", "shared/storage/", "shared/base/"}},
        {"sync/bundle/", {"sync/bundle/", "sync/identity/", "sync/repo/", "shared/base/"}},
        {"sync/discovery/", {"sync/discovery/", "sync/identity/", "shared/base/"}},
        {"sync/pairing/", {"sync/pairing/", "sync/identity/", "shared/text/", "shared/base/"}},
        {"sync/net/",
         {"sync/net/", "sync/pairing/", "sync/identity/", "sync/wire/", "sync/repo/", "automerge/",
          "shared/base/"}},
        {"sync/node/",
         {"sync/", "automerge/", "shared/catalogue/", "shared/queue/", "shared/storage/", "shared/text/",
          "shared/base/"}},
        {"counter/", {"counter/", "sync/node/", "shared/"}},
        {"queue-display/", {"queue-display/", "sync/node/", "shared/"}},
        // What a display announces is simulated too.
        {"tools/simulate/",
         {"tools/simulate/", "queue-display/announcements.hpp", "sync/", "automerge/", "shared/"}},
        {"tools/", {"tools/", "sync/", "automerge/", "shared/"}},
        {"tests/", {"tests/", "tools/", "counter/", "queue-display/", "sync/", "automerge/", "shared/"}},
    };
    const std::string wrong = offences(code(), [&](const SourceFile& file, const std::string& line) {
        const std::string target = included(line);
        if (target.empty()) return false;
        for (const auto& arrow : arrows)
            if (file.path.starts_with(arrow.folder)) return !starts_with_any(target, arrow.may_use);
        return true;  // a folder that nobody has given its arrows
    });
    CHECK(wrong == "");
}

TEST_CASE("heavy and replaceable libraries stay behind one door each") {
    const std::map<std::string, std::vector<std::string>> doors = {
        {"boost/beast", {"sync/net/"}},
        {"boost/asio", {"sync/net/", "sync/node/node_thread"}},
        {"sqlite3.h", {"shared/storage/", "tests/storage/"}},
        {"cbor.h", {"sync/wire/"}},
        {"imgui", {"shared/ui/", "counter/", "queue-display/", "tests/"}},
        {"GLFW/", {"shared/ui/"}},
        {"openssl/",
         {"shared/base/", "sync/automerge/", "sync/identity/device_key.cpp",
          "sync/identity/device_signature.cpp", "sync/net/tls_context"}},
        {"boost/asio/ssl", {"sync/net/websocket_tls.cpp", "sync/net/websocket_pairing.cpp"}},
        {"libdeflate.h", {"sync/automerge/storage/deflate.cpp"}},
        {"toml++/", {"shared/catalogue/catalogue_toml.cpp"}},
    };
    const std::string wrong = offences(code(), [&](const SourceFile& file, const std::string& line) {
        if (is_this_test(file) || line.find("#include") == std::string::npos) return false;
        for (const auto& [library, folders] : doors)
            if (line.find("<" + library) != std::string::npos) return !starts_with_any(file.path, folders);
        return false;
    });
    CHECK(wrong == "");
}

TEST_CASE("clocks and dice come in through the door") {
    static const std::regex direct(
        R"((system_clock|steady_clock|high_resolution_clock)::now|random_device|\b(rand|srand|time)\(|gettimeofday|clock_gettime)");
    const std::string wrong = offences(code(), [](const SourceFile& file, const std::string& line) {
        if (!starts_with_any(file.path,
                             {"shared/", "sync/", "counter/", "queue-display/", "tools/simulate/"}))
            return false;
        if (starts_with_any(file.path,
                            {"shared/base/clock.cpp", "shared/base/random.cpp", "sync/automerge/tests/"}))
            return false;
        return std::regex_search(line, direct);
    });
    CHECK(wrong == "");
}

TEST_CASE("what is simulated reaches files, sockets and threads through its doors alone") {
    static const std::regex direct(
        R"(fstream|\bfopen\(|(^|[^\w>])::(open|read|write|socket)\(|<sys/|<unistd|<fcntl|getenv|getrandom|RAND_bytes|)"
        R"((fs|filesystem)::(create_director|remove|rename|exists|is_directory|absolute|directory_iterator)|)"
        R"(<thread>|<mutex>|<future>|std::(thread|jthread|async)\b)");
    static const std::vector<std::string> simulated = {
        "shared/base/",      "shared/text/",    "shared/queue/",   "shared/report/",
        "shared/catalogue/", "shared/storage/", "sync/automerge/", "sync/repo/",
        "sync/wire/",        "sync/bundle/",    "sync/pairing/",   "sync/discovery/",
        "sync/net/",         "sync/node/",      "tools/simulate/", "queue-display/announcements"};
    // The doors themselves, and what a simulated node has no part in.
    static const std::vector<std::string> doors = {"shared/base/random.cpp",
                                                   "shared/base/out_of_memory.cpp",
                                                   "shared/storage/data_folder",
                                                   "shared/storage/database.cpp",
                                                   "shared/storage/memory_disk",
                                                   "shared/storage/whole_file",
                                                   "sync/net/socket_transport",
                                                   "sync/net/websocket_",
                                                   "sync/net/lan_socket",
                                                   "sync/node/node_thread",
                                                   "sync/node/bundle_exchange",
                                                   "sync/node/stick_exchange",
                                                   "sync/automerge/document/random_actor.cpp",
                                                   "sync/node/neighbours",
                                                   "sync/automerge/inspection/",
                                                   "sync/automerge/fuzz/",
                                                   "sync/automerge/tests/"};
    const std::string wrong = offences(code(), [](const SourceFile& file, const std::string& line) {
        return starts_with_any(file.path, simulated) && !starts_with_any(file.path, doors) &&
               std::regex_search(line, direct);
    });
    CHECK(wrong == "");
}

TEST_CASE("no test sleeps") {
    static const std::regex sleeping(R"(sleep_for|sleep_until|\busleep\(|\bnanosleep\(|\bsleep\()");
    const std::string wrong = offences(code(), [](const SourceFile& file, const std::string& line) {
        return starts_with_any(file.path, {"tests/", "sync/automerge/tests/"}) && !is_this_test(file) &&
               std::regex_search(line, sleeping);
    });
    CHECK(wrong == "");
}

TEST_CASE("nothing is left over and nothing belongs to one machine") {
    static const std::regex leftover(R"(\b(TODO|FIXME|XXX|HACK)\b)");
    static const std::regex machine(R"(/(root|home/[a-z]+|farm|work)/[a-z.])");
    const std::string wrong =
        offences(source_files({".cpp", ".hpp", ".md", ".mjs", ".json", ".txt", ".cmake", ""}),
                 [](const SourceFile& file, const std::string& line) {
                     return !is_this_test(file) &&
                            (std::regex_search(line, leftover) || std::regex_search(line, machine));
                 });
    CHECK(wrong == "");
}

TEST_CASE("every header opens with its guard and says what it is for") {
    std::string wrong;
    for (const auto& file : code()) {
        if (!file.path.ends_with(".hpp")) continue;
        std::size_t line = 0;
        while (line < file.lines.size() && file.lines[line].empty()) ++line;
        if (line >= file.lines.size() || file.lines[line] != "#pragma once")
            wrong += file.path + ": no #pragma once first\n";
        if (line + 1 >= file.lines.size() || !file.lines[line + 1].starts_with("//"))
            wrong += file.path + ": no sentence on what it is for\n";
    }
    CHECK(wrong == "");
}
