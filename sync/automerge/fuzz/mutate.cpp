// Changes inputs where the format has its joints: one column at a time, with all lengths kept right. Bytes
// changed blindly rarely get further than the list of columns.
#include <algorithm>
#include <cstdint>
#include <random>

#include "automerge/encoding/leb128.hpp"
#include "automerge/fuzz/repair.hpp"
#include "automerge/storage/columns.hpp"
#include "automerge/storage/deflate.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

namespace automerge::fuzz {

namespace {

using Random = std::minstd_rand;

constexpr std::size_t growth_max = 12;

struct Column {
    std::uint64_t spec = 0;
    std::uint64_t size = 0;
    Bytes bytes;
};
using Table = std::vector<Column>;

// A chunk's contents around its tables of columns.
struct Parts {
    Bytes before;
    std::vector<Table> tables;
    Bytes after;
    bool data_after_each_list = false;
};

void blindly(Bytes& bytes) {
    const std::size_t size = bytes.size();
    bytes.resize(size + growth_max);
    bytes.resize(LLVMFuzzerMutate(bytes.data(), size, bytes.size()));
}

bool read_list(ByteReader& reader, Table& table) {
    std::uint64_t count = 0;
    if (!reader.read_uleb(count) || count > reader.left()) return false;
    for (std::uint64_t i = 0; i < count; ++i) {
        Column column;
        if (!reader.read_uleb(column.spec) || !reader.read_uleb(column.size)) return false;
        table.push_back(std::move(column));
    }
    return true;
}

bool read_data(ByteReader& reader, Table& table) {
    for (Column& column : table) {
        ByteView bytes;
        if (!reader.read_bytes(column.size, bytes)) return false;
        column.bytes.assign(bytes.begin(), bytes.end());
        if (!(column.spec & deflated_flag)) continue;
        if (auto inflated = inflate_raw(bytes, small_limits().inflated_chunk_bytes)) {
            column.bytes = std::move(*inflated);
            column.spec &= ~std::uint64_t{deflated_flag};
        }
    }
    return true;
}

bool skip_change_header(ByteReader& reader) {
    std::vector<ChangeHash> dependencies;
    std::vector<ActorId> others;
    ByteView text;
    std::uint64_t number = 0;
    std::int64_t time = 0;
    return reader.read_hashes(dependencies) && reader.read_prefixed(text) && reader.read_uleb(number) &&
           reader.read_uleb(number) && reader.read_leb(time) && reader.read_prefixed(text) &&
           reader.read_actors(others);
}

bool skip_document_header(ByteReader& reader) {
    std::vector<ActorId> actors;
    std::vector<ChangeHash> heads;
    return reader.read_actors(actors) && reader.read_hashes(heads);
}

bool skip_bundle_header(ByteReader& reader) {
    std::vector<ActorId> actors;
    std::vector<ChangeHash> dependencies;
    return reader.read_hashes(dependencies) && reader.read_actors(actors);
}

std::optional<Parts> take_apart(std::uint8_t type, ByteView contents) {
    ByteReader reader(contents);
    Parts parts;
    bool ok = false;
    switch (static_cast<ChunkType>(type)) {
        case ChunkType::change:
            parts.tables.resize(1);
            ok = skip_change_header(reader);
            break;
        case ChunkType::document:
            parts.tables.resize(2);
            ok = skip_document_header(reader);
            break;
        case ChunkType::bundle:
            parts.tables.resize(2);
            parts.data_after_each_list = true;
            ok = skip_bundle_header(reader);
            break;
        default: break;
    }
    if (!ok) return std::nullopt;
    const ByteView before = contents.first(contents.size() - reader.left());
    parts.before.assign(before.begin(), before.end());
    for (Table& table : parts.tables)
        if (!read_list(reader, table) || (parts.data_after_each_list && !read_data(reader, table)))
            return std::nullopt;
    if (!parts.data_after_each_list)
        for (Table& table : parts.tables)
            if (!read_data(reader, table)) return std::nullopt;
    const ByteView after = reader.rest();
    parts.after.assign(after.begin(), after.end());
    return parts;
}

void write_list(Bytes& out, const Table& table) {
    append_uleb(out, table.size());
    for (const Column& column : table) {
        append_uleb(out, column.spec);
        append_uleb(out, column.bytes.size());
    }
}

Bytes put_together(const Parts& parts) {
    Bytes out = parts.before;
    const auto write_data = [&](const Table& table) {
        for (const Column& column : table) append_bytes(out, column.bytes);
    };
    for (const Table& table : parts.tables) {
        write_list(out, table);
        if (parts.data_after_each_list) write_data(table);
    }
    if (!parts.data_after_each_list)
        for (const Table& table : parts.tables) write_data(table);
    append_bytes(out, parts.after);
    return out;
}

void mutate_parts(Parts& parts, Random& random) {
    Table& table = parts.tables[random() % parts.tables.size()];
    if (table.empty() || random() % 8 == 0) return blindly(parts.before);
    const std::size_t at = random() % table.size();
    switch (random() % 16) {
        case 0: table.erase(table.begin() + static_cast<std::ptrdiff_t>(at)); break;
        case 1: blindly(parts.after); break;
        case 2: std::swap(table[at].bytes, table[random() % table.size()].bytes); break;
        case 3: table[at].spec = random() % 256; break;
        default: blindly(table[at].bytes);
    }
}

Bytes mutate_file(ByteView file, Random& random) {
    const auto pieces = cut(file);
    if (pieces.empty()) return {};
    const std::size_t chosen = random() % pieces.size();
    Bytes out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Bytes contents(pieces[i].contents.begin(), pieces[i].contents.end());
        if (i == chosen) {
            if (auto parts = take_apart(pieces[i].type, contents)) {
                mutate_parts(*parts, random);
                contents = put_together(*parts);
            } else {
                blindly(contents);
            }
        }
        append_bytes(out, join(pieces[i].type, contents));
    }
    return out;
}

}  // namespace

}  // namespace automerge::fuzz

// NOLINTNEXTLINE: the name is libFuzzer's.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
    automerge::fuzz::Random random(seed);
    if (random() % 4 != 0) {
        const auto mutated = automerge::fuzz::mutate_file({data, size}, random);
        if (!mutated.empty() && mutated.size() <= size_max) {
            std::ranges::copy(mutated, data);
            return mutated.size();
        }
    }
    return LLVMFuzzerMutate(data, size, size_max);
}
