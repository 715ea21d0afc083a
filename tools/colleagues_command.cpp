#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "shared/queue/roles.hpp"
#include "tools/find_in_set_up.hpp"
#include "tools/set_up_commands.hpp"
#include "tools/set_up_store.hpp"

namespace skranke::tools {

namespace {

// What is not given stays as it is.
struct Options : SetUpOptions {
    std::string initials, role;
    std::vector<std::string> services;
};

void print_person(const Person& person) {
    std::vector<std::string> services;
    for (const ServiceId& service : person.competences) services.push_back(service.text);
    std::cout << fmt::format("{}  {}{}{}\n", person.id.text, identifier(person.role),
                             services.empty() ? "" : ": ", fmt::join(services, ", "));
}

Result<Person> changed(Person person, const Options& options, const Municipality& municipality) {
    person.role = role_from(options.role).value_or(person.role);
    if (options.services.empty()) return person;
    person.competences.clear();
    for (const std::string& text : options.services) {
        if (text.empty()) continue;
        auto service = find_service(text, municipality);
        if (!service) return std::unexpected(service.error());
        person.competences.push_back(*std::move(service));
    }
    return person;
}

Result<SetUpEdit> edited(std::optional<Person> before, const Options& options, const Snapshot& snapshot) {
    auto after =
        changed(before ? *before : Person{.id = {options.initials}}, options, *snapshot.municipality);
    if (!after) return std::unexpected(after.error());
    return PersonEdit{.before = std::move(before), .after = *std::move(after)};
}

Result<Person> present(const Options& options, const Snapshot& snapshot) {
    const auto id = find_person(options.initials, *snapshot.municipality);
    if (!id) return std::unexpected(id.error());
    return *snapshot.municipality->find(*id);
}

Result<SetUpEdit> other_person(const Options& options, const Snapshot& snapshot) {
    auto before = present(options, snapshot);
    if (!before) return std::unexpected(before.error());
    return edited(*std::move(before), options, snapshot);
}

Result<SetUpEdit> taken_out(const Options& options, const Snapshot& snapshot) {
    auto before = present(options, snapshot);
    if (!before) return std::unexpected(before.error());
    return PersonEdit{.before = *std::move(before), .after = {}};
}

}  // namespace

void add_colleagues_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* colleagues = app.add_subcommand("colleagues",
                                          "Who works here, by their initials; never a name.\n"
                                          "Example: skranke colleagues add NYE --data /tmp/desk --role host");
    colleagues->require_subcommand(1);
    auto* list = colleagues->add_subcommand("list", "Each with the role and the services, if only some");
    add_folder_option(*list, *options);
    list->callback([options, &exit_code] {
        exit_code = print_set_up(*options, [](const Snapshot& snapshot) {
            for (const Person& person : snapshot.municipality->staff) print_person(person);
        });
    });
    const auto command = [&](const char* verb, const char* text, auto edit) {
        auto* added = colleagues->add_subcommand(verb, text);
        added->add_option("INITIALS", options->initials, "Two to four capital letters or digits, as MKH")
            ->required();
        add_set_up_options(*added, *options);
        added->callback([options, edit, &exit_code] {
            exit_code =
                store_set_up(*options, [&](const Snapshot& snapshot) { return edit(*options, snapshot); });
        });
        return added;
    };
    auto* add = command("add", "A new colleague", [](const Options& wanted, const Snapshot& snapshot) {
        return edited({}, wanted, snapshot);
    });
    auto* edit = command("edit", "Change what is given, and nothing else", other_person);
    command("take-out", "Works here no longer; what was done keeps the initials", taken_out);
    for (auto* changes : {add, edit}) {
        changes->add_option("--role", options->role, "What they may (default of a new one: advisor)")
            ->check(one_of(every_role));
        changes
            ->add_option("--service", options->services,
                         "Only these, by code or name: once for each; all are replaced; \"\": every service")
            ->allow_extra_args(false);
    }
}

}  // namespace skranke::tools
