// Writes the inputs that the fuzzers start from: one folder for each of them, in the folder given.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "automerge/core/change_builder.hpp"
#include "automerge/fuzz/check.hpp"
#include "automerge/storage/chunk.hpp"
#include "automerge/storage/deflate.hpp"
#include "automerge/sync.hpp"
#include "automerge/transaction.hpp"

namespace automerge::fuzz {

namespace {

class Seeds {
public:
    explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void add(const char* target, const Bytes& bytes) {
        const auto folder = folder_ / target;
        std::filesystem::create_directories(folder);
        std::ofstream file(folder / ("own-" + std::to_string(number_++)), std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        whole_ = whole_ && file.good();
    }
    // A file, and a piece of one.
    void add_file(const Bytes& bytes) {
        add("load", bytes);
        add("load_incremental", bytes);
    }
    bool whole() const { return whole_; }

private:
    std::filesystem::path folder_;
    int number_ = 0;
    bool whole_ = true;
};

Bytes deflated(const Change& change) {
    const auto chunk = parse_chunk(change.bytes, {});
    if (!chunk) return {};
    Bytes bytes = write_chunk(ChunkType::compressed_change, Deflater().deflate(chunk->contents));
    std::copy_n(chunk->hash.bytes.begin(), 4, bytes.begin() + 4);
    return bytes;
}

// A text with a mark, by hand: every part of the format that no edit makes.
Change marked(const Document& document, ByteView author) {
    const Change last = document.changes_since().back();
    ChangeHeader header{.dependencies = document.heads(), .actors = {author}, .seq = 1, .start_op = 90};
    header.message = "marks";
    const Bytes extra{1, 3, 1, 2, 0xff};
    header.extra = extra;
    OperationWriter writer;
    const auto write = [&](OperationRow row, std::span<const LocalId> predecessors = {}) {
        writer.append(row, predecessors);
    };
    write({.in_map = true, .key = "marked", .action = Action::make_text});
    const LocalId text{90, 0};
    const Bytes letter{'a'};
    const ScalarView a{ScalarType::string, letter};
    write({.object = text, .insert = true, .value = a});
    write({.object = text, .element = {91, 0}, .insert = true, .value = a});
    write({.object = text,
           .element = {91, 0},
           .insert = true,
           .expand = true,
           .action = Action::mark,
           .value = {ScalarType::true_, {}},
           .mark_name = "bold"});
    write({.object = text, .element = {92, 0}, .insert = true, .action = Action::mark});
    write({.object = text, .element = {92, 0}, .insert = true, .action = Action::make_map});
    const std::array<LocalId, 1> second{LocalId{92, 0}};
    write({.object = text, .element = {92, 0}, .action = Action::del}, second);
    const Bytes odd{9, 8, 7};
    write({.in_map = true, .key = "odd", .value = {static_cast<ScalarType>(14), odd}});
    Bytes contents;
    write_change(header, writer, contents);
    return Change::decode(write_chunk(ChunkType::change, contents)).value_or(last);
}

void add_changes(Seeds& seeds, const Document& document) {
    Bytes all;
    for (const Change& change : document.changes_since()) {
        seeds.add("change", change.bytes);
        seeds.add("change", deflated(change));
        all.insert(all.end(), change.bytes.begin(), change.bytes.end());
    }
    const auto hashes = document.hashes_since();
    for (std::size_t from = 0; from < hashes.size(); from += 2) {
        const auto bundle = document.save_bundle(std::span(hashes).subspan(from));
        if (bundle) seeds.add("bundle", *bundle);
        if (bundle) seeds.add_file(*bundle);
    }
    seeds.add_file(all);
    seeds.add_file(document.save());
}

void add_conversation(Seeds& seeds, Document left, Document right) {
    SyncState to_right;
    SyncState to_left;
    for (int round = 0; round < 10; ++round) {
        const auto said = generate_sync_message(left, to_right);
        if (said) {
            seeds.add("sync_message", said->encode());
            (void)receive_sync_message(right, to_left, *said);
        }
        const auto answered = generate_sync_message(right, to_left);
        if (answered) {
            seeds.add("sync_message", answered->encode());
            (void)receive_sync_message(left, to_right, *answered);
        }
        if (!said && !answered) break;
    }
    seeds.add("sync_state", to_right.encode());
    seeds.add("sync_state", to_left.encode());
}

bool make(const std::filesystem::path& folder) {
    Seeds seeds(folder);
    const Document& base = base_document();
    add_changes(seeds, base);
    seeds.add_file(Document().save());

    Document more = base.fork(ActorId{Bytes(16, 7)});
    const Bytes author{3, 4};
    const Change with_marks = marked(base, author);
    (void)more.apply(std::span(&with_marks, 1));
    seeds.add("change", with_marks.bytes);
    for (int i = 0; i < 6; ++i) {
        auto change = more.transaction();
        (void)change.put(root, "key" + std::to_string(i % 3), static_cast<std::uint64_t>(i) << (8 * i));
        if (i % 2 == 0) (void)change.erase(root, "name");
        i == 4 ? change.commit_empty({.time = -1, .message = "nothing"})
               : change.commit({.time = i, .message = {}}).value_or(Change{});
        seeds.add("change", more.changes_since().back().bytes);
    }
    add_changes(seeds, more);

    // A change that waits for one that is missing.
    Document orphan = base.fork({});
    const Change last = more.changes_since().back();
    (void)orphan.apply(std::span(&last, 1));
    seeds.add_file(orphan.save());

    Document fresh(ActorId{Bytes{9}});
    add_conversation(seeds, base.fork({}), more.fork({}));
    add_conversation(seeds, more.fork({}), std::move(fresh));
    Document diverged = base.fork(ActorId{Bytes{5}});
    auto change = diverged.transaction();
    (void)change.put(root, "diverged", Null{});
    change.commit();
    add_conversation(seeds, std::move(diverged), more.fork({}));
    return seeds.whole();
}

}  // namespace

}  // namespace automerge::fuzz

int main(int count, char** arguments) {
    if (count != 2 || !automerge::fuzz::make(arguments[1])) {
        std::fprintf(stderr, "usage: fuzz_make_seeds FOLDER\n");
        return 2;
    }
    return 0;
}
