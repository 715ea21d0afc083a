// Each limit lets pass what meets it and refuses what is one more.
#include "automerge/bloom_filter.hpp"
#include "automerge/storage/chunk.hpp"
#include "automerge/storage/deflate.hpp"
#include "automerge/storage/document_chunk.hpp"
#include "automerge/sync.hpp"
#include "automerge/tests/document/support.hpp"

namespace automerge {
namespace {

// Reads the same bytes under a limit and under one less: the first must do, the second must not.
template <class Read>
void check_limit(std::size_t Limits::* limit, std::size_t needed, Read&& read) {
    Limits limits;
    limits.*limit = needed;
    const auto enough = read(limits);
    INFO((enough ? "" : enough.error().message));
    CHECK(enough);
    limits.*limit = needed - 1;
    const auto short_of_one = read(limits);
    REQUIRE_FALSE(short_of_one);
    CHECK(short_of_one.error().kind == ErrorKind::over_limit);
    CHECK_FALSE(short_of_one.error().message.empty());
}

// The same for a change, however it comes.
void check_change_limit(std::size_t Limits::* limit, std::size_t needed, const Document& document,
                        const Change& change) {
    check_limit(limit, needed, [&](const Limits& limits) { return Change::decode(change.bytes, limits); });
    check_limit(limit, needed,
                [&](const Limits& limits) { return Document::load(document.save_since({}), {}, limits); });
    check_limit(limit, needed,
                [&](const Limits& limits) { return Document::load(document.save(), {}, limits); });
}

Bytes compressed(const Change& change) {
    const auto chunk = parse_chunk(change.bytes, {});
    REQUIRE(chunk);
    Bytes bytes = write_chunk(ChunkType::compressed_change, Deflater().deflate(chunk->contents));
    std::copy_n(chunk->hash.bytes.begin(), 4, bytes.begin() + 4);
    return bytes;
}

std::size_t contents_size(const Change& change) { return parse_chunk(change.bytes, {})->contents.size(); }

}  // namespace

TEST_CASE("The number of a change's operations is limited") {
    Document document(actor(1));
    auto transaction = document.transaction();
    for (int i = 0; i < 50; ++i) REQUIRE(transaction.put(root, std::to_string(i), true));
    const Change change = commit(transaction);
    check_change_limit(&Limits::operations_per_change, 50, document, change);
}

TEST_CASE("The bytes of a change are limited") {
    Document document(actor(1));
    const Change change = put(document, "a", std::string(1000, 'x'));
    check_change_limit(&Limits::change_bytes, contents_size(change), document, change);
}

TEST_CASE("The dependencies of a change are limited") {
    Document document(actor(1));
    put(document, "a", true);
    for (std::uint8_t i = 2; i < 9; ++i) {
        Document other(actor(i));
        put(other, "a", true);
        REQUIRE(document.merge(other));
    }
    const Change change = put(document, "b", true);
    REQUIRE(change.dependencies.size() == 8);
    check_change_limit(&Limits::dependencies_per_change, 8, document, change);
}

TEST_CASE("The bytes of a value and of a key are limited") {
    Document document(actor(1));
    const Change change = put(document, "a key", std::string(300, 'x'));
    check_change_limit(&Limits::value_bytes, 300, document, change);
    check_change_limit(&Limits::key_bytes, 5, document, change);
}

TEST_CASE("How deep objects lie in each other is limited, for files, changes and edits") {
    Document document(actor(1));
    auto transaction = document.transaction();
    ObjectId inner = root;
    for (int depth = 0; depth < 20; ++depth) {
        const auto made = transaction.put_object(inner, "in", ObjectType::map);
        REQUIRE(made);
        inner = *made;
    }
    commit(transaction);
    check_limit(&Limits::nesting, 20,
                [&](const Limits& limits) { return Document::load(document.save_since({}), {}, limits); });
    check_limit(&Limits::nesting, 20,
                [&](const Limits& limits) { return Document::load(document.save(), {}, limits); });

    auto deeper = document.transaction();
    for (std::size_t depth = 20; depth < Limits{}.nesting; ++depth)
        inner = deeper.put_object(inner, "in", ObjectType::map).value_or(root);
    CHECK_FALSE(inner.is_root());
    CHECK_FALSE(deeper.put_object(inner, "in", ObjectType::list));
    CHECK(deeper.put(inner, "in", true));
    commit(deeper);
    const auto again = Document::load(document.save());
    REQUIRE(again);
    CHECK(again->heads() == document.heads());
}

TEST_CASE("What compressed bytes become is limited in bytes and by their ratio") {
    Document document(actor(1));
    const Change change = put(document, "a", std::string(200'000, 'x'));
    const Bytes chunk = compressed(change);
    const std::size_t deflated = parse_chunk(change.bytes, {})->contents.size();
    check_limit(&Limits::inflated_chunk_bytes, deflated,
                [&](const Limits& limits) { return Change::decode(chunk, limits); });
    CHECK(Change::decode(chunk, {.inflate_ratio = 1032, .inflate_free_bytes = 0}));
    CHECK_FALSE(Change::decode(chunk, {.inflate_ratio = 100, .inflate_free_bytes = 0}));
    CHECK_FALSE(Change::decode(chunk, {.inflate_ratio = 100, .inflate_free_bytes = deflated - 1}));
    CHECK(Change::decode(chunk, {.inflate_ratio = 100, .inflate_free_bytes = deflated}));
    // All columns of a document chunk share one budget.
    CHECK_FALSE(Document::load(document.save(), {}, {.inflated_chunk_bytes = 199'999}));
    CHECK_FALSE(Document::load(document.save(), {}, {.inflate_ratio = 100}));
    CHECK(Document::load(document.save(), {}, {.inflated_chunk_bytes = 200'000}));
}

TEST_CASE("The operations and changes of a document chunk are limited") {
    Document document(actor(1));
    for (int i = 0; i < 30; ++i) put(document, "a", std::int64_t{i});
    const auto load = [&](const Limits& limits) { return Document::load(document.save(), {}, limits); };
    check_limit(&Limits::operations_per_document, 30, load);
    check_limit(&Limits::changes_per_document, 30, load);
}

TEST_CASE("Runs of equal operations cannot make much of few bytes") {
    Document document(actor(1));
    auto transaction = document.transaction();
    const auto list = transaction.put_object(root, "list", ObjectType::list);
    REQUIRE(list);
    for (std::size_t i = 0; i < 3000; ++i) REQUIRE(transaction.insert(*list, i, Null{}));
    commit(transaction);
    const Bytes file = document.save();
    REQUIRE(file.size() < 200);
    CHECK(Document::load(file));
    CHECK(Document::load(file, {}, {.operations_per_byte = 1, .operations_free = 3001}));
    CHECK_FALSE(Document::load(file, {}, {.operations_per_byte = 1, .operations_free = 3000}));
    CHECK_FALSE(
        Document::load(document.save_since({}), {}, {.operations_per_byte = 1, .operations_free = 3000}));
    CHECK(Document::load(file, {}, {.operations_per_byte = 40, .operations_free = 0}));
}

TEST_CASE("Beyond the limits, the change that has waited longest is dropped, and asked for again") {
    Document writer(actor(1));
    std::vector<Change> changes;
    for (int i = 0; i < 6; ++i) changes.push_back(put(writer, "a", std::int64_t{i}));
    const auto later = [&](std::size_t i) { return std::span(&changes[i], 1); };

    Document reader;
    const Limits three{.waiting_changes = 3};
    for (const std::size_t i : {5u, 4u, 3u}) CHECK(reader.apply(later(i), three)->dropped.empty());
    const auto outcome = reader.apply(later(2), three);
    REQUIRE(outcome);
    REQUIRE(outcome->dropped.size() == 1);
    CHECK(outcome->dropped[0].hash == changes[5].hash);
    CHECK(outcome->dropped[0].why.kind == ErrorKind::over_limit);
    CHECK(reader.waiting_changes().size() == 3);
    // What was dropped is missing like what never came.
    CHECK(reader.missing_dependencies(writer.heads()).size() == 2);
    REQUIRE(reader.apply(changes));
    CHECK(reader.heads() == writer.heads());

    Document by_bytes;
    const Limits two{.waiting_bytes = contents_size(changes[5]) + contents_size(changes[4])};
    CHECK(by_bytes.apply(later(5), two)->dropped.empty());
    CHECK(by_bytes.apply(later(4), two)->dropped.empty());
    CHECK(by_bytes.apply(later(3), two)->dropped.size() == 1);
    const Limits none{.waiting_bytes = 1};
    Document nothing_waits;
    CHECK(nothing_waits.apply(later(5), none)->waiting == 0);
    CHECK(nothing_waits.waiting_changes().empty());
}

TEST_CASE("A refused batch gives back the waiting changes that it had pushed out") {
    Document writer(actor(1));
    std::vector<Change> changes;
    for (int i = 0; i < 6; ++i) changes.push_back(put(writer, "a", std::int64_t{i}));
    Document reader;
    const Limits two{.waiting_changes = 2};
    REQUIRE(reader.apply(std::span(&changes[5], 1), two));
    REQUIRE(reader.apply(std::span(&changes[4], 1), two));
    const Bytes before = reader.save();

    Document twin(actor(1));
    std::vector<Change> batch{changes[3], changes[2], put(twin, "b", true), changes[0]};
    CHECK_FALSE(reader.apply(batch, two));
    CHECK(reader.save() == before);
}

TEST_CASE("The parts of a sync message are limited") {
    Document document(actor(1));
    for (int i = 0; i < 20; ++i) put(document, "a", std::int64_t{i});
    SyncState state;
    auto message = *generate_sync_message(document, state);
    message.need = document.hashes_since();
    message.have.push_back(message.have.front());
    const Bytes bytes = message.encode();
    const auto decode = [&](const Limits& limits) { return SyncMessage::decode(bytes, limits); };
    check_limit(&Limits::message_bytes, bytes.size(), decode);
    check_limit(&Limits::message_hashes, 20, decode);
    check_limit(&Limits::message_filters, 2, decode);
    check_limit(&Limits::bloom_bytes, message.have.front().bloom.encode().size(), decode);
    CHECK(SyncMessage::decode(bytes, {.bloom_probes = 7}));
    CHECK_FALSE(SyncMessage::decode(bytes, {.bloom_probes = 6}));
}

TEST_CASE("Operation counters end where the official library's do") {
    Document document(actor(1));
    const Change change = put(document, "a", true);
    CHECK(Change::decode(change.bytes, {.counter_max = 1}));
    CHECK_FALSE(Change::decode(change.bytes, {.counter_max = 0}));
}

}  // namespace automerge
