#include "tools/set_up_store.hpp"

#include <iostream>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

void add_folder_option(CLI::App& command, SetUpOptions& options) {
    command.add_option("--data", options.folder, "The node's folder")->required();
}

void add_set_up_options(CLI::App& command, SetUpOptions& options) {
    add_folder_option(command, options);
    command.add_option("--person", options.person, "Whose initials (default: the first who may)");
}

int store_set_up(const SetUpOptions& options, const std::function<Result<SetUpEdit>(const Snapshot&)>& edit) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto wanted = edit(*(*node)->snapshot());
    if (!wanted) return report(wanted.error());
    const auto edited = (*node)->edit_set_up(*wanted, {options.person});
    if (!edited) return report(edited.error());
    std::cout << "stored" << std::endl;
    return 0;
}

int print_set_up(const SetUpOptions& options, const std::function<void(const Snapshot&)>& print) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    print(*(*node)->snapshot());
    std::cout << std::flush;
    return 0;
}

}  // namespace skranke::tools
