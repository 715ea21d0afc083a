#include "sync/repo/peer_limits.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "automerge/automerge.hpp"

using namespace skranke;

namespace {

automerge::ActorId actor(std::uint8_t number) { return automerge::ActorId{automerge::Bytes(16, number)}; }

// As an event of a day is written.
void add_event(automerge::Document& day, const std::string& key) {
    auto change = day.transaction();
    const auto event = *change.put_object(automerge::root, key, automerge::ObjectType::map);
    for (const auto* field : {"kind", "ticket", "service", "escort", "desk", "person", "after", "device"})
        REQUIRE(change.put(event, field, std::string(field) + " of an event"));
    REQUIRE(change.put(event, "at", automerge::Timestamp{1'795'000'000'000}));
    change.commit();
}

}  // namespace

TEST_CASE("Ten busy days' events in one, by devices that were apart, are taken from a peer") {
    constexpr int devices = 8, events_each = 3000;
    automerge::Document all{actor(0)};
    for (std::uint8_t device = 1; device <= devices; ++device) {
        automerge::Document day = automerge::Document{}.fork(actor(device));
        for (int event = 0; event < events_each; ++event)
            add_event(day, std::to_string(device) + "-" + std::to_string(event));
        REQUIRE(all.merge(day));
    }
    const auto loaded = automerge::Document::load(all.save(), {}, peer_limits);
    INFO((loaded ? std::string() : loaded.error().message));
    REQUIRE(loaded);
    CHECK(loaded->heads() == all.heads());
}

TEST_CASE("What inflates beyond all that a document may hold is not taken from a peer") {
    automerge::Document document{actor(1)};
    const std::string value(peer_limits.value_bytes - 1024, 'x');
    const auto values = peer_limits.inflated_chunk_bytes / value.size() + 1;
    for (std::size_t i = 0; i < values; ++i) {
        auto change = document.transaction();
        REQUIRE(change.put(automerge::root, std::to_string(i), value));
        change.commit();
    }
    const auto bytes = document.save();
    CHECK(bytes.size() < 1u << 20);
    CHECK_FALSE(automerge::Document::load(bytes, {}, peer_limits));
    CHECK(automerge::Document::load(bytes));
}
