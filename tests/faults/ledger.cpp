#include "tests/faults/ledger.hpp"

#include <fmt/format.h>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"
#include "sync/node/queue_document.hpp"
#include "sync/node/queue_node.hpp"
#include "sync/repo/repository.hpp"

namespace skranke::test {

namespace {

struct Words {
    std::string operator()(const DayOpened&) const { return "open"; }
    std::string operator()(const TicketIssued&) const { return "issue"; }
    std::string operator()(const TicketCalled&) const { return "call"; }
    std::string operator()(const TicketRecalled&) const { return "recall"; }
    std::string operator()(const ServiceStarted&) const { return "start"; }
    std::string operator()(const ServiceFinished&) const { return "finish"; }
    std::string operator()(const TicketNoShow&) const { return "no-show"; }
    std::string operator()(const TicketReturned&) const { return "return"; }
    std::string operator()(const TicketTransferred&) const { return "transfer"; }
    std::string operator()(const StepUndone&) const { return "undo"; }
    std::string operator()(const DoubleCallCleared&) const { return "clear"; }
    template <class Other>  // which this test does not do
    std::string operator()(const Other&) const {
        return "other";
    }
};

std::string action_of(const EventKind& kind) { return std::visit(Words{}, kind); }

std::string words(const TicketNumber& number) { return fmt::format("{}{:03}", number.letter, number.number); }

// A node in a folder, opened to be looked at.
struct OpenFolder {
    SystemClock clock;
    SystemRandom random;
    Result<std::unique_ptr<QueueNode>> node;
    explicit OpenFolder(const std::string& folder)
        : node(QueueNode::open({.folder = folder, .date_checks = true}, clock, random)) {}
};

std::string integrity_of(const std::string& folder) {
    const auto database = Database::open({.file = database_file(folder)});
    if (!database) return database.error().message;
    auto check = (*database)->prepare("pragma integrity_check");
    if (!check) return check.error().message;
    const auto row = check->step();
    if (!row) return row.error().message;
    return check->text(0);
}

}  // namespace

void Ledger::write(const std::string& folder, const nlohmann::json& answer) {
    if (!answer.contains("ticket")) return;  // a day was opened
    const auto ticket = answer.at("ticket").get<std::string>();
    ++told_[{folder, ticket, answer.at("action").get<std::string>()}];
    numbers_[ticket] = answer.at("number").get<std::string>();
    ++actions_;
}

std::vector<std::string> Ledger::broken_promises(const std::vector<std::string>& folders) const {
    std::vector<std::string> broken;
    std::map<std::string, std::string> folder_of_device;
    for (const auto& folder : folders) {
        if (const auto integrity = integrity_of(folder); integrity != "ok")
            broken.push_back(folder + " is damaged: " + integrity);
        const OpenFolder open(folder);
        if (!open.node)
            broken.push_back(open.node.error().message);
        else
            folder_of_device[(*open.node)->snapshot()->device.text] = folder;
    }
    if (!broken.empty()) return broken;

    for (const auto& folder : folders) {
        const OpenFolder open(folder);
        auto& node = **open.node;
        std::map<Act, std::size_t> held;
        for (const auto& id : node.repository().documents()) {
            DayEvents day;
            day.refresh(*node.repository().find(id));
            for (const auto& event : day.events())
                ++held[{folder_of_device[event.device.text], event.ticket.text, action_of(event.kind)}];
        }
        for (const auto& [act, count] : told_) {
            const auto found = held.find(act);
            if (found != held.end() && found->second >= count) continue;
            const auto& [at, ticket, action] = act;
            broken.push_back(folder + " has lost \"" + action + "\" of ticket " + numbers_.at(ticket) +
                             ", which was told in " + at);
        }
        for (const auto& day : node.snapshot()->days) {
            std::set<std::string> numbers;
            for (const auto& ticket : day->tickets) {
                const auto number = words(ticket.number);
                if (!numbers.insert(number).second)
                    broken.push_back(folder + " shows number " + number + " twice");
                const auto told = numbers_.find(ticket.id.text);
                if (told != numbers_.end() && told->second != number)
                    broken.push_back(folder + " shows " + number + " for a ticket told as " + told->second);
            }
        }
    }
    return broken;
}

std::string what_differs_in(const std::vector<std::string>& folders) {
    std::map<std::string, std::vector<std::string>> first;
    for (const auto& folder : folders) {
        const OpenFolder open(folder);
        if (!open.node) return folder + " cannot be opened: " + open.node.error().message;
        std::map<std::string, std::vector<std::string>> heads;
        for (const auto& document : (*open.node)->documents())
            heads.emplace(document.kind + " " + document.url, document.heads);
        if (heads.empty()) return folder + " holds no document";
        if (first.empty()) first = heads;
        if (heads.size() != first.size())
            return fmt::format("{} holds {} documents, {} holds {}", folders.front(), first.size(), folder,
                               heads.size());
        for (const auto& [name, of_it] : heads)
            if (first[name] != of_it) return fmt::format("{} of {} has other heads", name, folder);
    }
    return {};
}

}  // namespace skranke::test
