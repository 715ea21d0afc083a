#pragma once
// A machine with a key of its own and a list of devices it knows, listening and calling over TLS.
#include <catch2/catch.hpp>
#include <list>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "shared/storage/data_folder.hpp"
#include "sync/net/tls_options.hpp"
#include "tests/net/loop_thread.hpp"
#include "tests/support/temporary_folder.hpp"

namespace skranke::test {

class SecureMachine {
public:
    explicit SecureMachine(std::chrono::milliseconds handshake = std::chrono::seconds{5})
        : times_{.handshake = handshake, .silence = std::chrono::seconds{8}} {
        REQUIRE(make_data_folder(folder_ / "node"));
        auto key = DeviceKey::open(folder_ / "node");
        REQUIRE(key);
        fingerprint = key->fingerprint();
        loop.run([&] {
            REQUIRE(
                loop.transport().use_tls({.key = *std::move(key),
                                          .known = known_,
                                          .clock = clock_,
                                          .log = [this](const std::string& line) { log_.push_back(line); }}));
        });
    }
    ~SecureMachine() {
        loop.run([&] {
            attempt_.reset();
            talks_.clear();
            listener_.reset();
        });
    }

    void trust(const SecureMachine& other) {
        loop.run([&] { known_.devices.insert(other.fingerprint); });
    }
    void forget(const SecureMachine& other) {
        loop.run([&] { known_.devices.erase(other.fingerprint); });
    }

    // Where it can be called.
    net::Endpoint listen(bool tls = true) {
        net::Endpoint endpoint{"127.0.0.1", 0, tls};
        loop.run([&] {
            auto listener = loop.transport().listen(
                endpoint, times_,
                [this](std::unique_ptr<net::Connection> connection) { talk(std::move(connection)); });
            REQUIRE(listener);
            listener_ = *std::move(listener);
            endpoint.port = listener_->port();
        });
        return endpoint;
    }
    // Empty if it was let in, else why not.
    std::string call(const net::Endpoint& endpoint) {
        std::optional<std::string> outcome;
        loop.run([&] {
            attempt_ = loop.transport().connect(endpoint, times_,
                                                [&](Result<std::unique_ptr<net::Connection>> connection) {
                                                    outcome = connection ? "" : connection.error().message;
                                                    if (connection) talk(*std::move(connection));
                                                });
        });
        REQUIRE(loop.becomes([&] { return outcome.has_value(); }));
        return *outcome;
    }

    // To whoever came last. Who called is let in before the one that was called has taken notice.
    void say(const std::string& words) {
        REQUIRE(loop.becomes([&] { return !talks_.empty() && !talks_.back().over; }));
        loop.run([&] { talks_.back().connection->send({words.begin(), words.end()}); });
    }
    bool hears(const std::string& words) {
        return loop.becomes([&] { return !talks_.empty() && talks_.back().heard == words; });
    }
    bool is_talking_with(std::size_t others) {
        return loop.becomes([&] {
            return static_cast<std::size_t>(std::ranges::count(talks_, false, &Talk::over)) == others;
        });
    }
    std::size_t talks_ever() {
        std::size_t count = 0;
        loop.run([&] { count = talks_.size(); });
        return count;
    }
    bool logs(const std::string& words) {
        return loop.becomes([&] {
            return std::ranges::any_of(
                log_, [&](const auto& line) { return line.find(words) != std::string::npos; });
        });
    }
    std::string log() {
        std::string all;
        loop.run([&] {
            for (const auto& line : log_) all += line + "\n";
        });
        return all;
    }

private:
    struct Known final : KnownDevices {
        bool knows(const DeviceFingerprint& device) override { return devices.contains(device); }
        std::set<DeviceFingerprint> devices;
    };
    struct Talk {
        std::unique_ptr<net::Connection> connection;
        std::string heard{};
        bool over = false;
    };

    void talk(std::unique_ptr<net::Connection> connection) {
        auto& talk = talks_.emplace_back(std::move(connection));
        talk.connection->start(
            {.received = [&talk](ByteView frame) { talk.heard.append(frame.begin(), frame.end()); },
             .sent = [] {},
             .closed = [&talk](const std::string&) { talk.over = true; }});
    }

    TemporaryFolder folder_;
    SystemClock clock_;
    Known known_;  // touched on the loop, as all that follows
    net::ConnectionTimes times_;
    std::vector<std::string> log_;
    std::list<Talk> talks_;
    std::unique_ptr<net::Attempt> attempt_;
    std::unique_ptr<net::Listener> listener_;

public:
    LoopThread loop;
    DeviceFingerprint fingerprint;
};

}  // namespace skranke::test
