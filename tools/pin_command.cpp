#include "tools/pin_command.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "shared/pin/pin_book.hpp"
#include "shared/storage/data_folder.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

namespace {

struct PinOptions {
    std::string data, person;
};

Result<void> run(const PinOptions& options) {
    std::error_code unknown;
    if (!std::filesystem::exists(database_file(options.data), unknown))
        return fail(ErrorCode::not_found,
                    fmt::format("{} holds no node: give the folder of the console", options.data));
    SystemRandom random;
    auto book = PinBook::open(std::filesystem::path(options.data) / "pins", random);
    if (!book) return std::unexpected(book.error());
    const auto people = book->people();
    if (!people) return std::unexpected(people.error());
    if (options.person.empty()) {
        for (const PersonId& person : *people) std::cout << person.text << '\n';
        return {};
    }
    const PersonId person{options.person};
    if (!people->contains(person))
        return fail(ErrorCode::not_found, fmt::format("{} has no PIN on this device", options.person));
    if (auto removed = book->remove(person); !removed) return removed;
    std::cout << options.person << " has no PIN on this device any more\n";
    return {};
}

}  // namespace

void add_pins_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<PinOptions>();
    auto* command =
        app.add_subcommand("pins",
                           "Who has a PIN on this device; with --reset, make one void. Stop the console "
                           "first.\nExample: skranke pins --data /tmp/desk --reset MKH");
    command->add_option("--data", options->data, "The console's folder")->required();
    command->add_option("--reset", options->person, "Initials of the one whose PIN is to be void");
    command->callback([options, &exit_code] {
        if (const auto done = run(*options); !done) exit_code = report(done.error());
    });
}

}  // namespace skranke::tools
