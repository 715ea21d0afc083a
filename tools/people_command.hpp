#pragma once
// The part of `skranke queue` that is about the people at work. See queue_command.hpp.
#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "tools/queue_requests.hpp"

namespace skranke::tools {

// `add` makes an action of `queue` with its help; what is typed goes to `request`, which lives as long as it.
void add_people_actions(const std::function<CLI::App*(const std::string&, const std::string&)>& add,
                        QueueRequest& request);

}  // namespace skranke::tools
