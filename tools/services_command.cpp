#include "tools/services_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/catalogue/catalogue_text.hpp"
#include "shared/catalogue/kle_list.hpp"
#include "shared/catalogue/service_columns.hpp"
#include "shared/storage/whole_file.hpp"
#include "sync/node/kle_file.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

namespace {

struct Options {
    std::string folder, format, file, output, person;
    bool dry_run = false;
};

// Prints "file:line: message" to standard error for each; answers the exit code 1.
int report_faults(const std::string& file, const std::vector<CatalogueFault>& faults) {
    for (const auto& fault : faults) std::cerr << fmt::format("{}:{}: {}\n", file, fault.line, fault.message);
    return 1;
}

// The form asked for, else that of the file's name; empty: it cannot be told.
std::string form_of(const std::string& format, const std::string& file) {
    if (!format.empty()) return format;
    if (file.ends_with(".csv")) return "csv";
    return file.ends_with(".toml") ? "toml" : "";
}

int export_services(const Options& options) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto& services = (*node)->snapshot()->municipality->services;
    const bool csv = form_of(options.format, options.output) == "csv";
    const auto text = csv ? write_catalogue_csv(services) : write_catalogue_toml(services);
    if (options.output.empty()) {
        std::cout << text << std::flush;
        return 0;
    }
    const auto written = write_whole_file(options.output, Bytes(text.begin(), text.end()));
    return written ? 0 : report(written.error());
}

std::string changed_columns(const Service& before, const Service& after) {
    std::string names;
    for (const auto& column : service_columns()) {
        if (column_text(column, before) == column_text(column, after)) continue;
        if (!names.empty()) names += ", ";
        names += column.name;
    }
    return names;
}

void print_edit(const CatalogueEdit& edit, bool dry_run) {
    std::size_t added = 0, changed = 0, ended = 0;
    for (const auto& [before, after] : edit.services) {
        if (!before) {
            ++added;
            std::cout << fmt::format("new      {}  {}\n", after.id.text, after.name);
        } else if (after.ended && !before->ended) {
            ++ended;
            std::cout << fmt::format("ended    {}  {}\n", after.id.text, after.name);
        } else {
            ++changed;
            std::cout << fmt::format("changed  {}  {}: {}\n", after.id.text, after.name,
                                     changed_columns(*before, after));
        }
    }
    if (!edit.order.empty()) std::cout << "the order has changed\n";
    std::cout << fmt::format("{} new, {} changed, {} ended{}", added, changed, ended,
                             dry_run ? "; nothing is stored (--dry-run)" : "")
              << std::endl;
}

Result<std::vector<Service>> read_services(const Options& options) {
    const auto form = form_of(options.format, options.file);
    if (form.empty())
        return fail(ErrorCode::invalid_input,
                    options.file + ": is neither .toml nor .csv; say which it is (--format)");
    const auto bytes = read_whole_file(options.file);
    if (!bytes) return std::unexpected(bytes.error());
    const std::string text(bytes->begin(), bytes->end());
    auto services = form == "csv" ? read_catalogue_csv(text) : read_catalogue_toml(text);
    if (services) return *std::move(services);
    report_faults(options.file, services.error());
    return fail(ErrorCode::invalid_input, options.file + ": nothing was stored; mend the lines above");
}

int import_services(const Options& options) {
    const auto services = read_services(options);
    if (!services) return report(services.error());
    const auto kle = kle_list_of(options.folder);
    if (!kle) return report(kle.error());

    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto snapshot = (*node)->snapshot();
    const auto edit = edit_to(snapshot->municipality->services, *services);
    if (!options.dry_run) {
        const auto edited = (*node)->edit_set_up(edit, {options.person});
        if (!edited) return report(edited.error());
    }
    print_edit(edit, options.dry_run);
    for (const auto& warning : kle_warnings(*services, *kle)) std::cerr << "note: " << warning << '\n';
    return 0;
}

int import_kle(const Options& options) {
    const auto bytes = read_whole_file(options.file);
    if (!bytes) return report(bytes.error());
    const auto read = read_kle_list(std::string(bytes->begin(), bytes->end()));
    if (!read) return report_faults(options.file, read.error());

    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    const auto old = kle_list_of(options.folder);
    const auto list = replaced_by(old ? *old : default_kle_list(), *read);
    if (const auto stored = store_kle_list(options.folder, list); !stored) return report(stored.error());
    std::cout << fmt::format("{} numbers, of which {} have expired", list.size(),
                             std::ranges::count(list, true, &KleNumber::expired))
              << std::endl;
    for (const auto& warning : kle_warnings((*node)->snapshot()->municipality->services, list))
        std::cerr << "note: " << warning << '\n';
    return 0;
}

void add_common_options(CLI::App& command, Options& options) {
    command.add_option("--data", options.folder, "The node's folder")->required();
}

void add_format_option(CLI::App& command, Options& options, const std::string& otherwise) {
    command
        .add_option("--format", options.format,
                    "toml or csv (default: what the file's name says" + otherwise + ")")
        ->check(CLI::IsMember({"toml", "csv"}));
}

}  // namespace

void add_services_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* services = app.add_subcommand("services",
                                        "The services that a municipality offers, as a file.\n"
                                        "Example: skranke services export --data /tmp/desk --out emner.csv");
    services->require_subcommand(1);

    auto* out = services->add_subcommand("export", "Write all services, those that have ended too");
    add_common_options(*out, *options);
    add_format_option(*out, *options, ", else toml");
    out->add_option("--out", options->output, "The file to write (default: standard output)");
    out->callback([options, &exit_code] { exit_code = export_services(*options); });

    auto* in = services->add_subcommand(
        "import",
        "Make the services those of a file: all of it or nothing. What the file does not have is ended, not\n"
        "removed; columns that it leaves out are emptied. Example: skranke services import emner.csv\n"
        "--data /tmp/desk --dry-run");
    add_common_options(*in, *options);
    add_format_option(*in, *options, "");
    in->add_option("FILE", options->file, "TOML, or CSV with semicolons")->required();
    in->add_flag("--dry-run", options->dry_run, "Say what would change, and change nothing");
    in->add_option("--person", options->person, "Whose initials (default: the first who may)");
    in->callback([options, &exit_code] { exit_code = import_services(*options); });
}

void add_kle_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* kle = app.add_subcommand("kle", "KL's subject numbers, which services are looked up in.");
    kle->require_subcommand(1);
    auto* in =
        kle->add_subcommand("import",
                            "Use another list: CSV with semicolons and the columns kle_nr and titel. Numbers "
                            "that it does not have\n"
                            "are kept as expired. Example: skranke kle import kle.csv --data /tmp/desk");
    add_common_options(*in, *options);
    in->add_option("FILE", options->file, "The list")->required();
    in->callback([options, &exit_code] { exit_code = import_kle(*options); });
}

}  // namespace skranke::tools
