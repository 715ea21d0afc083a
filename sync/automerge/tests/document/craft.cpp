#include "automerge/tests/document/craft.hpp"

#include <catch2/catch.hpp>

#include "automerge/encoding/leb128.hpp"
#include "automerge/storage/change_chunk.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

namespace {

constexpr ColumnSpec change_columns[] = {object_actor_column,
                                         object_counter_column,
                                         key_actor_column,
                                         key_counter_column,
                                         key_text_column,
                                         insert_column,
                                         action_column,
                                         value_meta_column,
                                         value_column,
                                         predecessor_group_column,
                                         predecessor_actor_column,
                                         predecessor_counter_column,
                                         expand_column,
                                         mark_name_column};

}  // namespace

CraftedChange::CraftedChange(const Change& change) {
    const auto chunk = parse_chunk(change.bytes, {});
    REQUIRE(chunk);
    const auto parsed = parse_change(chunk->contents, {});
    REQUIRE(parsed);
    const ChangeHeader& header = parsed->header;
    dependencies = header.dependencies;
    author = change.actor;
    for (const ByteView other : std::span(header.actors).subspan(1))
        others.push_back({Bytes(other.begin(), other.end())});
    seq = header.seq;
    start_op = header.start_op;
    time = header.time;
    message = header.message;
    extra.assign(header.extra.begin(), header.extra.end());
    for (const ColumnSpec spec : change_columns)
        if (const ByteView bytes = parsed->columns[spec]; !bytes.empty())
            columns[spec].assign(bytes.begin(), bytes.end());
}

Change CraftedChange::sealed() const {
    Bytes contents;
    append_hashes(contents, dependencies);
    append_prefixed(contents, author.bytes);
    append_uleb(contents, seq);
    append_uleb(contents, start_op);
    append_leb(contents, time);
    append_prefixed(contents, as_bytes(message));
    append_uleb(contents, others.size());
    for (const ActorId& other : others) append_prefixed(contents, other.bytes);
    append_uleb(contents, columns.size());
    for (const auto& [spec, bytes] : columns) {
        append_uleb(contents, spec);
        append_uleb(contents, bytes.size());
    }
    for (const auto& [spec, bytes] : columns) append_bytes(contents, bytes);
    append_bytes(contents, extra);
    Change change;
    change.hash = hash_chunk(ChunkType::change, contents);
    change.bytes = write_chunk(ChunkType::change, contents);
    return change;
}

}  // namespace automerge
