#include "tools/simulate/network.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace {

using namespace skranke;
using namespace skranke::simulation;
using std::chrono::milliseconds;
using std::chrono::seconds;

// A process that keeps what happens to its connection.
struct Station {
    Station(Network& network, MachineIndex machine) : process(network.start_process(machine)) {}

    void listen(MachineIndex machine) {
        listener = *process->listen({"127.0.0.1", static_cast<std::uint16_t>(7300 + machine)}, {},
                                    [this](auto taken) { take(std::move(taken)); });
    }
    void call(MachineIndex machine) {
        attempt = process->connect({"127.0.0.1", static_cast<std::uint16_t>(7300 + machine)}, {},
                                   [this](Result<std::unique_ptr<net::Connection>> made) {
                                       if (made) return take(*std::move(made));
                                       ended = made.error().message;
                                   });
    }
    void take(std::unique_ptr<net::Connection> taken) {
        connection = std::move(taken);
        connection->start(
            {.received = [this](ByteView frame) { heard.emplace_back(frame.begin(), frame.end()); },
             .sent = [] {},
             .closed = [this](const std::string& why) { ended = why; }});
    }
    void say(const std::string& text) { connection->send(Bytes(text.begin(), text.end())); }

    std::unique_ptr<ProcessTransport> process;
    std::unique_ptr<net::Listener> listener;
    std::unique_ptr<net::Attempt> attempt;
    std::unique_ptr<net::Connection> connection;
    std::vector<std::string> heard;
    std::string ended;
};

struct TwoStations {
    EventHeap heap;
    SeededRandom random{5};
    Network network{heap, random, 2};
    Station first{network, 0}, second{network, 1};

    TwoStations() {
        first.listen(0);
        second.call(0);
        pass(seconds{1});
        REQUIRE(first.connection);
        REQUIRE(second.connection);
    }
    void pass(Time time) { heap.run_until(heap.now() + time); }
};

}  // namespace

TEST_CASE("frames arrive once and in order") {
    TwoStations world;
    std::vector<std::string> said;
    for (int i = 0; i < 50; ++i) {
        said.push_back(std::to_string(i));
        REQUIRE(world.second.connection->has_room());
        world.second.say(said.back());
        CHECK_FALSE(world.second.connection->has_room());
        world.pass(milliseconds{1});
    }
    world.pass(seconds{1});
    CHECK(world.first.heard == said);
}

TEST_CASE("a short cut delays frames, a long one ends the connection at both ends") {
    TwoStations world;
    world.network.cut(1, 0);
    world.second.say("late");
    world.pass(seconds{3});
    CHECK(world.first.heard.empty());
    world.network.heal(1, 0);
    world.pass(seconds{1});
    CHECK(world.first.heard == std::vector<std::string>{"late"});
    CHECK(world.first.ended == "");

    world.network.cut(0, 1);
    world.pass(seconds{9});
    CHECK(world.first.ended == "nothing was heard");
    CHECK(world.second.ended == "nothing was heard");
}

TEST_CASE("a killed process is missed at once, a machine without power after a while") {
    TwoStations world;
    SECTION("killed") {
        world.second.process->kill(true);
        world.pass(seconds{1});
        CHECK(world.first.ended == "reset");
    }
    SECTION("without power") {
        world.second.process->kill(false);
        world.pass(seconds{1});
        CHECK(world.first.ended == "");
        world.pass(seconds{8});
        CHECK(world.first.ended == "nothing was heard");
    }
}

TEST_CASE("a machine that sleeps does what it missed when it wakes") {
    TwoStations world;
    auto timer = world.second.process->make_timer();
    bool rang = false;
    timer->call_after(milliseconds{500}, [&] { rang = true; });
    world.network.set_silent(1, true);
    world.first.say("good morning");
    world.pass(seconds{2});
    CHECK_FALSE(rang);
    CHECK(world.second.heard.empty());
    world.network.set_silent(1, false);
    world.pass(seconds{1});
    CHECK(rang);
    CHECK(world.second.heard == std::vector<std::string>{"good morning"});
}

TEST_CASE("a call to nobody is refused, and one into a cut is not answered") {
    EventHeap heap;
    SeededRandom random{6};
    Network network{heap, random, 3};
    Station caller{network, 0}, idle{network, 1};
    caller.call(1);
    heap.run_until(seconds{1});
    CHECK(caller.ended == "127.0.0.1:7301: nobody listens");
    network.cut(0, 2);
    caller.call(2);
    heap.run_until(seconds{2});
    CHECK(caller.ended == "127.0.0.1:7301: nobody listens");
    heap.run_until(seconds{7});
    CHECK(caller.ended == "127.0.0.1:7302: no answer");
}
