// Bundles: some changes of a document in one chunk.
#include "automerge/bundle.hpp"

#include <algorithm>
#include <set>

#include "automerge/storage/chunk.hpp"
#include "automerge/tests/document/support.hpp"

namespace automerge {
namespace {

using Random = std::mt19937_64;

Document history_of(std::uint64_t seed) {
    Random random(seed);
    return merged_history(random, 4, 60);
}

std::vector<ChangeHash> some_of(const std::vector<ChangeHash>& hashes, Random& random) {
    std::vector<ChangeHash> chosen;
    for (const ChangeHash& hash : hashes)
        if (random() % 3 != 0) chosen.push_back(hash);
    return chosen;
}

Bytes bundle_of(const Document& document, const std::vector<ChangeHash>& hashes) {
    auto bundle = document.save_bundle(hashes);
    INFO((bundle ? "" : bundle.error().message));
    REQUIRE(bundle);
    return std::move(*bundle);
}

}  // namespace

TEST_CASE("A bundle of all changes makes the document") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Document document = history_of(seed);
        const Bytes bytes = bundle_of(document, document.hashes_since());
        const auto loaded = Document::load(bytes);
        INFO((loaded ? "" : loaded.error().message));
        REQUIRE(loaded);
        CHECK(loaded->heads() == document.heads());
        CHECK(describe(*loaded) == describe(document));
    }
}

TEST_CASE("A bundle gives back any changes it was made of, byte for byte") {
    Random random(7);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Document document = history_of(seed);
        auto hashes = some_of(document.hashes_since(), random);
        std::ranges::shuffle(hashes, random);
        const auto bundle = Bundle::decode(bundle_of(document, hashes));
        INFO((bundle ? "" : bundle.error().message));
        REQUIRE(bundle);
        REQUIRE(bundle->changes.size() == hashes.size());
        std::set<ChangeHash> outside;
        std::set<ChangeHash> seen;
        for (const Change& change : bundle->changes) {
            CHECK(change.bytes == document.change(change.hash)->bytes);
            for (const ChangeHash& dependency : change.dependencies)
                if (!seen.contains(dependency)) outside.insert(dependency);
            seen.insert(change.hash);
        }
        CHECK(std::set(bundle->dependencies.begin(), bundle->dependencies.end()) == outside);
        CHECK(std::set(hashes.begin(), hashes.end()) == seen);
    }
}

TEST_CASE("A document takes a bundle as a piece of a file, and lets it wait for what it builds on") {
    const Document document = history_of(3);
    const auto hashes = document.hashes_since();
    const std::vector<ChangeHash> older(hashes.begin(), hashes.begin() + 10);
    const std::vector<ChangeHash> newer(hashes.begin() + 10, hashes.end());
    Document reader;
    const auto early = reader.load_incremental(bundle_of(document, newer));
    REQUIRE(early);
    CHECK(early->changes.applied + early->changes.waiting == newer.size());
    CHECK(early->changes.waiting > 0);
    REQUIRE(reader.load_incremental(bundle_of(document, older)));
    CHECK(reader.heads() == document.heads());
    CHECK(reader.waiting_changes().empty());
    // Alone, a bundle that builds on something is no file.
    CHECK_FALSE(Document::load(bundle_of(document, newer)));
}

TEST_CASE("A bundle of nothing holds nothing, and one of the unknown cannot be made") {
    const Document document = history_of(1);
    const auto empty = Bundle::decode(bundle_of(document, {}));
    REQUIRE(empty);
    CHECK(empty->changes.empty());
    const auto unknown = document.save_bundle(std::vector<ChangeHash>{ChangeHash{}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().kind == ErrorKind::missing_dependency);
}

TEST_CASE("A bundle is smaller than its changes one by one") {
    Document document(actor(1));
    const auto text = put_object(document, "text", ObjectType::text);
    for (std::size_t i = 0; i < 100; ++i) splice(document, text, i, 0, "x");
    CHECK(bundle_of(document, document.hashes_since()).size() * 10 < document.save_since({}).size());
}

TEST_CASE("Damaged bundles are refused, or hold changes like any others") {
    Random random(11);
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Document document = history_of(seed);
        const auto chunk = bundle_of(document, some_of(document.hashes_since(), random));
        const Bytes contents(parse_chunk(chunk, {})->contents.begin(),
                             parse_chunk(chunk, {})->contents.end());
        for (int round = 0; round < 300; ++round) {
            Bytes bytes = contents;
            for (auto count = random() % 3 + 1; count > 0; --count)
                bytes[random() % bytes.size()] ^= static_cast<std::uint8_t>(1u << random() % 8);
            const Bytes damaged = write_chunk(ChunkType::bundle, bytes);
            if (const auto bundle = Bundle::decode(damaged))
                for (const Change& change : bundle->changes) CHECK(change.operations());
            Document reader;
            REQUIRE(reader.merge(document));
            const auto before = reader.save();
            if (!reader.load_incremental(damaged)) CHECK(reader.save() == before);
            check_survives_saving(reader);
        }
    }
}

}  // namespace automerge
