#include "tests/failures/scene.hpp"

#include <set>
#include <stdexcept>

#include "sync/repo/repository.hpp"
#include "sync/wire/memory_link.hpp"

namespace skranke::test {

namespace {

constexpr const char* folder = "/node";

void expect(const Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().message);
}

Result<void> told(const std::expected<Performed, Refused>& performed) {
    if (performed) return {};
    if (const auto* error = std::get_if<Error>(&performed.error())) return std::unexpected(*error);
    return fail(ErrorCode::refused, std::get<Refusal>(performed.error()).english);
}

Result<std::unique_ptr<QueueNode>> open_node(const std::string& file_system, const Clock& clock,
                                             Random& random) {
    return QueueNode::open({.folder = folder, .file_system = file_system}, clock, random);
}

std::unique_ptr<QueueNode> new_node(const MemoryDisk& disk, const char* desk, char letter, const Clock& clock,
                                    Random& random) {
    expect(QueueNode::create({.folder = folder,
                              .demo = true,
                              .site = "hovedbiblioteket",
                              .desk = desk,
                              .letter = letter,
                              .file_system = disk.name()},
                             clock, random));
    auto node = open_node(disk.name(), clock, random);
    expect(node ? Result<void>{} : std::unexpected(node.error()));
    return *std::move(node);
}

}  // namespace

Scene::Scene(const std::string& name)
    : disk_(name),
      neighbours_disk_(name + "-neighbour"),
      disk_after_end_(name + "-after-end"),
      neighbours_disk_after_end_(name + "-neighbour-after-end"),
      file_system_(name),
      node_(new_node(disk_, "hovedbiblioteket/1", 'A', clock_, random_)),
      neighbour_(new_node(neighbours_disk_, "hovedbiblioteket/2", 'B', clock_, random_)) {
    for (int i = 0; i < 3; ++i) expect(perform(issue()));
    neighbour_issues();
}

Result<void> Scene::open() {
    auto node = open_node(file_system_, clock_, random_);
    if (!node) return std::unexpected(node.error());
    node_ = *std::move(node);
    return {};
}

Result<void> Scene::close() {
    auto maintained = node_->maintain();
    node_.reset();
    return maintained;
}

Result<void> Scene::perform(const Action& action) {
    clock_.advance();
    const auto performed = node_->perform(action);
    if (performed) told_[performed->ticket.id] = performed->ticket;
    return told(performed);
}

IssueTicket Scene::issue() const { return {.service = node_->snapshot()->municipality->services.front().id}; }

Result<void> Scene::talk_with_neighbour() {
    wire::MemoryLink link(node_->local_peer(), neighbour_->local_peer());
    return link.settle();
}

void Scene::neighbour_issues() {
    clock_.advance();
    const auto service = neighbour_->snapshot()->municipality->services.front().id;
    expect(told(neighbour_->perform(IssueTicket{.service = service})));
}

std::string Scene::problem_after_restart() {
    node_.reset();
    if (auto opened = open(); !opened) return "the node does not start: " + opened.error().message;
    return problem();
}

std::string Scene::problem_after_sudden_end() {
    // Nobody closes what was open.
    static_cast<void>(node_.release());
    static_cast<void>(neighbour_.release());
    disk_after_end_.replace(disk_.image());
    disk_after_end_.restore_power_with_everything();
    file_system_ = disk_after_end_.name();
    neighbours_disk_after_end_.replace(neighbours_disk_.image());
    neighbours_disk_after_end_.restore_power_with_everything();
    auto neighbour = open_node(neighbours_disk_after_end_.name(), clock_, random_);
    if (!neighbour) return "the neighbour does not start: " + neighbour.error().message;
    neighbour_ = *std::move(neighbour);
    return problem_after_restart();
}

std::string Scene::problem() {
    auto check = node_->repository().database().prepare("pragma integrity_check");
    if (!check || !check->step() || check->text(0) != "ok") return "the file is damaged";
    check->reset();
    std::set<TicketNumber> numbers;
    for (const auto& [id, ticket] : told_) {
        const Ticket* found = node_->snapshot()->day->find(id);
        if (!found) return "a ticket is lost";
        if (found->status < ticket.status) return "what was done to a ticket is lost";
    }
    if (auto issued = perform(issue()); !issued) return "no ticket can be issued: " + issued.error().message;
    for (const auto& ticket : node_->snapshot()->day->tickets)
        if (!numbers.insert(ticket.number).second) return "a number was given twice";
    if (auto talked = talk_with_neighbour(); !talked)
        return "the neighbour is not understood: " + talked.error().message;
    const auto heads = [](const QueueNode& node) {
        std::vector<std::vector<std::string>> all;
        for (const auto& document : node.documents()) all.push_back(document.heads);
        return all;
    };
    return heads(*node_) == heads(*neighbour_) ? "" : "the neighbour holds something else";
}

const std::vector<Step>& steps() {
    static const std::vector<Step> all = {
        {"start", [](Scene& scene) { expect(scene.close()); }, [](Scene& scene) { return scene.open(); }},
        {"issue", [](Scene&) {}, [](Scene& scene) { return scene.perform(scene.issue()); }},
        {"call", [](Scene&) {}, [](Scene& scene) { return scene.perform(CallNext{}); }},
        {"sync", [](Scene&) {}, [](Scene& scene) { return scene.talk_with_neighbour(); }},
        {"sync again",
         [](Scene& scene) {
             expect(scene.talk_with_neighbour());
             scene.neighbour_issues();
         },
         [](Scene& scene) { return scene.talk_with_neighbour(); }},
        {"close", [](Scene& scene) { expect(scene.talk_with_neighbour()); },
         [](Scene& scene) {
             if (!scene.is_open()) {
                 if (auto opened = scene.open(); !opened) return opened;
             }
             return scene.close();
         }},
    };
    return all;
}

std::string problem_with(Scene& scene, const Step& step, const std::function<void()>& begin_failing,
                         const std::function<void()>& end_failing) {
    begin_failing();
    const auto first = step.act(scene);
    end_failing();
    if (!first) {
        if (first.error().message.size() < 20) return "an error says too little: " + first.error().message;
        if (first.error().message.find("damaged") != std::string::npos)
            return "it calls a good file damaged: " + first.error().message;
        const auto again = step.act(scene);
        const bool must_restart =
            !again && again.error().message.find("start the program again") != std::string::npos;
        if (!again && !must_restart) return "it cannot go on, and does not say why: " + again.error().message;
    }
    return scene.problem_after_restart();
}

}  // namespace skranke::test
