#pragma once
// What the commands that change the set-up have in common.
#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "shared/base/result.hpp"
#include "shared/catalogue/set_up_edit.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke::tools {

struct SetUpOptions {
    std::string folder, person;
};

void add_set_up_options(CLI::App& command, SetUpOptions& options);
void add_folder_option(CLI::App& command, SetUpOptions& options);

// Each opens the node and gives the exit code.
int store_set_up(const SetUpOptions& options, const std::function<Result<SetUpEdit>(const Snapshot&)>& edit);
int print_set_up(const SetUpOptions& options, const std::function<void(const Snapshot&)>& print);

// One of the words by which machines call these.
template <class Values>
CLI::IsMember one_of(const Values& values) {
    std::vector<std::string> words;
    for (const auto value : values) words.emplace_back(identifier(value));
    return CLI::IsMember(words);
}

}  // namespace skranke::tools
