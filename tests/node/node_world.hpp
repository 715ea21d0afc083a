#pragma once
// Nodes in one process, with a clock and dice of the test's own.
#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/node/queue_node.hpp"
#include "tests/support/temporary_folder.hpp"

namespace skranke::test {

class ManualClock final : public Clock {
public:
    UtcTime now() const override { return now_; }
    std::chrono::nanoseconds monotonic() const override { return now_.time_since_epoch(); }
    void advance(std::chrono::milliseconds time) { now_ += time; }
    void set(UtcTime time) { now_ = time; }

private:
    // A Tuesday, 10.00 in Denmark; later than any build of the program.
    UtcTime now_ = std::chrono::sys_days{std::chrono::year{2031} / 3 / 4} + std::chrono::hours{9};
};

// What the nodes of a test stand in.
struct World {
    TemporaryFolder folder;
    ManualClock clock;
    SeededRandom random{7};
};

inline std::string words(const Refused& refused) {
    if (const auto* refusal = std::get_if<Refusal>(&refused)) return refusal->english;
    return std::get<Error>(refused).message;
}

// A node and its folder, which outlives it: close and open as often as wanted.
class TestNode {
public:
    TestNode(const std::filesystem::path& folder, ManualClock& clock, Random& random, const std::string& site,
             std::optional<char> letter = {}, std::optional<std::string> desk = {})
        : folder_(folder), clock_(clock), random_(random) {
        const auto created = QueueNode::create({.folder = folder,
                                                .demo = true,
                                                .municipality_name = {},
                                                .site = site,
                                                .device_name = {},
                                                .desk = desk,
                                                .letter = letter,
                                                .display = false},
                                               clock, random);
        INFO((created ? std::string() : created.error().message));
        REQUIRE(created);
        open();
    }

    void open() {
        auto node = QueueNode::open({.folder = folder_, .date_checks = true}, clock_, random_);
        INFO((node ? std::string() : node.error().message));
        REQUIRE(node);
        node_ = *std::move(node);
    }
    void close() { node_.reset(); }
    void reopen() {
        close();
        open();
    }

    Performed perform(const Action& action, const std::string& desk = {}) {
        clock_.advance(std::chrono::seconds{7});
        auto performed = node_->perform(action, {desk});
        INFO((performed ? std::string() : words(performed.error())));
        REQUIRE(performed);
        return *performed;
    }
    Ticket issue(const std::string& service = "B02", Escort escort = Escort::none) {
        return perform(IssueTicket{.service = {service}, .escort = escort}).ticket;
    }
    const Day& day() {
        snapshot_ = node_->snapshot();
        return *snapshot_->day;
    }

    QueueNode& operator*() { return *node_; }
    QueueNode* operator->() { return node_.get(); }

private:
    std::filesystem::path folder_;
    ManualClock& clock_;
    Random& random_;
    std::unique_ptr<QueueNode> node_;
    std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace skranke::test
