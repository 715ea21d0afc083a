#include "tools/node_commands.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"
#include "tools/serve.hpp"

namespace skranke::tools {

namespace {

int init(const NewNode& node, const std::string& letter) {
    NewNode wanted = node;
    if (!letter.empty()) wanted.letter = letter.front();
    const SystemClock clock;
    SystemRandom random;
    if (const auto created = QueueNode::create(wanted, clock, random); !created)
        return report(created.error());
    const auto opened = QueueNode::open({.folder = wanted.folder}, clock, random);
    if (!opened) return report(opened.error());
    const auto snapshot = (*opened)->snapshot();
    const Device* device = snapshot->municipality->find(snapshot->device);
    const Site* site = snapshot->municipality->find(snapshot->site);
    std::cout << "A node for " << (site != nullptr ? site->name : snapshot->site.text) << " in "
              << wanted.folder.string();
    if (device != nullptr && device->letter) std::cout << ", number series " << *device->letter;
    std::cout << ".\nNext: skranke queue --data " << wanted.folder.string() << " issue" << std::endl;
    return 0;
}

Json to_json(const DocumentView& document) {
    Json json;
    json["kind"] = document.kind;
    json["site"] = document.site.empty() ? Json(nullptr) : Json(document.site.text);
    json["day"] = document.day ? Json(skranke::to_iso(*document.day)) : Json(nullptr);
    json["url"] = document.url;
    json["heads"] = document.heads;
    return json;
}

int documents(const std::string& folder, bool as_json) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = folder}, clock, random);
    if (!node) return report(node.error());
    Json list = Json::array();
    for (const auto& document : (*node)->documents()) {
        list.push_back(to_json(document));
        if (as_json) continue;
        std::cout << fmt::format("{:<14}{:<18}{:<12}{}\n", document.kind, document.site.text,
                                 document.day ? skranke::to_iso(*document.day) : "", document.url);
        for (const auto& head : document.heads) std::cout << "  " << head << '\n';
    }
    if (as_json) std::cout << list.dump() << std::endl;
    return 0;
}

}  // namespace

void add_init_command(CLI::App& app, int& exit_code) {
    struct Options {
        NewNode node;
        std::string folder, desk, letter;
    };
    auto options = std::make_shared<Options>();
    auto* init_command =
        app.add_subcommand("init",
                           "Make a node in a new folder.\n"
                           "Example: skranke init --data /tmp/desk --demo --site Værestedet");
    init_command->add_option("--data", options->folder, "The node's folder; made if it is missing")
        ->required();
    init_command->add_flag("--demo", options->node.demo,
                           "Join the demo municipality (the same wherever it is made) and open today");
    init_command->add_option("--municipality", options->node.municipality_name, "Name of a new municipality");
    init_command->add_option("--site", options->node.site,
                             "Site of the device, by id or name (default: the first)");
    init_command->add_option("--desk", options->desk,
                             "Desk where it stands, by id or name (default: the first free)");
    init_command->add_option("--name", options->node.device_name, "Name of the device");
    init_command
        ->add_option("--letter", options->letter,
                     "Its number series, A–Z without I, O and Q (default: a free one)")
        ->check([](const std::string& text) {
            const bool fits = text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z' && text != "I" &&
                              text != "O" && text != "Q";
            return fits ? std::string{} : std::string{"give one letter A–Z, but not I, O or Q"};
        });
    init_command->add_flag("--display", options->node.display, "A queue display: no desk, no number series");
    init_command->callback([options, &exit_code] {
        options->node.folder = options->folder;
        if (!options->desk.empty()) options->node.desk = options->desk;
        exit_code = init(options->node, options->letter);
    });
}

void add_documents_command(CLI::App& app, int& exit_code) {
    struct Options {
        std::string folder;
        bool json = false;
    };
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("documents",
                                       "The documents a node holds: kind, site, day, URL and heads.\n"
                                       "Example: skranke documents --data /tmp/desk --json");
    command->add_option("--data", options->folder, "The node's folder")->required();
    command->add_flag("--json", options->json, "One array of objects");
    command->callback([options, &exit_code] { exit_code = documents(options->folder, options->json); });
}

void add_serve_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<ServeOptions>();
    auto folder = std::make_shared<std::string>();
    auto* command = app.add_subcommand(
        "serve",
        "Run a node with no screen, in contact with its peers, until it is stopped.\n"
        "Example: skranke serve --data /tmp/desk --listen 127.0.0.1:7301 --peer 127.0.0.1:7302");
    command->add_option("--data", *folder, "The node's folder")->required();
    command->add_option(
        "--listen", options->listen,
        "Address to be reached at. On 127.0.0.1, in the clear, by programs of this machine; on any other, "
        "or with tls:// before it, over TLS by devices that are known (skranke devices)");
    command->add_option("--peer", options->peers,
                        "Address of another node, as in --listen; may be given several times");
    command->add_flag(
        "--commands", options->commands,
        "Read one action a line from standard input (as after \"skranke queue\", and \"list\"), "
        "answer with one JSON object a line");
    command->add_flag("--watch", options->watch, "Print one JSON object for every new snapshot");
    command->add_flag("--hub", options->hub,
                      "Take 512 callers instead of 64: the node at which a whole municipality meets");
    command->add_flag_function(
        "--no-discovery", [options](std::int64_t) { options->discover = false; },
        "Do not look for known devices on the local network: only those named, or reached before");
    command->add_flag("--clients-may-write", options->clients_may_write,
                      "Take what programs of this machine write that are no devices, such as a JavaScript "
                      "client; else they only see. For demos and trials");
    command->callback([options, folder, &exit_code] {
        options->folder = *folder;
        exit_code = serve(*options);
    });
}

}  // namespace skranke::tools
