// A node lets a device join over real sockets, with two people who look at digits.
#include <catch2/catch.hpp>

#include "shared/storage/data_folder.hpp"
#include "sync/node/pairing_guest.hpp"
#include "sync/node/pairing_host.hpp"
#include "tests/net/loop_thread.hpp"
#include "tests/node/node_world.hpp"

using namespace skranke;
using test::TestNode;

namespace {

// One end: a folder, its key, and what the person there sees.
template <class News>
struct Screen {
    test::LoopThread loop;
    DeviceFingerprint fingerprint;
    std::unique_ptr<net::PairingDoor> door;
    std::vector<News> news;  // touched on the loop alone

    void open_door(const std::filesystem::path& folder, const Clock& clock) {
        REQUIRE(make_data_folder(folder));
        const auto key = DeviceKey::open(folder);
        REQUIRE(key);
        fingerprint = key->fingerprint();
        loop.run([&] {
            auto opened = loop.transport().open_pairing_door(*key, clock);
            REQUIRE(opened);
            door = *std::move(opened);
        });
    }
    // Waits for news of a kind, and takes them.
    template <class Kind>
    Kind next() {
        std::optional<Kind> found;
        REQUIRE(loop.becomes([&] {
            if (news.empty()) return false;
            if (auto* wanted = std::get_if<Kind>(&news.front())) found = std::move(*wanted);
            news.erase(news.begin());
            return true;
        }));
        REQUIRE(found);
        return *found;
    }
};

struct SideBySide : test::World {
    TestNode library{folder / "library", clock, random, "Hovedbiblioteket", 'A'};
    SystemRandom dice;
    Screen<PairingHostNews> at_library;
    Screen<PairingGuestNews> at_van;
    std::unique_ptr<PairingHost> host;
    std::unique_ptr<PairingGuest> guest;
    std::filesystem::path van_folder = folder / "van";
    net::Endpoint there;

    SideBySide() {
        at_library.open_door(folder / "library", clock);
        at_van.open_door(van_folder, clock);
    }
    ~SideBySide() {
        at_van.loop.run([&] {
            guest.reset();
            at_van.door.reset();
        });
        at_library.loop.run([&] {
            host.reset();
            at_library.door.reset();
            library.close();
        });
    }

    std::string invite(const NewDevice& device = {}, std::chrono::milliseconds open_for = pairing::open_for) {
        std::string problem;
        at_library.loop.run([&] {
            host.reset();
            auto started = PairingHost::start(
                {.folder = folder / "library",
                 .own = at_library.fingerprint,
                 .device = device,
                 .listen = {"127.0.0.1", 0, true},
                 .open_for = open_for},
                *library, at_library.loop.transport(), *at_library.door, clock, dice,
                [this](PairingHostNews news) { at_library.news.push_back(std::move(news)); });
            if (!started) {
                problem = started.error().message;
                return;
            }
            host = *std::move(started);
            there = {"127.0.0.1", host->port(), true};
        });
        return problem;
    }
    void join() {
        at_van.loop.run([&] {
            guest.reset();
            at_van.news.clear();
            guest = std::make_unique<PairingGuest>(
                PairingGuestOptions{.folder = van_folder,
                                    .own = at_van.fingerprint,
                                    .inviter = there,
                                    .own_address = "192.168.1.11:7301"},
                at_van.loop.transport(), *at_van.door, dice,
                [this](PairingGuestNews news) { at_van.news.push_back(std::move(news)); });
        });
    }
    // What both show.
    std::string compare() {
        const auto one = at_library.next<DigitsShown>().digits;
        CHECK(at_van.next<DigitsShown>().digits == one);
        return one;
    }
    void both_say_same() {
        at_library.loop.run([&] { host->say_same(); });
        at_van.loop.run([&] { guest->say_same(); });
    }
    std::vector<KnownDevice> known_at_library() {
        const auto devices = read_device_list(folder / "library");
        REQUIRE(devices);
        return *devices;
    }
};

}  // namespace

TEST_CASE("A device joins: it has a place and a letter, and the two know each other and where to call") {
    SideBySide side;
    REQUIRE(side.invite({.site = "Værestedet", .letter = 'V'}) == "");
    side.join();
    CHECK(side.compare().size() == 7);
    side.both_say_same();
    const auto added = side.at_library.next<DeviceAdded>();
    const auto joined = side.at_van.next<Joined>();

    CHECK(added.device.letter == 'V');
    const KnownDevice van{.fingerprint = side.at_van.fingerprint,
                          .name = added.device.name,
                          .address = "tls://192.168.1.11:7301"};
    const KnownDevice library{.fingerprint = side.at_library.fingerprint,
                              .name = "Konsol, Skranke 1",
                              .address = side.there.text()};
    CHECK(side.known_at_library() == std::vector{van});
    CHECK(joined.inviter == library);
    CHECK(read_device_list(side.van_folder) == std::vector{library});

    auto node = QueueNode::open({.folder = side.van_folder}, side.clock, side.random);
    REQUIRE(node);
    CHECK((*node)->snapshot()->device == added.device.id);
    CHECK((*node)->snapshot()->municipality->find(added.device.id)->letter == 'V');
}

