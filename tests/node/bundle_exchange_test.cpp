// Places that never share a network, and the stick that is carried between them.
#include "sync/node/bundle_exchange.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "shared/storage/whole_file.hpp"
#include "sync/bundle/sealed_bundle.hpp"
#include "sync/identity/device_list.hpp"
#include "sync/node/queue_document.hpp"
#include "sync/repo/repository.hpp"
#include "tests/node/node_world.hpp"

using namespace skranke;
using test::TestNode;
using test::World;
namespace fs = std::filesystem;

namespace {

class Known final : public KnownDevices {
public:
    bool knows(const DeviceFingerprint& device) override { return devices.contains(device); }
    std::set<DeviceFingerprint> devices;
};

// A device with its key, and those it knows.
struct Place {
    Place(World& world, const std::string& name, const std::string& site, char letter)
        : folder(world.folder / name), node(folder, world.clock, world.random, site, letter) {}

    DeviceKey key() const {
        auto opened = DeviceKey::open(folder);
        REQUIRE(opened);
        return *std::move(opened);
    }
    Result<BundleTaken> reads(const fs::path& file) {
        const auto bundle = read_bundle(key(), known, file);
        return bundle ? take_in_bundle(*node, *bundle) : std::unexpected(bundle.error());
    }
    void writes(const fs::path& file) { REQUIRE(write_bundle(*node->bundle_contents(), key(), file)); }
    BundleExchange exchanges(const fs::path& stick) {
        auto exchanged = exchange_bundles(*node, key(), known, stick);
        INFO((exchanged ? std::string() : exchanged.error().message));
        REQUIRE(exchanged);
        return *std::move(exchanged);
    }
    std::vector<std::vector<std::string>> heads() {
        std::vector<std::vector<std::string>> all;
        for (auto& document : node->documents()) all.push_back(std::move(document.heads));
        return all;
    }

    fs::path folder;
    TestNode node;
    Known known;
};

void meet(Place& one, Place& other) {
    one.known.devices.insert(other.key().fingerprint());
    other.known.devices.insert(one.key().fingerprint());
}

struct TwoPlaces : World {
    Place library{*this, "library", "Hovedbiblioteket", 'A'}, centre{*this, "centre", "Værestedet", 'V'};
    fs::path stick = folder / "stick";

    TwoPlaces() {
        fs::create_directory(stick);
        meet(library, centre);
    }
    fs::path on_stick(const std::string& name) const { return stick / name; }
};

}  // namespace

TEST_CASE("Two places that never share a network end equal by a stick that is carried back and forth") {
    TwoPlaces places;
    places.library.node.issue();
    places.centre.node.issue();
    places.centre.node.issue();

    const auto first = places.library.exchanges(places.stick);
    CHECK(first.taken.empty());
    CHECK(first.written.filename().string().ends_with(".skranke"));
    const auto second = places.centre.exchanges(places.stick);
    REQUIRE(second.taken.size() == 1);
    CHECK(second.taken[0].device == "Konsol, Skranke 1");
    CHECK(second.taken[0].taken.changes > 0);
    const auto third = places.library.exchanges(places.stick);
    CHECK(third.refused.empty());
    CHECK(places.library.heads() == places.centre.heads());
    CHECK(*places.library.node->snapshot()->municipality == *places.centre.node->snapshot()->municipality);

    // Each keeps only one file there.
    CHECK(std::distance(fs::directory_iterator(places.stick), fs::directory_iterator()) == 2);
    // What came by stick is on disk.
    places.library.node.reopen();
    CHECK(places.library.heads() == places.centre.heads());
}

TEST_CASE("Bundles are taken in in any order, and any number of times") {
    TwoPlaces places;
    places.library.node.issue();
    places.library.writes(places.on_stick("1.skranke"));
    places.library.node.issue();
    places.library.writes(places.on_stick("2.skranke"));
    REQUIRE(places.centre.reads(places.on_stick("2.skranke")));
    const auto heads = places.centre.heads();
    for (const auto* name : {"1.skranke", "2.skranke", "1.skranke"}) {
        const auto again = places.centre.reads(places.on_stick(name));
        REQUIRE(again);
        CHECK(again->taken.changes == 0);
        CHECK(again->taken.documents == 0);
    }
    CHECK(places.centre.heads() == heads);
}

