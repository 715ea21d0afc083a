#include "sync/net/peer_network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/net/loop_thread.hpp"
#include "tests/net/plain_socket.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace skranke;
using namespace skranke::net;
using test::LoopThread;
using test::PlainSocket;
using test::TemporaryFolder;

const auto document_id = DocumentId::derive("a shared document");

// A storage and a network on one loop. Both are touched on the loop only.
struct Station {
    Station(LoopThread& loop_thread, const std::filesystem::path& file, std::string name)
        : thread(loop_thread) {
        auto database = Database::open({.file = file, .access = DatabaseAccess::create});
        REQUIRE(database);
        auto opened = Repository::open(*std::move(database), random);
        REQUIRE(opened);
        repository = *std::move(opened);
        repository->set_actor(automerge::ActorId{automerge::Bytes(name.begin(), name.end())});
        self = {.repository = repository.get(),
                .identity = {.peer_id = name, .storage_id = repository->storage_id(), .ephemeral = false},
                .admit = [](const DocumentId& id, const automerge::Document&) {
                    return id == document_id ? std::optional<std::string>("shared") : std::nullopt;
                }};
    }
    ~Station() {
        thread.run([&] { network.reset(); });
    }

    void start(std::optional<Endpoint> listen, std::vector<Endpoint> peers) {
        thread.run([&] {
            NetworkTimes times;
            times.connection = {.handshake = std::chrono::milliseconds{2'000}, .silence = silence};
            times.retry_first = retry_first;
            times.retry_last = retry_last;
            auto started = PeerNetwork::start(
                thread.transport(), self, {.listen = listen, .peers = peers, .times = times}, clock, random,
                [this] {
                    if (network) most_connections = std::max(most_connections, network->connections());
                });
            REQUIRE(started);
            network = *std::move(started);
        });
    }
    std::uint16_t listen_anywhere() {
        start(Endpoint{"127.0.0.1", 0}, {});
        return network->port();
    }

    void put(const std::string& key) {
        thread.run([&] {
            auto transaction = repository->begin();
            REQUIRE(transaction);
            if (!repository->find(document_id))
                REQUIRE(transaction->create(document_id, "shared", automerge::Document{}));
            REQUIRE(transaction->edit(document_id, {},
                                      [&](automerge::Transaction& edit, const automerge::Document&) {
                                          return edit.put(automerge::root, key, true);
                                      }));
            REQUIRE(transaction->commit());
        });
    }
    bool has(const std::string& key) {
        return thread.becomes([&] {
            const auto* document = repository->find(document_id);
            return document && document->get(automerge::root, key);
        });
    }
    bool connected(std::size_t count) {
        return thread.becomes([&] {
            const auto peers = network->peers();
            return static_cast<std::size_t>(std::ranges::count_if(
                       peers, [](const auto& peer) { return peer.connected; })) == count;
        });
    }

    LoopThread& thread;
    SystemClock clock;
    SeededRandom random{5};
    std::chrono::milliseconds silence{8'000}, retry_first{20}, retry_last{100};
    std::unique_ptr<Repository> repository;
    wire::LocalPeer self;
    std::unique_ptr<PeerNetwork> network;
    std::size_t most_connections = 0;
};

constexpr std::string_view upgrade =
    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

}  // namespace

TEST_CASE("A change at one station comes to the other without being asked for") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one"), two(thread, folder / "2", "two");
    one.put("before");
    two.start({}, {{"127.0.0.1", one.listen_anywhere()}});
    CHECK(two.has("before"));
    one.put("there");
    CHECK(two.has("there"));
    two.put("and back");
    CHECK(one.has("and back"));
}

TEST_CASE("What a peer sends and cannot be taken is told of that peer, on both sides, until it is gone") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one"), two(thread, folder / "2", "two");
    const auto told = [](Station& station) {
        return station.thread.becomes([&] {
            const auto peers = station.network->peers();
            return peers.size() == 1 &&
                   peers.front().problem.find("not one of this municipality") != std::string::npos;
        });
    };
    const auto refuses = [](const DocumentId&, const automerge::Document&) {
        return std::optional<std::string>();
    };
    SECTION("by whom it calls") {
        two.self.admit = refuses;
        one.put("strange");
        two.start({}, {{"127.0.0.1", one.listen_anywhere()}});
        CHECK(told(two));
        thread.run([&] { one.network.reset(); });
        CHECK(thread.becomes([&] { return two.network->peers().front().problem.empty(); }));
    }
    SECTION("by whom it calls and is called") {
        two.self.admit = refuses;
        const auto at_one = Endpoint{"127.0.0.1", one.listen_anywhere()},
                   at_two = Endpoint{"127.0.0.1", two.listen_anywhere()};
        for (auto* station : {&one, &two}) thread.run([&] { station->network.reset(); });
        two.start(at_two, {at_one});
        one.start(at_one, {at_two});
        REQUIRE(thread.becomes(
            [&] { return one.network->connections() == 1 && two.network->connections() == 1; }));
        one.put("strange");
        CHECK(told(two));
    }
    SECTION("by whom it is called") {
        one.self.admit = refuses;
        two.put("strange");
        two.start({}, {{"127.0.0.1", one.listen_anywhere()}});
        CHECK(told(one));
    }
}

