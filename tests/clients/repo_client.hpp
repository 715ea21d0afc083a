#pragma once
// The official automerge-repo in a node process of its own, asked one thing at a time.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "tests/support/process.hpp"

namespace skranke::test {

class RepoClient {
public:
    // Installs the pinned packages into the build folder if they are not there yet. Where that cannot be, it
    // says "SKIPPED: …" and gives nothing.
    static std::optional<RepoClient> start();

    // Fails the test if it refuses or is gone.
    nlohmann::json ask(const std::string& what, nlohmann::json details = nlohmann::json::object());

private:
    explicit RepoClient(LineProcess process) : process_(std::move(process)) {}
    LineProcess process_;
};

}  // namespace skranke::test
