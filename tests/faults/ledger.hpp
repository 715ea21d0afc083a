#pragma once
// What people were told, and whether the nodes' own files still say so.
#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace skranke::test {

class Ledger {
public:
    // The answer of a node, by its folder, to an action that it did.
    void write(const std::string& folder, const nlohmann::json& answer);
    std::size_t actions() const { return actions_; }

    // Opens each folder, which no process may have open, and compares it with what was told. Empty: all
    // promises are kept; otherwise a line for each that is broken.
    std::vector<std::string> broken_promises(const std::vector<std::string>& folders) const;

private:
    using Act = std::tuple<std::string, std::string, std::string>;  // folder, ticket, action
    std::map<Act, std::size_t> told_;
    std::map<std::string, std::string> numbers_;  // by ticket
    std::size_t actions_ = 0;
};

// Empty: the nodes in these folders hold the same documents with the same heads. No process may have one
// open.
std::string what_differs_in(const std::vector<std::string>& folders);

}  // namespace skranke::test