TEST_CASE("Rubbish closes its own connection and hurts nobody else") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one"), two(thread, folder / "2", "two");
    const auto port = one.listen_anywhere();
    two.start({}, {{"127.0.0.1", port}});
    one.put("a");
    REQUIRE(two.has("a"));

    for (const auto& rubbish :
         {std::string("GET / HTTP/1.0\r\n\r\n"), std::string("\x16\x03\x01 hello TLS"),
          std::string(20'000, 'x'),
          std::string("POST /action HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"),
          "GET / HTTP/1.1\r\nHost: x\r\nCookie: " + std::string(9'000, 'c') + "\r\n\r\n"}) {
        auto socket = PlainSocket::to(port);
        socket.say(rubbish);
        CHECK(socket.hear().find("101") == std::string::npos);
    }
    SECTION("frames that are no CBOR, no frames at all, and frames that are too long") {
        for (const auto& frame :
             {std::string("\x82\x84\0\0\0\0\xff\xff\xff\xff", 10), std::string(200, '\xff'),
              std::string("\x82\xff\0\0\0\x7f\xff\xff\xff\xff\0\0\0\0", 14),
              std::string("\x81\x82\0\0\0\0hi", 8)}) {
            auto socket = PlainSocket::to(port);
            socket.say(std::string(upgrade) + "\r\n");
            CHECK(socket.hear("\r\n\r\n").find(" 101 ") != std::string::npos);
            socket.say(frame);
            socket.hear();  // until it is closed
        }
    }
    one.put("b");
    CHECK(two.has("b"));
    CHECK(one.connected(1));
}

TEST_CASE("A web page gets nothing, not even a handshake") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one");
    auto socket = PlainSocket::to(one.listen_anywhere());
    socket.say(std::string(upgrade) + "Origin: https://example.org\r\n\r\n");
    CHECK(socket.hear().empty());
}

TEST_CASE("A peer that goes silent without closing is found dead") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one");
    one.silence = std::chrono::milliseconds{200};
    SECTION("it called us") {
        auto socket = PlainSocket::to(one.listen_anywhere());
        socket.say(std::string(upgrade) + "\r\n");
        REQUIRE(socket.hear("\r\n\r\n").find(" 101 ") != std::string::npos);
        // Hears a ping, does not answer, and is hung up on.
        const auto heard = socket.hear();
        CHECK(heard.find('\x89') != std::string::npos);
        CHECK(one.connected(0));
    }
    SECTION("we called it") {
        auto silent = PlainSocket::silent_server();
        one.start({}, {{"127.0.0.1", silent.port()}});
        CHECK(one.connected(0));
    }
}

