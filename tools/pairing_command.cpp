#include "tools/pairing_command.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/storage/data_folder.hpp"
#include "sync/identity/device_key.hpp"
#include "sync/node/pairing_guest.hpp"
#include "sync/node/pairing_host.hpp"
#include "tools/command_output.hpp"
#include "tools/screen_and_loop.hpp"

namespace skranke::tools {

namespace {

struct AddOptions {
    std::string folder, listen, desk, letter;
    NewDevice device;
};

struct JoinOptions {
    std::string folder, address, listen;
};

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

void say(const std::string& lines) { std::cout << lines << std::endl; }

// Pairing always goes over TLS, whatever the address.
Result<net::Endpoint> secure(Result<net::Endpoint> endpoint) {
    if (endpoint) endpoint->tls = true;
    return endpoint;
}

void ask(const std::string& digits) {
    say(fmt::format(
        "\n    {}\n\nDoes the other screen show the same digits? Compare them yourself, then type "
        "yes or no.",
        digits));
}

// What the person types counts only while there are digits to answer for.
class Answers {
public:
    void shown(const std::string& digits) {
        asked_ = true;
        ask(digits);
    }
    void over() { asked_ = false; }
    void nobody_types_any_more() { gone_ = true; }
    bool can_be_given() const { return !asked_ || !gone_; }
    // Nothing if it is no answer, or there is nothing to answer.
    std::optional<bool> take(const std::string& line) {
        if (!asked_) return std::nullopt;
        if (line != "yes" && line != "no") {
            say("Type yes or no.");
            return std::nullopt;
        }
        asked_ = false;
        if (line == "yes") say("Waiting for the person at the other screen.");
        return line == "yes";
    }

private:
    bool asked_ = false, gone_ = false;
};

// Until one end says what the exit code is. `end` is a PairingHost or a PairingGuest, touched on the
// transport's thread alone; `hear` gives the exit code, or nothing if it goes on.
template <class News, class End, class Hear>
int talk(ScreenAndLoop<News>& screen, End& end, Answers& answers, Hear hear) {
    screen.run();
    const auto give_up = [&] { screen.transport.post([&end] { end.give_up(); }); };
    std::optional<int> exit_code;
    while (!exit_code) {
        for (auto& event : screen.wait()) {
            std::visit(Overloaded{[&](News& news) {
                                      if (!exit_code) exit_code = hear(std::move(news));
                                  },
                                  [&](const Typed& typed) {
                                      const auto answer = answers.take(typed.line);
                                      if (!answer) return;
                                      screen.transport.post(
                                          [&end, same = *answer] { same ? end.say_same() : end.refuse(); });
                                  },
                                  [&](const GoneAway&) { answers.nobody_types_any_more(); },
                                  [&](const Stopped&) { give_up(); }},
                       event);
        }
        if (!answers.can_be_given()) give_up();
    }
    screen.stop();
    return *exit_code;
}

std::string place_of(const Device& device, const Municipality& municipality) {
    const Site* site = municipality.find(device.site);
    auto text = fmt::format("{} at {}", device.name, site != nullptr ? site->name : device.site.text);
    if (device.letter) text += fmt::format(", number series {}", *device.letter);
    return text;
}

int add(const AddOptions& options) {
    const auto endpoint = secure(net::parse_endpoint(options.listen));
    if (!endpoint) return report(endpoint.error());
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto key = DeviceKey::open(options.folder);
    if (!key) return report(key.error());
    ScreenAndLoop<PairingHostNews> screen;
    const auto door = screen.transport.open_pairing_door(*key, clock);
    if (!door) return report(door.error());
    const auto host = PairingHost::start(
        {.folder = options.folder, .own = key->fingerprint(), .device = options.device, .listen = *endpoint},
        **node, screen.transport, **door, clock, random,
        [&screen](PairingHostNews news) { screen.tell(std::move(news)); });
    if (!host) return report(host.error());
    auto address = *endpoint;
    address.port = (*host)->port();
    say(fmt::format("On the new device, within two minutes, run:\n  skranke join {} --data FOLDER",
                    address.host_and_port()));

    Answers answers;
    return talk(screen, **host, answers, [&](PairingHostNews news) {
        return std::visit(
            Overloaded{[&](const DigitsShown& shown) -> std::optional<int> {
                           answers.shown(shown.digits);
                           return std::nullopt;
                       },
                       [&](const TryEnded& ended) -> std::optional<int> {
                           answers.over();
                           say(fmt::format(
                               "Nobody was added: {}. Waiting for the next ({} of {} tries left).", ended.why,
                               ended.tries_left, pairing::tries_max));
                           return std::nullopt;
                       },
                       [&](const DeviceAdded& added) -> std::optional<int> {
                           say(fmt::format("Added: {}.\nNext: skranke serve --data {} --listen {}",
                                           place_of(added.device, *(*node)->snapshot()->municipality),
                                           options.folder, address.text()));
                           return 0;
                       },
                       [&](const InvitationOver& over) -> std::optional<int> {
                           return report(Error{ErrorCode::refused, over.why});
                       }},
            news);
    });
}

// The device's key, made if there is none, in a folder that holds no node yet.
Result<DeviceKey> key_of_newcomer(const std::string& folder, const Clock& clock, Random& random) {
    const auto there = QueueNode::open({.folder = folder}, clock, random);
    if (there)
        return fail(ErrorCode::refused,
                    fmt::format("{} holds a node already: give a new folder with --data", folder));
    if (there.error().code != ErrorCode::not_found) return std::unexpected(there.error());
    if (auto made = make_data_folder(folder); !made) return std::unexpected(made.error());
    return DeviceKey::open(folder);
}

int tell_who_joined(const JoinOptions& options, const Clock& clock, Random& random) {
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto snapshot = (*node)->snapshot();
    const Municipality& municipality = *snapshot->municipality;
    say(fmt::format("This device has joined {}: {}.\nNext: skranke serve --data {}{}", municipality.name,
                    place_of(*municipality.find(snapshot->device), municipality), options.folder,
                    options.listen.empty() ? "" : " --listen " + options.listen));
    return 0;
}

int join(const JoinOptions& options) {
    const auto inviter = secure(net::parse_peer_endpoint(options.address));
    if (!inviter) return report(inviter.error());
    std::string own_address;
    if (!options.listen.empty()) {
        const auto own = secure(net::parse_peer_endpoint(options.listen));
        if (!own) return report(own.error());
        own_address = own->text();
    }
    const SystemClock clock;
    SystemRandom random;
    const auto key = key_of_newcomer(options.folder, clock, random);
    if (!key) return report(key.error());
    ScreenAndLoop<PairingGuestNews> screen;
    const auto door = screen.transport.open_pairing_door(*key, clock);
    if (!door) return report(door.error());
    PairingGuest guest({.folder = options.folder,
                        .own = key->fingerprint(),
                        .inviter = *inviter,
                        .own_address = own_address},
                       screen.transport, **door, random,
                       [&screen](PairingGuestNews news) { screen.tell(std::move(news)); });
    Answers answers;
    const int exit_code = talk(screen, guest, answers, [&](PairingGuestNews news) {
        return std::visit(Overloaded{[&](const DigitsShown& shown) -> std::optional<int> {
                                         answers.shown(shown.digits);
                                         return std::nullopt;
                                     },
                                     [&](const Joined&) -> std::optional<int> { return 0; },
                                     [&](const NotJoined& refused) -> std::optional<int> {
                                         return report(Error{ErrorCode::refused, refused.why});
                                     }},
                          news);
    });
    return exit_code == 0 ? tell_who_joined(options, clock, random) : exit_code;
}

}  // namespace

void add_add_command(CLI::App& devices, const std::shared_ptr<const std::string>& folder, int& exit_code) {
    auto options = std::make_shared<AddOptions>();
    auto* command = devices.add_subcommand(
        "add",
        "Let a new device join, side by side: both screens show six digits, and a person at each says "
        "whether\n"
        "they are the same. The node must not run meanwhile.\n"
        "Example: skranke devices add --data /tmp/desk --listen 192.168.1.10:7301 --site Værestedet");
    command->fallthrough();  // --data may stand after it
    command
        ->add_option("--listen", options->listen,
                     "This machine's address, and the port at which its node is reached later, too")
        ->required();
    command->add_option("--site", options->device.site,
                        "Where it will stand, by id or name (default: the first)");
    command->add_option("--desk", options->desk, "At which desk, by id or name (default: the first free)");
    command->add_option("--name", options->device.name, "Name of the device (default: after its desk)");
    command->add_option("--letter", options->letter, "Its number series (default: one that nobody has)")
        ->check([](const std::string& text) {
            return text.size() == 1 ? std::string{} : std::string{"give one letter"};
        });
    command->add_flag("--display", options->device.display, "A queue display: no desk, no number series");
    command->callback([options, folder, &exit_code] {
        options->folder = *folder;
        if (!options->desk.empty()) options->device.desk = options->desk;
        if (!options->letter.empty()) options->device.letter = options->letter.front();
        exit_code = add(*options);
    });
}

void add_join_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<JoinOptions>();
    auto* command = app.add_subcommand("join",
                                       "Make this device one of a municipality, with a device of it beside: "
                                       "start \"skranke devices add\" there\n"
                                       "first. Example: skranke join 192.168.1.10:7301 --data /tmp/desk");
    command->add_option("ADDRESS", options->address, "As the other device shows it")->required();
    command->add_option("--data", options->folder, "The folder for this device's node; made if it is missing")
        ->required();
    command->add_option("--listen", options->listen,
                        "Where this device will be reached later, so that the other can call it");
    command->callback([options, &exit_code] { exit_code = join(*options); });
}

}  // namespace skranke::tools