TEST_CASE("A person who says that the digits differ lets nobody in; five times, and the door is shut") {
    SideBySide side;
    REQUIRE(side.invite() == "");
    const bool at_the_library = GENERATE(true, false);
    for (std::size_t left = 5; left-- > 0;) {
        side.join();
        side.compare();
        if (at_the_library)
            side.at_library.loop.run([&] { side.host->refuse(); });
        else
            side.at_van.loop.run([&] { side.guest->refuse(); });
        side.at_van.next<NotJoined>();
        if (left > 0)
            CHECK(side.at_library.next<TryEnded>().tries_left == left);
        else
            CHECK(side.at_library.next<InvitationOver>().why.find("fifth time") != std::string::npos);
    }
    side.join();
    CHECK(side.at_van.next<NotJoined>().why.find("nobody at") != std::string::npos);
    // Nor if the program is started again, until ten minutes have passed.
    CHECK(side.invite().find("five times") != std::string::npos);
    side.clock.advance(std::chrono::minutes{10});
    CHECK(side.invite() == "");
    CHECK(side.known_at_library().empty());
    CHECK_FALSE(QueueNode::open({.folder = side.van_folder}, side.clock, side.random));
}

TEST_CASE("Devices that joined are no tries: a whole municipality can be set up in ten minutes") {
    SideBySide side;
    for (int i = 0; i < 7; ++i) {
        side.at_library.loop.run([&] { side.at_library.news.clear(); });
        side.van_folder = side.folder / ("van" + std::to_string(i));
        side.at_van.open_door(side.van_folder, side.clock);
        REQUIRE(side.invite() == "");
        side.join();
        side.compare();
        side.both_say_same();
        side.at_library.next<DeviceAdded>();
        side.at_van.next<Joined>();
    }
    CHECK(side.known_at_library().size() == 7);
}

TEST_CASE("When the time is over nobody is heard any more, but who is inside may finish") {
    SideBySide side;
    SECTION("nobody came") {
        REQUIRE(side.invite({}, std::chrono::milliseconds{1}) == "");
        CHECK(side.at_library.next<InvitationOver>().why.find("time is over") != std::string::npos);
        side.join();
        CHECK(side.at_van.next<NotJoined>().why.find("nobody at") != std::string::npos);
    }
    SECTION("somebody is inside") {
        REQUIRE(side.invite({}, std::chrono::milliseconds{500}) == "");
        side.join();
        side.compare();
        // A timer that was set later, for later: the host's own has run when it has.
        const auto timer_has_run = std::make_shared<bool>(false);
        std::unique_ptr<net::Timer> timer;
        side.at_library.loop.run([&] {
            timer = side.at_library.loop.transport().make_timer();
            timer->call_after(std::chrono::milliseconds{600}, [timer_has_run] { *timer_has_run = true; });
        });
        REQUIRE(side.at_library.loop.becomes([&] { return *timer_has_run; }));
        side.at_library.loop.run([&] { timer.reset(); });
        const bool they_agree = GENERATE(true, false);
        if (they_agree) {
            side.both_say_same();
            side.at_library.next<DeviceAdded>();
            side.at_van.next<Joined>();
        } else {
            side.at_van.loop.run([&] { side.guest->refuse(); });
            CHECK(side.at_library.next<InvitationOver>().why.find("time is over") != std::string::npos);
        }
    }
}

TEST_CASE("A folder that cannot become a node is told of at both ends, and the device is not known") {
    SideBySide side;
    REQUIRE(QueueNode::create({.folder = side.van_folder, .municipality_name = "Nabokommunen"}, side.clock,
                              side.random));
    REQUIRE(side.invite() == "");
    side.join();
    side.compare();
    side.both_say_same();
    CHECK(side.at_van.next<NotJoined>().why.find("holds a node already") != std::string::npos);
    CHECK(side.at_library.next<InvitationOver>().why.find("has not said that it joined") !=
          std::string::npos);
    CHECK(side.known_at_library().empty());
}

TEST_CASE("An inviter that has no place left says so, and nobody joins") {
    SideBySide side;
    REQUIRE(side.invite({.letter = 'A'}) == "");
    side.join();
    side.compare();
    side.both_say_same();
    CHECK(side.at_library.next<InvitationOver>().why.find("another device has the number series A") !=
          std::string::npos);
    side.at_van.next<NotJoined>();
    CHECK(side.known_at_library().empty());
    CHECK_FALSE(QueueNode::open({.folder = side.van_folder}, side.clock, side.random));
}

TEST_CASE("An address at which nobody could be called is not written down") {
    SideBySide side;
    REQUIRE(side.invite() == "");
    side.at_van.loop.run([&] {
        side.guest = std::make_unique<PairingGuest>(
            PairingGuestOptions{.folder = side.van_folder,
                                .own = side.at_van.fingerprint,
                                .inviter = side.there,
                                .own_address = "0.0.0.0:1"},
            side.at_van.loop.transport(), *side.at_van.door, side.dice,
            [&](PairingGuestNews news) { side.at_van.news.push_back(std::move(news)); });
    });
    side.compare();
    side.both_say_same();
    CHECK(side.at_library.next<DeviceAdded>().known.address == "");
}

TEST_CASE("A copy of the inviter's own folder does not join it") {
    SideBySide side;
    REQUIRE(side.invite() == "");
    std::filesystem::copy_file(device_key_file(side.folder / "library"), device_key_file(side.van_folder),
                               std::filesystem::copy_options::overwrite_existing);
    side.at_van.open_door(side.van_folder, side.clock);
    side.join();
    CHECK(side.at_van.next<NotJoined>().why.find("own key") != std::string::npos);
}