TEST_CASE("A station that starts later is found, and found again after it was away") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one"), two(thread, folder / "2", "two");
    const auto port = one.listen_anywhere();
    thread.run([&] { one.network.reset(); });
    two.start({}, {{"127.0.0.1", port}});
    two.put("alone");
    one.start(Endpoint{"127.0.0.1", port}, {});
    CHECK(one.has("alone"));
    CHECK(two.connected(1));
    thread.run([&] { one.network.reset(); });
    CHECK(two.connected(0));
    two.put("alone again");
    one.start(Endpoint{"127.0.0.1", port}, {});
    CHECK(one.has("alone again"));
}

TEST_CASE("Two that call each other are one peer to each") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one"), two(thread, folder / "2", "two");
    const auto port = one.listen_anywhere();
    thread.run([&] { one.network.reset(); });
    two.start(Endpoint{"127.0.0.1", 0}, {{"127.0.0.1", port}});
    one.start(Endpoint{"127.0.0.1", port}, {{"127.0.0.1", two.network->port()}});
    one.put("x");
    CHECK(two.has("x"));
    CHECK(thread.becomes(
        [&] { return one.network->peers().size() == 1 && one.network->peers()[0].connected; }));
    CHECK(thread.becomes(
        [&] { return two.network->peers().size() == 1 && two.network->peers()[0].connected; }));
}

TEST_CASE("Two that call each other keep one connection, the call of the one with the smaller id") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one"), two(thread, folder / "2", "two");
    const auto comes_to_one = [&] {
        return thread.becomes([&] {
            return one.network->connections() == 1 && two.network->connections() == 1 &&
                   one.network->peers().size() == 1 && one.network->peers()[0].connected &&
                   two.network->peers().size() == 1 && two.network->peers()[0].connected;
        });
    };
    const auto at_one = Endpoint{"127.0.0.1", one.listen_anywhere()},
               at_two = Endpoint{"127.0.0.1", two.listen_anywhere()};
    for (auto* station : {&one, &two}) thread.run([&] { station->network.reset(); });
    two.start(at_two, {at_one});
    one.start(at_one, {at_two});
    REQUIRE(comes_to_one());
    one.put("x");
    CHECK(two.has("x"));
    two.put("y");
    CHECK(one.has("y"));
    // The one that stays is a call of the first.
    CHECK(thread.becomes([&] { return one.network->peers()[0].configured; }));

    SECTION("and who stepped aside calls again when the other does not call any more") {
        thread.run([&] { one.network.reset(); });
        one.start(at_one, {});
        REQUIRE(comes_to_one());
        CHECK_FALSE(one.network->peers()[0].configured);
    }
    SECTION("also when they have been apart") {
        for (int i = 0; i < 3; ++i) {
            auto& restarted = i % 2 == 0 ? one : two;
            thread.run([&] { restarted.network.reset(); });
            one.put("apart " + std::to_string(i));
            restarted.start(&restarted == &one ? at_one : at_two, {&restarted == &one ? at_two : at_one});
            REQUIRE(comes_to_one());
            CHECK(two.has("apart " + std::to_string(i)));
        }
    }
}

TEST_CASE("Who was found is called while it answers, and given up when it does not") {
    LoopThread thread;
    TemporaryFolder folder;
    Station one(thread, folder / "one", "one"), two(thread, folder / "two", "two");
    const auto port = two.listen_anywhere();
    one.start({}, {});
    const auto found = [&] { one.thread.run([&] { one.network->call_found({"127.0.0.1", port}); }); };
    const auto listed = [&] {
        std::size_t count = 0;
        thread.run([&] { count = one.network->peers().size(); });
        return count;
    };
    found();
    found();  // again and again, as it is heard
    CHECK(one.connected(1));
    CHECK(listed() == 1);
    CHECK(two.connected(1));

    // It goes away: nobody is missed, and after a few calls nobody is called.
    thread.run([&] { two.network.reset(); });
    CHECK(one.connected(0));
    CHECK(listed() == 0);
    CHECK(thread.becomes([&] { return one.network->called() == 0; }));

    two.start(Endpoint{"127.0.0.1", port}, {});
    found();
    CHECK(one.connected(1));
}

