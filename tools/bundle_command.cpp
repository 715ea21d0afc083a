#include "tools/bundle_command.hpp"

#include <fmt/format.h>

#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/identity/device_list.hpp"
#include "sync/node/bundle_exchange.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

namespace {

struct Options {
    std::string folder, out, stick;
    std::vector<std::string> files;
    bool json = false;
};

// The node with the key that signs for it, and whom it believes.
struct Signer {
    std::unique_ptr<QueueNode> node;
    DeviceKey key;
    ListedDevices known;
};

Result<int> with_node(const Options& options, const std::function<Result<int>(Signer&)>& work) {
    const SystemClock clock;
    SystemRandom random;
    auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return std::unexpected(node.error());
    auto key = DeviceKey::open(options.folder);
    if (!key) return std::unexpected(key.error());
    Signer signer{*std::move(node), *std::move(key),
                  ListedDevices(options.folder, [](const std::string& line) { std::cerr << line << '\n'; })};
    return work(signer);
}

Json in_json(const BundleTaken& one) {
    return {{"file", one.file.string()},
            {"from", one.device},
            {"new_documents", one.taken.documents},
            {"new_changes", one.taken.changes}};
}

std::string in_words(const BundleTaken& one) {
    if (one.taken.changes == 0)
        return fmt::format("{}: from {}, nothing in it that was not here", one.file.string(), one.device);
    return fmt::format(
        "{}: from {}, {} new change{}{}", one.file.string(), one.device, one.taken.changes,
        one.taken.changes == 1 ? "" : "s",
        one.taken.documents == 0 ? "" : fmt::format(", days that were not here: {}", one.taken.documents));
}

Result<int> write(const Options& options, Signer& signer) {
    const auto contents = signer.node->bundle_contents();
    if (!contents) return std::unexpected(contents.error());
    if (auto written = write_bundle(*contents, signer.key, options.out); !written)
        return std::unexpected(written.error());
    if (options.json)
        std::cout << Json{{"file", options.out}}.dump() << '\n';
    else
        std::cout << options.out << ": written\n";
    return 0;
}

// Those after one that is refused are taken in all the same.
Result<int> read(const Options& options, Signer& signer) {
    int exit_code = 0;
    Json json = Json::array();
    for (const auto& file : options.files) {
        const auto bundle = read_bundle(signer.key, signer.known, file);
        const auto taken = bundle ? take_in_bundle(*signer.node, *bundle) : std::unexpected(bundle.error());
        if (!taken) {
            exit_code = report(taken.error());
            continue;
        }
        json.push_back(in_json(*taken));
        if (!options.json) std::cout << in_words(*taken) << '\n';
    }
    if (options.json) std::cout << json.dump() << '\n';
    return exit_code;
}

Result<int> exchange(const Options& options, Signer& signer) {
    const auto exchanged = exchange_bundles(*signer.node, signer.key, signer.known, options.stick);
    if (!exchanged) return std::unexpected(exchanged.error());
    Json json{{"taken", Json::array()}, {"written", exchanged->written.string()}};
    for (const auto& one : exchanged->taken) {
        json["taken"].push_back(in_json(one));
        if (!options.json) std::cout << in_words(one) << '\n';
    }
    if (options.json)
        std::cout << json.dump() << '\n';
    else
        std::cout << exchanged->written.string() << ": written\n";
    int exit_code = 0;
    for (const auto& error : exchanged->refused) exit_code = report(error);
    return exit_code;
}

}  // namespace

void add_bundle_commands(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* bundle = app.add_subcommand(
        "bundle",
        "All that a node holds as a signed file, for places that share no network. Stop the node first.\n"
        "Example: skranke bundle exchange /media/usb --data /tmp/desk");
    bundle->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, Result<int> (*work)(const Options&, Signer&)) {
        auto* command = bundle->add_subcommand(name, what);
        command->add_option("--data", options->folder, "The node's folder")->required();
        command->add_flag("--json", options->json, "As JSON");
        command->callback([options, work, &exit_code] {
            const auto done = with_node(*options, [&](Signer& signer) { return work(*options, signer); });
            exit_code = done ? *done : report(done.error());
            std::cout << std::flush;
        });
        return command;
    };

    add("export", "Write it.\nExample: skranke bundle export --data /tmp/desk --out desk.skranke", write)
        ->add_option("--out", options->out, "The file; one that is there is replaced")
        ->required();
    add("import",
        "Take in what other devices wrote, in any order and as often as one likes; they must be known here\n"
        "(skranke devices). Example: skranke bundle import vaerestedet.skranke --data /tmp/desk",
        read)
        ->add_option("FILE", options->files, "As export wrote it")
        ->required();
    add("exchange",
        "Take in every bundle on a stick, then write this device's own there in place of its earlier one.\n"
        "Carried back and forth, the stick makes all places equal.\n"
        "Example: skranke bundle exchange /media/usb --data /tmp/desk",
        exchange)
        ->add_option("FOLDER", options->stick, "Of the stick")
        ->required();
}

}  // namespace skranke::tools
