#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/text/format.hpp"
#include "tools/place_commands.hpp"
#include "tools/queue_requests.hpp"

namespace skranke::tools {

namespace {

struct Options {
    std::string folder, number, service, at, person;
    int count = 30;
    bool waits = false;
};

// A page for a printer that knows letters only: cut along the lines.
void print_page(const PaperBlock& block, const Snapshot& snapshot) {
    const Site* site = snapshot.municipality->find(snapshot.site);
    std::cout << fmt::format("{}   {}   {} numre\n\n", site ? site->name : snapshot.site.text,
                             skranke::to_iso(snapshot.day->day), block.last - block.first + 1);
    for (int number = block.first; number <= block.last; ++number)
        std::cout << fmt::format(
            "{}{:03}   kl. ____.____   emne ______________________   ( ) hjulpet\n"
            "------------------------------------------------------------------\n",
            block.letter, number);
    std::cout << std::flush;
}

template <class Work>
int with_node(const Options& options, Work work) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    return work(**node);
}

int reserve(const Options& options) {
    return with_node(options, [&](QueueNode& node) {
        const auto reserved = node.perform(ReservePaper{options.count}, {}, {options.person});
        if (!reserved) return report(reserved.error());
        print_page(node.snapshot()->day->paper_blocks.back(), *node.snapshot());
        return 0;
    });
}

int print_again(const Options& options) {
    return with_node(options, [](const QueueNode& node) {
        const auto snapshot = node.snapshot();
        if (snapshot->day->paper_blocks.empty())
            return report(Error{ErrorCode::not_found,
                                "no numbers are set aside for paper today: do so with \"paper block\""});
        for (const PaperBlock& block : snapshot->day->paper_blocks) print_page(block, *snapshot);
        return 0;
    });
}

int enter(const Options& options) {
    return with_node(options, [&](QueueNode& node) {
        const auto snapshot = node.snapshot();
        const auto entry =
            paper_entry({.number = options.number, .service = options.service, .at = options.at}, *snapshot);
        if (!entry) return report(entry.error());
        EnterPaper action = *entry;
        action.helped = !options.waits;
        const auto entered = node.perform(action, {}, {options.person});
        if (!entered) return report(entered.error());
        std::cout << plain_number(entered->ticket.number) << " is " << word(entered->ticket.status)
                  << " (from paper)" << std::endl;
        return 0;
    });
}

}  // namespace

void add_paper_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* paper = app.add_subcommand("paper",
                                     "Numbers on paper, for when there is no screen.\n"
                                     "Example: skranke paper --data /tmp/desk block --count 30 > numre.txt");
    paper->require_subcommand(1);
    paper->add_option("--data", options->folder, "The node's folder")->required();
    paper->add_option("--person", options->person, "Initials (default: the first of the staff)");

    auto* block = paper->add_subcommand(
        "block", "Set numbers of this device's series aside, and write a page to print");
    block->fallthrough();
    block->add_option("--count", options->count, "So many")->check(CLI::Range(1, 200));
    block->callback([options, &exit_code] { exit_code = reserve(*options); });

    auto* print = paper->add_subcommand("print", "Write the pages of today's blocks again");
    print->fallthrough();
    print->callback([options, &exit_code] { exit_code = print_again(*options); });

    auto* in = paper->add_subcommand("enter",
                                     "Enter one number as it stands on the paper.\n"
                                     "Example: skranke paper --data /tmp/desk enter A041 --service B01 "
                                     "--at 10:32");
    in->fallthrough();
    in->add_option("number", options->number, "As A041")->required();
    in->add_option("--service", options->service, "Service, by id or name")->required();
    in->add_option("--at", options->at, "When the citizen came, as 10:32")->required();
    in->add_flag("--waits", options->waits, "The citizen is not helped yet, and waits from then on");
    in->callback([options, &exit_code] { exit_code = enter(*options); });
}

}  // namespace skranke::tools
