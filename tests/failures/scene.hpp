#pragma once
// A desk's node on a disk in memory, a neighbour to talk with, and what was told to people: the stage on
// which one thing at a time is made to fail.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/storage/memory_disk.hpp"
#include "sync/node/queue_node.hpp"
#include "tests/support/morning_clock.hpp"

namespace skranke::test {

class Scene {
public:
    // A node that has a few tickets, and a neighbour that has others. `name` may be in use once at a time.
    explicit Scene(const std::string& name);

    Result<void> open();
    // Housekeeping and the end of the node, as when a program stops.
    Result<void> close();
    bool is_open() const { return node_ != nullptr; }
    // What is done is remembered as told.
    Result<void> perform(const Action& action);
    IssueTicket issue() const;
    // Until both have nothing more to say.
    Result<void> talk_with_neighbour();
    // Something that the node does not know yet.
    void neighbour_issues();

    // The disk of the node; the neighbour's is a good one.
    MemoryDisk& disk() { return disk_; }

    // Opens the node anew, where nothing fails any more, and looks for what was told. Empty: it is all there,
    // the file is whole, no number comes again, and the neighbour agrees.
    std::string problem_after_restart();

    // The same from what is on the disks now, as after the processes have ended in the middle of their work.
    std::string problem_after_sudden_end();
    // Grows with everything that the disks are asked for.
    std::uint64_t requests() const { return disk_.requests() + neighbours_disk_.requests(); }

private:
    std::string problem();

    MorningClock clock_;
    SeededRandom random_{11};
    MemoryDisk disk_, neighbours_disk_, disk_after_end_, neighbours_disk_after_end_;
    std::string file_system_;  // that the node opens
    std::unique_ptr<QueueNode> node_, neighbour_;
    std::map<TicketId, Ticket> told_;
};

// Something a node does, that can fail: and the same again, after it has.
struct Step {
    const char* name;
    std::function<void(Scene&)> prepare;
    std::function<Result<void>(Scene&)> act;
};
// Start, issue, call, sync and close.
const std::vector<Step>& steps();

// The step with a fault in it, the same step without, and a look at what is left. Empty: what failed was
// told with a message, nothing was lost, and the node could go on, or said that it must be started again.
std::string problem_with(Scene& scene, const Step& step, const std::function<void()>& begin_failing,
                         const std::function<void()>& end_failing);

}  // namespace skranke::test
