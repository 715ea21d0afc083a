#pragma once
// The official library in a node process of its own, asked one question at a time.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "automerge/tests/support/process.hpp"

namespace automerge::test {

class Oracle {
public:
    // Installs the pinned package into the build folder if it is not there yet. Where node or npm is missing,
    // or the package cannot be installed, it says "SKIPPED: …" and gives nothing.
    static std::optional<Oracle> start();

    // Fails the test if the oracle refuses or is gone.
    nlohmann::json ask(const std::string& what, nlohmann::json details = nlohmann::json::object());
    // The same in two steps, so that both sides work at once. After each question its answer must be heard.
    void begin_to_ask(const std::string& what, nlohmann::json details);
    nlohmann::json hear_answer();

private:
    explicit Oracle(LineProcess process) : process_(std::move(process)) {}
    LineProcess process_;
    std::string asked_;
};

}  // namespace automerge::test
