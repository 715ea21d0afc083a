#pragma once
// A made-up day to practise on: a node of its own in memory, with this municipality's desks, services and
// people, and no peers. Citizens come by themselves, always the same ones. Nothing of it reaches a disk. One
// thread owns it.
#include <chrono>
#include <cstdint>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "shared/storage/memory_disk.hpp"
#include "sync/node/node_thread.hpp"
#include "sync/node/queue_node.hpp"

namespace skranke {

// Who practises where, as the real node's snapshot says.
struct PracticePlan {
    Municipality municipality;
    SiteId site;
    DeskId desk;
    PersonId person;
};

// Behind the real clock while the citizens who wait already are made up.
class PracticeClock final : public Clock {
public:
    explicit PracticeClock(const Clock& real) : real_(real) {}
    UtcTime now() const override { return real_.now() - behind; }
    std::chrono::nanoseconds monotonic() const override { return real_.monotonic(); }

    std::chrono::milliseconds behind{};

private:
    const Clock& real_;
};

class PracticeDay {
public:
    // Five wait already. Takes a moment: not for a screen's thread.
    static Result<std::unique_ptr<PracticeDay>> create(const PracticePlan& plan, const Clock& clock,
                                                       Random& random);
    ~PracticeDay();
    PracticeDay(const PracticeDay&) = delete;
    PracticeDay& operator=(const PracticeDay&) = delete;

    // What is set up changes for this day alone, like all the rest.
    std::expected<Performed, Refused> perform(const Intended& intended, const DeskId& desk,
                                              const PersonId& person);
    std::shared_ptr<const Snapshot> snapshot() const { return node_->snapshot(); }

    // Lets those come whose time it is.
    Result<void> let_come();
    UtcTime next_comes_at() const { return next_comes_at_; }

private:
    PracticeDay(const PracticePlan& plan, const Clock& clock);
    Result<void> set_up(Random& random);
    Result<void> one_comes();

    PracticePlan plan_;
    PracticeClock clock_;
    MemoryDisk disk_;
    std::unique_ptr<QueueNode> node_;
    std::size_t came_ = 0;
    UtcTime next_comes_at_{};
};

}  // namespace skranke
