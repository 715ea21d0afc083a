#include "automerge/tests/oracle/oracle.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "automerge/tests/support/npm_packages.hpp"

namespace automerge::test {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = ORACLE_SOURCE_FOLDER;
const fs::path install_folder = ORACLE_INSTALL_FOLDER;

}  // namespace

std::optional<Oracle> Oracle::start() {
    if (const auto problem = install_npm_packages(source_folder, install_folder)) {
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