TEST_CASE("A peer that is waited for is called at once when it is found") {
    LoopThread thread;
    TemporaryFolder folder;
    Station one(thread, folder / "one", "one"), two(thread, folder / "two", "two");
    const auto port = two.listen_anywhere();
    thread.run([&] { two.network.reset(); });
    one.retry_first = one.retry_last = std::chrono::hours{1};
    one.start({}, {Endpoint{"127.0.0.1", port}});
    REQUIRE(thread.becomes([&] { return one.network->waiting() == 1; }));
    two.start(Endpoint{"127.0.0.1", port}, {});
    thread.run([&] { one.network->call_found({"127.0.0.1", port}); });
    CHECK(one.connected(1));
}

TEST_CASE("A peer that is reached at two addresses is one peer, by one connection") {
    LoopThread thread;
    TemporaryFolder folder;
    Station one(thread, folder / "one", "one"), two(thread, folder / "two", "two");
    two.start(Endpoint{"0.0.0.0", 0}, {});
    const auto port = two.network->port();
    one.start({}, {Endpoint{"127.0.0.1", port}});
    REQUIRE(one.connected(1));
    thread.run([&] { one.network->call_found({"127.0.0.2", port}); });
    CHECK(thread.becomes([&] {
        return two.most_connections == 2 && two.network->connections() == 1 &&
               one.network->connections() == 1;
    }));
    CHECK(one.connected(1));
}

TEST_CASE("A node that calls itself is told so, and goes on trying without harm") {
    const TemporaryFolder folder;
    LoopThread thread;
    Station one(thread, folder / "1", "one"), two(thread, folder / "2", "two");
    const auto port = one.listen_anywhere();
    thread.run([&] { one.network.reset(); });
    one.start(Endpoint{"127.0.0.1", port}, {{"127.0.0.1", port}});
    two.start({}, {{"127.0.0.1", port}});
    one.put("x");
    CHECK(two.has("x"));
    CHECK(one.connected(1));
}

TEST_CASE("Addresses are read: plain within this machine, over TLS where asked for and beyond it") {
    CHECK(parse_endpoint("127.0.0.1:7301") == Endpoint{"127.0.0.1", 7301});
    CHECK(parse_endpoint("localhost:1") == Endpoint{"127.0.0.1", 1});
    CHECK(parse_endpoint("[::1]:65535") == Endpoint{"::1", 65535});
    CHECK(parse_endpoint("tls://127.0.0.1:7301") == Endpoint{"127.0.0.1", 7301, true});
    CHECK(parse_endpoint("tls://localhost:1") == Endpoint{"127.0.0.1", 1, true});
    for (const auto* beyond : {"0.0.0.0:7301", "192.168.1.2:7301", "[::]:7301", "[fd00::2]:7301",
                               "128.0.0.1:7301", "[::ffff:127.0.0.1]:7301"}) {
        INFO(beyond);
        const auto endpoint = parse_endpoint(beyond);
        REQUIRE(endpoint);
        CHECK(endpoint->tls);
        CHECK(endpoint->text() == "tls://" + std::string(beyond));
        CHECK(parse_endpoint(endpoint->text()) == endpoint);
    }
    for (const auto* same : {"127.0.0.1:7301", "[::1]:65535", "tls://[::1]:1"})
        CHECK(parse_endpoint(same)->text() == same);
    for (const auto* wrong :
         {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "example.org:80", ":7301",
          "*:7301", "tls://", "tls://tls://127.0.0.1:1", "plain://10.0.0.1:1", "ws://127.0.0.1:7301"}) {
        INFO(wrong);
        CHECK_FALSE(parse_endpoint(wrong));
    }
    CHECK(parse_peer_endpoint("192.168.1.2:7301") == Endpoint{"192.168.1.2", 7301, true});
    for (const auto* nobody : {"0.0.0.0:7301", "[::]:7301", "tls://0.0.0.0:7301"})
        CHECK_FALSE(parse_peer_endpoint(nobody));
}
