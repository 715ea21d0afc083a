#include "tests/clients/repo_client.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>

#include "automerge/tests/support/npm_packages.hpp"

namespace skranke::test {

std::optional<RepoClient> RepoClient::start() {
    const std::string folder = std::string(SKRANKE_SOURCE_DIR) + "/tests/clients";
    const std::string install_folder = CLIENT_INSTALL_FOLDER;
    if (const auto problem = automerge::test::install_npm_packages(folder, install_folder)) {
        std::cout << "SKIPPED: " << *problem << '\n';
        return std::nullopt;
    }
    return RepoClient{LineProcess{{"node", folder + "/client.mjs", install_folder}}};
}

nlohmann::json RepoClient::ask(const std::string& what, nlohmann::json details) {
    details["do"] = what;
    process_.write_line(details.dump());
    const auto line = process_.read_line(std::chrono::seconds{60});
    if (!line) FAIL("the client does not answer to " << what);
    auto answer = nlohmann::json::parse(*line);
    if (answer.contains("error")) FAIL("the client cannot " << what << ": " << answer["error"]);
    return std::move(answer["ok"]);
}

}  // namespace skranke::test
