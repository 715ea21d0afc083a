// Devices that know each other find each other on the local network: real multicast, here within the machine.
#include "sync/node/lan_discovery.hpp"

#include <catch2/catch.hpp>
#include <iostream>

#include "sync/net/socket_transport.hpp"
#include "tests/node/thread_world.hpp"

using namespace skranke;

namespace {

// Some machines' kernels pass nothing on within the machine: there is nothing to be tested there.
bool hears_itself() {
    net::SocketTransport transport;
    bool heard = false;
    const auto socket = transport.open_lan("127.0.0.1", [&](ByteView, const std::string&) {
        heard = true;
        transport.stop();
    });
    if (socket) {
        const auto timer = transport.make_timer();
        timer->call_after(std::chrono::seconds{2}, [&] { transport.stop(); });
        (*socket)->call_out(Bytes{1, 2, 3});
        transport.run();
    }
    if (!heard) std::cout << "SKIPPED: this machine does not hear its own multicast\n";
    return heard;
}

struct Lan {
    std::filesystem::path device(const std::string& name, const std::string& site, char letter) {
        const auto folder = world.node(name, site, letter);
        REQUIRE(DeviceKey::open(folder));
        return folder;
    }
    static void knows(const std::filesystem::path& one, const std::filesystem::path& other) {
        const auto key = DeviceKey::open(other);
        REQUIRE(key);
        REQUIRE(trust_device(one, {.fingerprint = key->fingerprint(), .name = "the other"}));
    }
    // No address of anybody is given.
    std::unique_ptr<NodeThread> start(const std::filesystem::path& folder, bool discover = true) {
        return world.start({.node = {.folder = folder}, .listen = "tls://127.0.0.1:0", .discover = discover});
    }

    test::ThreadWorld world;
};

}  // namespace

TEST_CASE("Two devices that know each other find each other without an address") {
    if (!hears_itself()) return;
    Lan lan;
    const auto one = lan.device("one", "Hovedbiblioteket", 'A'),
               other = lan.device("other", "Værestedet", 'C');
    lan.knows(one, other);
    lan.knows(other, one);
    auto library = lan.start(one), drop_in = lan.start(other);
    lan.world.perform(*library, IssueTicket{.service = {"A01"}});
    lan.world.wait_until([&] { return test::tickets_at(*drop_in, "hovedbiblioteket") == 1; });
    lan.world.wait_until([&] { return library->snapshot()->sync.connected == 1; });

    // One comes back at another port: found again.
    drop_in.reset();
    lan.world.wait_until([&] { return library->snapshot()->sync.connected == 0; });
    CHECK(library->snapshot()->sync.missing == 0);
    drop_in = lan.start(other);
    lan.world.wait_until([&] { return library->snapshot()->sync.connected == 1; });
}

TEST_CASE("A device that only one of them knows is not talked with, found or not") {
    if (!hears_itself()) return;
    Lan lan;
    const auto one = lan.device("one", "Hovedbiblioteket", 'A'),
               other = lan.device("other", "Værestedet", 'C'), third = lan.device("third", "Torvet", 'D');
    lan.knows(one, other);
    lan.knows(other, one);
    lan.knows(third, one);  // but nobody knows the third
    auto stranger = lan.start(third), library = lan.start(one), drop_in = lan.start(other);
    lan.world.wait_until([&] { return library->snapshot()->sync.connected == 1; });
    lan.world.perform(*library, IssueTicket{.service = {"A01"}});
    lan.world.wait_until([&] { return test::tickets_at(*drop_in, "hovedbiblioteket") == 1; });
    CHECK(test::tickets_at(*stranger, "hovedbiblioteket") == 0);
    CHECK(stranger->snapshot()->sync.connected == 0);
}

TEST_CASE("Who is not to be found is not") {
    if (!hears_itself()) return;
    Lan lan;
    const auto one = lan.device("one", "Hovedbiblioteket", 'A'),
               other = lan.device("other", "Værestedet", 'C'), third = lan.device("third", "Torvet", 'D');
    for (const auto& [who, whom] : {std::pair{one, other}, {other, one}, {one, third}, {third, one}})
        lan.knows(who, whom);
    auto hidden = lan.start(third, false), library = lan.start(one), drop_in = lan.start(other);
    lan.world.wait_until([&] { return library->snapshot()->sync.connected == 1; });
    CHECK(hidden->snapshot()->sync.connected == 0);
}
