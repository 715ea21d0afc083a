#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "shared/catalogue/set_up_ids.hpp"
#include "shared/queue/set_up_words.hpp"
#include "tools/find_in_set_up.hpp"
#include "tools/set_up_commands.hpp"
#include "tools/set_up_store.hpp"

namespace skranke::tools {

namespace {

// What is not given stays as it is.
struct Options : SetUpOptions {
    std::string desk;  // the name of a new one; else by id or name
    std::string name, site, kind;
    std::vector<std::string> capabilities;
};

void print_desk(const Desk& desk) {
    std::cout << fmt::format("{}  {}  {}{}{}\n", desk.id.text, desk.name, identifier(desk.kind),
                             desk.capabilities.empty() ? "" : ": ", fmt::join(desk.capabilities, ", "));
}

Desk changed(Desk desk, const Options& options) {
    if (!options.name.empty()) desk.name = options.name;
    desk.kind = desk_kind_from(options.kind).value_or(desk.kind);
    if (!options.capabilities.empty()) {
        desk.capabilities = options.capabilities;
        std::erase(desk.capabilities, "");
    }
    return desk;
}

Result<SetUpEdit> new_desk(const Options& options, const Snapshot& snapshot) {
    const auto site = options.site.empty() ? Result<SiteId>(snapshot.site)
                                           : find_site(options.site, *snapshot.municipality);
    if (!site) return std::unexpected(site.error());
    const Desk desk{.id = desk_id_of(*site, options.desk), .site = *site, .name = options.desk};
    return DeskEdit{.before = {}, .after = changed(desk, options)};
}

Result<SetUpEdit> other_desk(const Options& options, const Snapshot& snapshot) {
    const auto id = find_desk(options.desk, snapshot);
    if (!id) return std::unexpected(id.error());
    const Desk& before = *snapshot.municipality->find(*id);
    return DeskEdit{.before = before, .after = changed(before, options)};
}

void add_desk_options(CLI::App& command, Options& options) {
    add_set_up_options(command, options);
    command.add_option("--kind", options.kind, "What it is (default of a new one: skranke)")
        ->check(one_of(every_desk_kind));
    command
        .add_option("--capability", options.capabilities,
                    "What it has that a service needs, as rejsekort_pc: once for each; all are replaced; "
                    "\"\": nothing")
        ->allow_extra_args(false);
}

}  // namespace

void add_desks_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* desks = app.add_subcommand("desks",
                                     "The desks of a municipality.\n"
                                     "Example: skranke desks add \"Skranke 4\" --data /tmp/desk --capability "
                                     "rejsekort_pc");
    desks->require_subcommand(1);
    auto* list = desks->add_subcommand("list", "Each with its kind and what it has");
    add_folder_option(*list, *options);
    list->callback([options, &exit_code] {
        exit_code = print_set_up(*options, [](const Snapshot& snapshot) {
            for (const Desk& desk : snapshot.municipality->desks) print_desk(desk);
        });
    });
    auto* add = desks->add_subcommand("add", "A new desk. Its id is made of the name, and stays");
    add->add_option("NAME", options->desk, "As \"Skranke 4\"; never a person")->required();
    add->add_option("--site", options->site, "Where, by id or name (default: where the device is)");
    add_desk_options(*add, *options);
    add->callback([options, &exit_code] {
        exit_code =
            store_set_up(*options, [&](const Snapshot& snapshot) { return new_desk(*options, snapshot); });
    });
    auto* edit = desks->add_subcommand("edit", "Change what is given, and nothing else");
    edit->add_option("DESK", options->desk, "By id or name")->required();
    edit->add_option("--name", options->name, "Another name");
    add_desk_options(*edit, *options);
    edit->callback([options, &exit_code] {
        exit_code =
            store_set_up(*options, [&](const Snapshot& snapshot) { return other_desk(*options, snapshot); });
    });
}

}  // namespace skranke::tools