TEST_CASE("A third place gets from a stick what two others did, and each day is the same everywhere") {
    TwoPlaces places;
    Place van(places, "van", "Torvet", 'B');
    meet(van, places.library);
    meet(van, places.centre);
    places.library.node.issue();
    places.centre.node.issue();
    van.node.issue();
    for (auto* place : {&places.library, &places.centre, &van, &places.library, &places.centre})
        place->exchanges(places.stick);
    CHECK(places.library.heads() == van.heads());
    CHECK(places.centre.heads() == van.heads());
    CHECK(van.node->snapshot()->days.size() == 3);
}

TEST_CASE("What a device that is not known here has signed is not taken in, and its fingerprint is named") {
    TwoPlaces places;
    places.centre.known.devices.clear();
    const auto heads = places.centre.heads();
    places.library.writes(places.on_stick("a.skranke"));
    const auto taken = places.centre.reads(places.on_stick("a.skranke"));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().message.find(places.library.key().fingerprint().text()) != std::string::npos);
    CHECK(places.centre.heads() == heads);
}

TEST_CASE("A device whose disk is older than its bundle finds there what it had done") {
    TwoPlaces places;
    fs::copy(places.library.folder, places.folder / "before", fs::copy_options::recursive);
    places.library.node.issue();
    places.library.exchanges(places.stick);
    const auto heads = places.library.heads();
    places.library.node.close();
    fs::remove_all(places.library.folder);
    fs::copy(places.folder / "before", places.library.folder, fs::copy_options::recursive);
    places.library.node.open();
    CHECK(places.library.heads() != heads);
    const auto exchanged = places.library.exchanges(places.stick);
    REQUIRE(exchanged.taken.size() == 1);
    CHECK(exchanged.taken[0].taken.changes > 0);
    CHECK(places.library.heads() == heads);
}

TEST_CASE("A bundle with anything wrong in it changes nothing, and the other bundles are taken in") {
    TwoPlaces places;
    places.library.node.issue();
    auto contents = places.library.node->bundle_contents();
    REQUIRE(contents);
    std::string why;
    SECTION("of another municipality") {
        contents->municipality = "000102030405060708090a0b0c0d0e0f";
        why = "written in another municipality";
    }
    SECTION("the last document is damaged, and those before it are whole") {
        contents->histories.back().bytes.back() ^= 1;
        why = "automerge:";
    }
    SECTION("a document under another's id") {
        std::swap(contents->histories.front().bytes, contents->histories.back().bytes);
        why = "is not one of this municipality's documents";
    }
    SECTION("a document of nobody's") {
        automerge::Document strange{automerge::ActorId{{1, 2, 3}}};
        auto change = strange.transaction();
        REQUIRE(change.put(automerge::root, "kind", std::string("day")));
        REQUIRE(change.commit({}));
        contents->histories.back().bytes = strange.save();
        why = "is not one of this municipality's documents";
    }
    const auto file = bundle::seal(*contents, places.library.key());
    REQUIRE(file);
    REQUIRE(write_whole_file(places.on_stick("0.skranke"), *file));
    places.library.writes(places.on_stick("1.skranke"));

    const auto heads = places.centre.heads();
    const auto taken = places.centre.reads(places.on_stick("0.skranke"));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().message.find(why) != std::string::npos);
    CHECK(places.centre.heads() == heads);
    places.centre.node.reopen();
    CHECK(places.centre.heads() == heads);

    const auto exchanged = places.centre.exchanges(places.stick);
    CHECK(exchanged.refused.size() == 1);
    REQUIRE(exchanged.taken.size() == 1);
    CHECK(exchanged.taken[0].taken.changes > 0);
}

TEST_CASE("Rubbish on a stick is named and passed over") {
    TwoPlaces places;
    REQUIRE(write_whole_file(places.on_stick("a.skranke"), Bytes{1, 2, 3}));
    REQUIRE(write_whole_file(places.on_stick("b.skranke"), Bytes{}));
    fs::create_directory(places.on_stick("c.skranke"));
    REQUIRE(write_whole_file(places.on_stick("ferie.jpg"), Bytes{1}));
    const auto exchanged = places.library.exchanges(places.stick);
    CHECK(exchanged.refused.size() == 3);
    CHECK(exchanged.taken.empty());
    CHECK(fs::exists(exchanged.written));
}

TEST_CASE("A stick that is not in is said, and so is one that cannot be written") {
    TwoPlaces places;
    const auto missing = exchange_bundles(*places.library.node, places.library.key(), places.library.known,
                                          places.folder / "no");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message.find("is the stick in?") != std::string::npos);
    CHECK_FALSE(write_bundle(*places.library.node->bundle_contents(), places.library.key(),
                             places.folder / "no" / "a.skranke"));
    CHECK_FALSE(places.library.reads(places.folder / "no" / "a.skranke"));
}
