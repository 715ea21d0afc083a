#include "shared/storage/schema.hpp"

#include <array>

namespace skranke {

namespace {

constexpr std::array steps{
    // A document's history is the concatenation of its chunks in order: a whole document first, where there
    // is one, then single changes as they came. `label` is for the owner of the document to say what it is.
    R"sql(
        create table document (
            id blob primary key,
            label text not null
        ) strict, without rowid;

        create table chunk (
            number integer primary key,
            document blob not null references document (id) on delete cascade,
            bytes blob not null
        ) strict;
        create index chunk_by_document on chunk (document, number);

        create table sync_state (
            document blob not null references document (id) on delete cascade,
            peer text not null,
            bytes blob not null,
            primary key (document, peer)
        ) strict, without rowid;

        create table setting (
            name text primary key,
            value text not null
        ) strict, without rowid;

        -- Numbers that only grow.
        create table counter (
            name text primary key,
            value integer not null
        ) strict, without rowid;
    )sql",
};

}  // namespace

std::span<const char* const> schema_steps() { return steps; }

}  // namespace skranke
