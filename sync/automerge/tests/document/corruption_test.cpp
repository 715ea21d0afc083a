// Bytes from disk or a peer may be anything: they are refused or read, and never do harm.
#include "automerge/storage/chunk.hpp"
#include "automerge/tests/document/support.hpp"

namespace automerge {
namespace {

using Random = std::mt19937_64;

// Gives the chunk at the front the checksum that its bytes ask for, so that damage gets past the hash.
void repair_checksum(Bytes& file) {
    std::size_t at = 9;
    std::size_t length = 0;
    for (unsigned shift = 0; at < file.size() && shift < 32; shift += 7) {
        length |= static_cast<std::size_t>(file[at] & 0x7f) << shift;
        if (!(file[at++] & 0x80)) break;
    }
    if (at > file.size() || length > file.size() - at || file.size() < 10) return;
    const ChangeHash hash = hash_chunk(static_cast<ChunkType>(file[8]), ByteView(file).subspan(at, length));
    std::copy_n(hash.bytes.begin(), 4, file.begin() + 4);
}

void damage(Bytes& bytes, Random& random) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 5) {
        case 0: bytes[at] ^= static_cast<std::uint8_t>(1u << random() % 8); break;
        case 1: bytes[at] = static_cast<std::uint8_t>(random()); break;
        case 2: bytes.resize(at + 1); break;
        case 3: bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(at)); break;
        default:
            bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                         static_cast<std::uint8_t>(random()));
    }
    if (bytes.empty()) bytes.push_back(0);
}

// If it loads, it must be a document like any other.
void load_and_use(const Bytes& bytes) {
    const Limits limits{.inflated_chunk_bytes = 1u << 20,
                        .operations_per_change = 1u << 14,
                        .operations_per_document = 1u << 14,
                        .changes_per_document = 1u << 12};
    if (auto document = Document::load(bytes, actor(77), limits)) {
        check_survives_saving(*document);
        put(*document, "after", true);
        check_survives_saving(*document);
    }
    Document incremental(actor(78));
    put(incremental, "before", true);
    const std::string state = describe(incremental);
    const auto outcome = incremental.load_incremental(bytes, limits);
    if (!outcome) {
        CHECK(describe(incremental) == state);
        CHECK(incremental.change_count() == 1);
        CHECK(incremental.waiting_changes().empty());
    }
    check_survives_saving(incremental);
    if (const auto change = Change::decode(bytes, limits)) CHECK(change->operations());
}

}  // namespace

TEST_CASE("Damaged documents and changes are read or refused, and never do harm") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Random random(seed);
        const auto documents = random_history(random, 3, 30);
        Document merged;
        for (const Document& document : documents) REQUIRE(merged.merge(document));
        if (merged.change_count() == 0) continue;
        const Bytes file = merged.save();
        const auto changes = merged.changes_since();
        for (int round = 0; round < 400; ++round) {
            Bytes bytes = round % 2 == 0 ? file : changes[random() % changes.size()].bytes;
            for (auto count = random() % 3 + 1; count > 0; --count) damage(bytes, random);
            if (random() % 8 != 0) {
                if (bytes.size() > 9 && random() % 2 == 0 && bytes.size() < 137)
                    bytes[9] =
                        static_cast<std::uint8_t>(bytes.size() - 10);  // the length, if it fits one byte
                repair_checksum(bytes);
            }
            load_and_use(bytes);
        }
    }
}

TEST_CASE("Every single byte of a document may be wrong") {
    Random random(99);
    const auto documents = random_history(random, 3, 20);
    Document merged;
    for (const Document& document : documents) REQUIRE(merged.merge(document));
    const Bytes file = merged.save();
    for (std::size_t at = 9; at < file.size(); ++at) {
        for (const int bit : {0, 3, 6, 7}) {
            Bytes bytes = file;
            bytes[at] ^= static_cast<std::uint8_t>(1 << bit);
            repair_checksum(bytes);
            load_and_use(bytes);
        }
    }
}

TEST_CASE("A file cut anywhere gives what came before the cut") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    Bytes file = document.save();
    std::vector<std::size_t> ends{file.size()};
    for (int i = 0; i < 4; ++i) {
        const Change change = put(document, "a", std::int64_t{i + 2});
        file.insert(file.end(), change.bytes.begin(), change.bytes.end());
        ends.push_back(file.size());
    }
    for (std::size_t size = 0; size <= file.size(); ++size) {
        Document read;
        const auto outcome = read.load_incremental(ByteView(file).first(size));
        REQUIRE(outcome);
        std::size_t whole = 0;
        while (whole < ends.size() && ends[whole] <= size) ++whole;
        CHECK(read.change_count() == whole);
        CHECK(outcome->changes.applied == whole);
        CHECK(outcome->bytes_read == (whole == 0 ? 0 : ends[whole - 1]));
        CHECK(outcome->tail.has_value() == (outcome->bytes_read != size));
        // load() wants it whole.
        CHECK(Document::load(ByteView(file).first(size)).has_value() == !outcome->tail.has_value());
    }
}

TEST_CASE("Small files cannot ask for much memory") {
    // A document of one change whose columns claim runs of four thousand million rows.
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    const Bytes file = document.save();
    for (std::size_t at = 10; at + 2 < file.size(); ++at) {
        Bytes bytes = file;
        const Bytes run{0xff, 0xff, 0xff, 0xff, 0x0f};
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), run.begin(), run.end());
        bytes[9] = static_cast<std::uint8_t>(bytes[9] + run.size());
        repair_checksum(bytes);
        load_and_use(bytes);
    }
}

}  // namespace automerge
