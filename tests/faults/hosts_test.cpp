// Two hosts with a cable between them, over which their nodes talk as they would in a town: over TLS.
#include <array>
#include <catch2/catch.hpp>
#include <csignal>

#include "tests/faults/host.hpp"
#include "tests/faults/ledger.hpp"
#include "tests/faults/lossy_cable.hpp"
#include "tests/support/serving_node.hpp"
#include "tests/support/tls_node.hpp"

using namespace skranke::test;

namespace {

constexpr const char* caller_address = "10.77.0.1";
constexpr const char* called_address = "10.77.0.2";

// A node at each of two hosts, and what they told.
class TwoHosts {
public:
    // Null where no hosts can be made.
    static std::unique_ptr<TwoHosts> make() {
        auto caller = Host::make(), called = Host::make();
        if (!caller || !called || !Host::connect(*caller, caller_address, *called, called_address))
            return nullptr;
        return std::unique_ptr<TwoHosts>(new TwoHosts(std::move(caller), std::move(called), nullptr));
    }
    static std::unique_ptr<TwoHosts> make(const CableFaults& faults) {
        auto caller = Host::make(), called = Host::make();
        if (!caller || !called) return nullptr;
        auto cable = LossyCable::connect(*caller, caller_address, *called, called_address, faults);
        if (!cable) return nullptr;
        return std::unique_ptr<TwoHosts>(
            new TwoHosts(std::move(caller), std::move(called), std::move(cable)));
    }

    Host& caller() { return *caller_; }
    const LossyCable& cable() const { return *cable_; }

    void both_issue(int times) {
        for (int i = 0; i < times; ++i) {
            act(0, "issue");
            act(1, "issue");
        }
    }
    void act(std::size_t at, const std::string& line) {
        const auto answer = nodes_.at(at)->ask(line);
        REQUIRE(answer);
        INFO(answer->dump());
        REQUIRE_FALSE(answer->contains("error"));
        ledger_.write(folders_[at], *answer);
    }
    // Both ask for their list until they say the same, with so many tickets in it. False: they never do.
    bool agree(std::size_t tickets) {
        constexpr int tries = 3000;  // the pause between two is what one waits for news that never come
        for (int i = 0; i < tries; ++i) {
            const auto one = nodes_[0]->ask("list"), other = nodes_[1]->ask("list");
            if (!one || !other) return false;
            if (one->size() == tickets && *one == *other) return true;
            nodes_[0]->process().read_line(std::chrono::milliseconds{20});
        }
        return false;
    }
    std::array<std::size_t, 2> tickets_known() {
        return {nodes_[0]->ask("list").value().size(), nodes_[1]->ask("list").value().size()};
    }
    void check_that_all_was_kept() {
        for (auto& node : nodes_) {
            node->process().signal(SIGTERM);
            CHECK(node->process().wait() == 0);
        }
        CHECK(ledger_.broken_promises(folders_) == std::vector<std::string>{});
        CHECK(what_differs_in(folders_) == "");
    }

private:
    TwoHosts(std::unique_ptr<Host> caller, std::unique_ptr<Host> called, std::unique_ptr<LossyCable> cable)
        : caller_(std::move(caller)), called_(std::move(called)), cable_(std::move(cable)) {
        make_demo_node(program("skranke"), {folders_[0], "Hovedbiblioteket", "Skranke 1", 'A'});
        make_demo_node(program("skranke"), {folders_[1], "Hovedbiblioteket", "Skranke 2", 'B'});
        trust_each_other(folders_[0], folders_[1]);
        called_->run([&] {
            nodes_[0] = std::make_unique<ServingNode>(program("skranke"), folders_[0], no_peers,
                                                      std::string(called_address) + ":0");
        });
        caller_->run([&] {
            const std::vector<std::string> peers = {nodes_[0]->address()};
            nodes_[1] = std::make_unique<ServingNode>(program("skranke"), folders_[1], peers);
        });
    }

    inline static const std::vector<std::string> no_peers;

    TemporaryFolder temporary_;
    std::vector<std::string> folders_ = {temporary_ / "called", temporary_ / "caller"};
    std::unique_ptr<Host> caller_, called_;
    std::unique_ptr<LossyCable> cable_;  // null: one that the kernel made
    std::array<std::unique_ptr<ServingNode>, 2> nodes_;
    Ledger ledger_;
};

constexpr const char* why_no_hosts =
    "SKIPPED: no hosts of their own can be made here: it takes root, the program ip, and veth";

constexpr const char* why_no_lossy_cable =
    "SKIPPED: no lossy cable can be made here: it takes root, the program ip, and TUN devices";

}  // namespace

TEST_CASE("two hosts whose cable is pulled out go on, and agree when it is back") {
    const auto hosts = TwoHosts::make();
    if (!hosts) {
        WARN(why_no_hosts);
        return;
    }
    hosts->both_issue(3);
    CHECK(hosts->agree(6));
    REQUIRE(hosts->caller().run_command("ip link set cable down"));
    hosts->both_issue(3);
    CHECK(hosts->tickets_known() == std::array<std::size_t, 2>{9, 9});
    hosts->act(0, "call");
    hosts->act(1, "call");
    REQUIRE(hosts->caller().run_command("ip link set cable up"));
    CHECK(hosts->agree(12));
    hosts->check_that_all_was_kept();
}

TEST_CASE("two hosts agree over a cable that loses every fifth packet and brings others late") {
    constexpr int rounds = 5;
    const auto hosts = TwoHosts::make(
        {.lost_percent = 20, .late_percent = 30, .late_by_most = std::chrono::milliseconds{60}, .seed = 5});
    if (!hosts) {
        WARN(why_no_lossy_cable);
        return;
    }
    for (int round = 1; round <= rounds; ++round) {
        hosts->both_issue(2);
        hosts->act(0, "call");
        hosts->act(0, "start");
        CHECK(hosts->agree(static_cast<std::size_t>(4 * round)));
        hosts->act(0, "finish --outcome solved");
    }
    CHECK(hosts->agree(4 * rounds));
    hosts->check_that_all_was_kept();
    const auto traffic = hosts->cable().traffic();
    INFO(traffic.carried << " packets carried, " << traffic.lost << " lost, " << traffic.overtaken
                         << " overtaken");
    CHECK(traffic.lost > 0);
    CHECK(traffic.overtaken > 0);
}
