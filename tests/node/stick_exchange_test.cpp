// A stick that is carried between places whose programs run all the time.
#include "sync/node/stick_exchange.hpp"

#include <catch2/catch.hpp>

#include "shared/storage/whole_file.hpp"
#include "sync/identity/device_list.hpp"
#include "tests/node/thread_world.hpp"

using namespace skranke;
using test::tickets_at;
namespace fs = std::filesystem;

namespace {

struct Places {
    Places() {
        fs::create_directory(stick);
        for (const auto& [one, other] :
             {std::pair{library_folder, drop_in_folder}, std::pair{drop_in_folder, library_folder}}) {
            const auto key = DeviceKey::open(one);
            REQUIRE(key);
            REQUIRE(trust_device(other, {.fingerprint = key->fingerprint(), .name = "the other"}));
        }
    }

    Result<BundleExchange> exchange(NodeThread& node, const fs::path& with) {
        node.exchange(with);
        std::optional<Result<BundleExchange>> result;
        world.wait_until([&] {
            result = node.take_exchange();
            return result.has_value();
        });
        return *std::move(result);
    }
    BundleExchange exchange(NodeThread& node) {
        auto result = exchange(node, stick);
        INFO((result ? std::string() : result.error().message));
        REQUIRE(result);
        return *std::move(result);
    }

    test::ThreadWorld world;
    fs::path stick = world.folder / "stick";
    fs::path library_folder = world.node("library", "Hovedbiblioteket", 'A');
    fs::path drop_in_folder = world.node("drop_in", "Værestedet", 'C');
    std::unique_ptr<NodeThread> library = world.start({.node = {.folder = library_folder}});
    std::unique_ptr<NodeThread> drop_in = world.start({.node = {.folder = drop_in_folder}});
};

}  // namespace

TEST_CASE("Two places whose programs run end equal by a stick that is carried back and forth") {
    Places places;
    for (int i = 0; i < 3; ++i) places.world.perform(*places.library, IssueTicket{.service = {"A01"}});
    places.world.perform(*places.drop_in, IssueTicket{.service = {"A01"}});

    CHECK(places.exchange(*places.library).taken.empty());
    const auto taken = places.exchange(*places.drop_in).taken;
    REQUIRE(taken.size() == 1);
    CHECK(taken.front().taken.changes > 0);
    CHECK(places.exchange(*places.library).refused.empty());
    for (const auto* node : {places.library.get(), places.drop_in.get()}) {
        CHECK(tickets_at(*node, "hovedbiblioteket") == 3);
        CHECK(tickets_at(*node, "vaerestedet") == 1);
    }
}

TEST_CASE("A stick that was pulled out is told, and the next one works") {
    Places places;
    const auto gone = places.exchange(*places.library, places.world.folder / "gone");
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == ErrorCode::not_found);
    CHECK(fs::exists(places.exchange(*places.library).written));
}

TEST_CASE("A file on the stick that is no bundle is named, and the others are taken in") {
    Places places;
    places.exchange(*places.drop_in);
    const Bytes rubbish(100, 7);
    REQUIRE(write_whole_file(places.stick / "rubbish.skranke", rubbish));
    const auto exchanged = places.exchange(*places.library);
    CHECK(exchanged.taken.size() == 1);
    REQUIRE(exchanged.refused.size() == 1);
    CHECK(exchanged.refused.front().message.find("rubbish.skranke") != std::string::npos);
}

TEST_CASE("A node that ends while it exchanges leaves whole bundles on the stick, or none") {
    Places places;
    for (int i = 0; i < 10; ++i) {
        places.library->exchange(places.stick);
        places.library.reset();
        places.library = places.world.start({.node = {.folder = places.library_folder}});
    }
    for (const auto& entry : fs::directory_iterator(places.stick)) {
        INFO(entry.path());
        CHECK(entry.path().extension() == bundle_extension);
    }
    CHECK(places.exchange(*places.drop_in).refused.empty());
}
