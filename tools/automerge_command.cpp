#include "tools/automerge_command.hpp"

#include <iostream>
#include <memory>

#include "automerge/automerge.hpp"
#include "automerge/inspection/change_json.hpp"
#include "automerge/inspection/document_json.hpp"
#include "shared/storage/whole_file.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {
namespace {

using automerge::Document;

std::unexpected<Error> refused(const std::string& file, const automerge::Error& error) {
    return fail(ErrorCode::corrupt, file + ": " + error.message);
}

Result<Document> load(const std::string& file) {
    const auto bytes = read_whole_file(file);
    if (!bytes) return std::unexpected(bytes.error());
    auto document = Document::load(*bytes, {}, {}, automerge::TextUnit::utf16_units);
    if (!document) return refused(file, document.error());
    return std::move(*document);
}

// Nothing is printed unless all of it can be said.
int print(const Result<std::string>& text) {
    if (!text) return report(text.error());
    std::cout << *text << std::flush;
    if (!std::cout) return report(Error{ErrorCode::io, "standard output: cannot be written"});
    return 0;
}

Result<std::string> export_text(const std::string& file, bool typed) {
    const auto document = load(file);
    if (!document) return std::unexpected(document.error());
    const auto json = typed ? typed_json(*document) : plain_json(*document);
    if (!json) return refused(file, json.error());
    return json->dump() + "\n";
}

Result<std::string> heads_text(const std::string& file) {
    const auto document = load(file);
    if (!document) return std::unexpected(document.error());
    std::string text;
    for (const auto& head : document->heads()) text += head.hex() + "\n";
    return text;
}

Result<std::string> examine_text(const std::string& file) {
    const auto document = load(file);
    if (!document) return std::unexpected(document.error());
    // A change a line: long histories stay readable, and need not be held as JSON at once.
    std::string text = "[";
    for (const auto& change : document->changes_since()) {
        const auto json = change_json(change);
        if (!json) return refused(file, json.error());
        text += (text.size() > 1 ? ",\n" : "\n") + json->dump();
    }
    return text + "\n]\n";
}

Result<void> merge(const std::string& first, const std::string& second, const std::string& output) {
    auto document = load(first);
    if (!document) return std::unexpected(document.error());
    const auto other = load(second);
    if (!other) return std::unexpected(other.error());
    if (const auto merged = document->merge(*other); !merged)
        return refused(second + ": cannot be merged into " + first, merged.error());
    return write_whole_file(output, document->save());
}

Result<void> save(const std::string& input, const std::string& output) {
    const auto document = load(input);
    if (!document) return std::unexpected(document.error());
    return write_whole_file(output, document->save());
}

int finish(const Result<void>& result) { return result ? 0 : report(result.error()); }

struct Options {
    std::string file, other_file, output;
    bool typed = false;
};

CLI::App* add_command(CLI::App& group, const char* name, const char* description, Options& options,
                      const char* file_help) {
    auto* command = group.add_subcommand(name, description);
    command->add_option("file", options.file, file_help)->required();
    return command;
}

void add_output(CLI::App& command, Options& options) {
    command.add_option("-o,--output", options.output, "The file to write: all of it or nothing")->required();
}

}  // namespace

void add_automerge_commands(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* group = app.add_subcommand("automerge",
                                     "Look into Automerge files, merge them and write them anew.\n"
                                     "Example: skranke automerge export day.automerge");
    group->require_subcommand(1);

    auto* export_command = add_command(*group, "export",
                                       "Print the document as JSON: what is visible, keys in byte order.\n"
                                       "Example: skranke automerge export day.automerge --typed",
                                       *options, "An Automerge file");
    export_command->add_flag("--typed", options->typed, "With types, ids and all conflicting values");
    export_command->callback(
        [options, &exit_code] { exit_code = print(export_text(options->file, options->typed)); });

    add_command(*group, "heads",
                "Print the hashes of the newest changes, one a line.\n"
                "Example: skranke automerge heads day.automerge",
                *options, "An Automerge file")
        ->callback([options, &exit_code] { exit_code = print(heads_text(options->file)); });

    add_command(*group, "examine",
                "Print all changes with their operations as JSON, dependencies first.\n"
                "Example: skranke automerge examine day.automerge",
                *options, "An Automerge file")
        ->callback([options, &exit_code] { exit_code = print(examine_text(options->file)); });

    auto* merge_command = add_command(*group, "merge",
                                      "Write a document with all changes of two.\n"
                                      "Example: skranke automerge merge here.automerge there.automerge"
                                      " -o both.automerge",
                                      *options, "An Automerge file");
    merge_command->add_option("other", options->other_file, "Another one")->required();
    add_output(*merge_command, *options);
    merge_command->callback([options, &exit_code] {
        exit_code = finish(merge(options->file, options->other_file, options->output));
    });

    auto* save_command = add_command(*group, "save",
                                     "Write a document anew, as one compact chunk.\n"
                                     "Example: skranke automerge save pieces.automerge -o whole.automerge",
                                     *options, "An Automerge file, which may be of many chunks");
    add_output(*save_command, *options);
    save_command->callback(
        [options, &exit_code] { exit_code = finish(save(options->file, options->output)); });
}

}  // namespace skranke::tools
