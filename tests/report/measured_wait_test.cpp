// How far a wait between two devices' clocks can be believed.
#include "shared/report/measured_wait.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

// One device hands out numbers, another calls.
struct TwoDevices {
    Console host{1}, advisor{2};
    TwoDevices() { host.act(OpenDay{service_day}); }

    void visit(std::chrono::milliseconds wait, std::chrono::minutes clock_ahead = 0min) {
        host.issue();
        meet(host, advisor);
        advisor.now = host.now + wait - clock_ahead;
        advisor.act(CallNext{});
        advisor.act(StartService{});
        advisor.act(FinishService{});
        meet(host, advisor);
        host.now += 20min;
    }
    std::vector<std::optional<MeasuredWait>> waits() const { return measured_waits(host.day(), host.set_up); }
};

}  // namespace

TEST_CASE("a number called by the device that issued it was waited for by one clock") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.issue();
    console.now += 7min;
    console.act(CallNext{});
    const auto waits = measured_waits(console.day(), console.set_up);
    REQUIRE(waits.size() == 2);
    CHECK(waits[0] == MeasuredWait{.time = 7min, .two_clocks = false, .used = true});
    CHECK_FALSE(waits[1]);
}

TEST_CASE("a wait between two devices is used, and says that there were two clocks") {
    TwoDevices devices;
    devices.visit(4min);
    CHECK(devices.waits().front() == MeasuredWait{.time = 4min, .two_clocks = true, .used = true});
}

TEST_CASE("two clocks of which one is caught before the other are used for no wait of the day") {
    TwoDevices devices;
    devices.visit(3min);
    devices.visit(1min, 5min);
    const auto waits = devices.waits();
    REQUIRE(waits.size() == 2);
    CHECK_FALSE(waits[0]->used);
    CHECK_FALSE(waits[1]->used);
    CHECK(waits[1]->time == 0ms);
}

TEST_CASE("half a minute between two clocks is nothing") {
    TwoDevices devices;
    devices.visit(-30s);
    CHECK(devices.waits().front() == MeasuredWait{.time = 0ms, .two_clocks = true, .used = true});
}

TEST_CASE("who has a time agreed waits from then on, and not less than nothing if called before it") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.act(IssueTicket{.service = ServiceId{"B01"}, .appointment = console.now + 30min});
    console.now += 35min;
    console.act(CallNext{});
    CHECK(measured_waits(console.day(), console.set_up).front()->time == 5min);

    Console early{1};
    early.act(OpenDay{service_day});
    const Ticket ticket =
        early.act(IssueTicket{.service = ServiceId{"B01"}, .appointment = early.now + 30min});
    early.now += 20min;
    early.act(CallTicket{.ticket = ticket.id, .because = ChosenBecause::agreed_with_citizen});
    CHECK(measured_waits(early.day(), early.set_up).front() ==
          MeasuredWait{.time = 0ms, .two_clocks = false, .used = true});
}

TEST_CASE("a number from paper has no measured wait") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.act(ReservePaper{.count = 3});
    console.now += 30min;
    console.act(
        EnterPaper{.number = {'A', 1}, .service = ServiceId{"B01"}, .came_at = nine, .helped = false});
    console.act(CallNext{});
    CHECK_FALSE(measured_waits(console.day(), console.set_up).front());
}

TEST_CASE("who was sent back and called again is known by the desk that called first") {
    TwoDevices devices;
    devices.host.set_up.devices = {{DeviceId{"0000000000000001"}, "Konsol 1", library, desk(1), 'A'},
                                   {DeviceId{"0000000000000002"}, "Konsol 2", library, desk(2), 'B'}};
    devices.host.issue();
    devices.host.now += 5min;
    const Ticket called = devices.host.act(CallNext{});
    devices.host.act(ReturnToQueue{called.id});
    meet(devices.host, devices.advisor);
    devices.advisor.now = devices.host.now + 10min;
    devices.advisor.act(CallNext{});
    meet(devices.host, devices.advisor);
    CHECK(devices.waits().front() == MeasuredWait{.time = 5min, .two_clocks = false, .used = true});
}
