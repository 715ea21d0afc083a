#include "tools/devices_command.hpp"

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "shared/queue/free_text_filter.hpp"
#include "shared/storage/data_folder.hpp"
#include "sync/identity/device_key.hpp"
#include "sync/identity/device_list.hpp"
#include "sync/net/endpoint.hpp"
#include "tools/command_output.hpp"
#include "tools/pairing_command.hpp"

namespace skranke::tools {

namespace {

struct Options {
    std::string folder, fingerprint, name, address;
    bool json = false;
};

// A running node has the list open for a moment when it has changed.
Result<void> with_patience(const std::function<Result<void>()>& work) {
    constexpr int tries = 100;
    constexpr std::chrono::milliseconds between_tries{20};
    auto done = work();
    for (int i = 1; i < tries && !done && done.error().code == ErrorCode::in_use; ++i) {
        std::this_thread::sleep_for(between_tries);
        done = work();
    }
    return done;
}

Result<void> check_folder(const std::string& folder) {
    std::error_code unknown;
    if (std::filesystem::exists(database_file(folder), unknown)) return {};
    return fail(ErrorCode::not_found,
                fmt::format("{} holds no node: make one with \"skranke init\"", folder));
}

Result<void> show(const Options& options) {
    const auto key = DeviceKey::open(options.folder);
    if (!key) return std::unexpected(key.error());
    const auto text = key->fingerprint().text();
    std::cout << (options.json ? Json{{"fingerprint", text}}.dump() : text) << std::endl;
    return {};
}

Result<void> list(const Options& options) {
    if (auto there = check_folder(options.folder); !there) return there;
    std::vector<KnownDevice> devices;
    auto done = with_patience([&]() -> Result<void> {
        auto read = read_device_list(options.folder);
        if (!read) return std::unexpected(read.error());
        devices = *std::move(read);
        return {};
    });
    if (!done) return done;
    Json json = Json::array();
    for (const auto& device : devices) {
        json.push_back({{"fingerprint", device.fingerprint.text()}, {"name", device.name}});
        if (!device.address.empty()) json.back()["address"] = device.address;
        if (!options.json)
            std::cout << device.fingerprint.text() << "  " << device.name
                      << (device.address.empty() ? "" : "  " + device.address) << '\n';
    }
    if (options.json) std::cout << json.dump() << '\n';
    std::cout << std::flush;
    return {};
}

Result<void> trust(const Options& options) {
    if (auto there = check_folder(options.folder); !there) return there;
    const auto fingerprint = parse_fingerprint(options.fingerprint);
    if (!fingerprint) return std::unexpected(fingerprint.error());
    if (options.name.empty() || find_personal_data(options.name))
        return fail(ErrorCode::refused,
                    "give the device the name of a place or a machine, as \"Bogbussen\", never of a person");
    std::string address;
    if (!options.address.empty()) {
        const auto endpoint = net::parse_peer_endpoint(options.address);
        if (!endpoint) return std::unexpected(endpoint.error());
        address = endpoint->text();
    }
    const auto own = DeviceKey::open(options.folder);
    if (!own) return std::unexpected(own.error());
    if (own->fingerprint() == *fingerprint)
        return fail(ErrorCode::refused,
                    "this is the fingerprint of this device itself: give the one that \"skranke device\" "
                    "shows on the other");
    auto done = with_patience([&] {
        return trust_device(options.folder,
                            {.fingerprint = *fingerprint, .name = options.name, .address = address});
    });
    if (!done) return done;
    std::cout << options.name << " is known here. Let it know this one: on it, run\n  skranke devices trust "
              << own->fingerprint().text() << " --name …" << std::endl;
    return {};
}

Result<void> forget(const Options& options) {
    if (auto there = check_folder(options.folder); !there) return there;
    const auto fingerprint = parse_fingerprint(options.fingerprint);
    if (!fingerprint) return std::unexpected(fingerprint.error());
    auto done = with_patience([&] { return forget_device(options.folder, *fingerprint); });
    if (!done) return done;
    std::cout << fingerprint->text()
              << " is not known here any more. A node that runs lets go of it within seconds; the other "
                 "devices must be told, too."
              << std::endl;
    return {};
}

}  // namespace

void add_device_commands(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    const auto report_failure = [&exit_code](const Result<void>& done) {
        if (!done) exit_code = report(done.error());
    };
    const auto add_common_options = [&](CLI::App& command) {
        command.add_option("--data", options->folder, "The node's folder")->required();
        command.add_flag("--json", options->json, "As JSON");
    };

    auto* device = app.add_subcommand(
        "device",
        "The fingerprint by which other devices know this one, to be read out or copied to them.\n"
        "Example: skranke device --data /tmp/desk");
    add_common_options(*device);
    device->callback([=] { report_failure(show(*options)); });

    auto* devices = app.add_subcommand(
        "devices",
        "The devices that this one talks with beyond its own machine: both must know each other.\n"
        "Example: skranke devices --data /tmp/desk");
    add_common_options(*devices);
    devices->fallthrough();
    devices->callback([=] {
        if (devices->get_subcommands().empty()) report_failure(list(*options));
    });

    add_add_command(*devices, {options, &options->folder}, exit_code);
    auto* trust_command = devices->add_subcommand(
        "trust",
        "Make a device known, or give it another name. Compare the fingerprint with what the device itself\n"
        "shows. Example: skranke devices trust ABCDEFG-… --name Bogbussen --data /tmp/desk");
    trust_command->add_option("FINGERPRINT", options->fingerprint, "As \"skranke device\" shows it there")
        ->required();
    trust_command->add_option("--name", options->name, "What it is called: a place or a machine")->required();
    trust_command->add_option("--address", options->address,
                              "Where it is reached: a node calls it from then on, as with --peer");
    trust_command->callback([=] { report_failure(trust(*options)); });

    auto* forget_command =
        devices->add_subcommand("forget",
                                "Talk with a device no more; to be done on every other device as well.\n"
                                "Example: skranke devices forget ABCDEFG-… --data /tmp/desk");
    forget_command->add_option("FINGERPRINT", options->fingerprint, "As \"skranke devices\" shows it")
        ->required();
    forget_command->callback([=] { report_failure(forget(*options)); });
}

}  // namespace skranke::tools
