// Patches bring a copy of the tree from one moment to any other, and cost what changed.
#include "automerge/core/replica.hpp"
#include "automerge/document/differ.hpp"
#include "automerge/storage/chunk.hpp"
#include "automerge/tests/document/support.hpp"
#include "automerge/tests/document/tree.hpp"

namespace automerge {
namespace {

Heads random_heads(const Document& document, std::mt19937_64& random) {
    const Heads hashes = document.hashes_since();
    Heads heads;
    if (random() % 4 == 0) return document.heads();
    if (!hashes.empty())
        for (auto count = random() % 4; count > 0; --count) heads.push_back(hashes[random() % hashes.size()]);
    return heads;
}

Patches diff(const Document& document, const Heads& before, const Heads& after) {
    auto patches = document.diff(before, after);
    REQUIRE(patches);
    return std::move(*patches);
}

// The patches of what `change` does to the document.
template <class Make>
Patches patches_of(Document& document, Make change) {
    const Heads before = document.heads();
    auto transaction = document.transaction();
    change(transaction);
    transaction.commit();
    return diff(document, before, document.heads());
}

template <class Kind>
const Kind& only(const Patches& patches) {
    REQUIRE(patches.size() == 1);
    REQUIRE(std::holds_alternative<Kind>(patches[0].edit));
    return std::get<Kind>(patches[0].edit);
}

}  // namespace

TEST_CASE("Patches bring a tree from any moment of a history to any other") {
    std::size_t followed = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        std::mt19937_64 random(seed);
        Document document = merged_history(random, 2 + seed % 5, 60);
        if (seed % 2 == 0) document = *Document::load(document.save());
        for (int pair = 0; pair < 8; ++pair) {
            INFO("seed " << seed << ", pair " << pair);
            const Heads before = random_heads(document, random);
            const Heads after = random_heads(document, random);
            Tree tree = tree_of(*document.at(before));
            const Patches patches = diff(document, before, after);
            follow(tree, patches);
            CHECK(describe(tree) == describe(tree_of(*document.at(after))));
            followed += patches.size();
        }
    }
    CHECK(followed > 1000);
}

TEST_CASE("A tree that follows what each apply and each edit changed stays equal to the document") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        const auto changes = merged_history(random, 4, 80).changes_since();
        Document document(actor(250));
        Tree tree = tree_of(document);
        for (std::size_t next = 0; next < changes.size();) {
            const std::size_t count = std::min(changes.size() - next, 1 + random() % 5);
            const Heads before = document.heads();
            REQUIRE(document.apply(std::span(changes).subspan(next, count)));
            follow(tree, diff(document, before, document.heads()));
            next += count;
        }
        CHECK(describe(tree) == describe(tree_of(document)));
    }
}

TEST_CASE("Nothing changed between a moment and itself") {
    std::mt19937_64 random(3);
    const Document document = merged_history(random, 4, 60);
    CHECK(diff(document, document.heads(), document.heads()).empty());
    CHECK(diff(document, {}, {}).empty());
}

TEST_CASE("What is typed and what is deleted come as one patch each") {
    Document document(actor(1));
    const ObjectId text = put_object(document, "text", ObjectType::text);
    const auto typed = patches_of(
        document, [&](Transaction& change) { REQUIRE(change.splice_text(text, 0, 0, "hello æ")); });
    CHECK(only<InsertText>(typed).text == "hello æ");
    CHECK(typed.path(typed[0]) == std::vector<Position>{"text"});
    CHECK(typed[0].object == text);
    const auto erased =
        patches_of(document, [&](Transaction& change) { REQUIRE(change.splice_text(text, 1, 4, "")); });
    CHECK(only<DeleteRange>(erased).index == 1);
    CHECK(only<DeleteRange>(erased).length == 4);
}

TEST_CASE("Values inserted in a list come as one patch, one put over another as a put") {
    Document document(actor(1));
    const ObjectId list = put_object(document, "list", ObjectType::list);
    const auto inserted = patches_of(document, [&](Transaction& change) {
        for (std::size_t i = 0; i < 3; ++i) REQUIRE(change.insert(list, i, std::int64_t{7}));
    });
    CHECK(only<InsertValues>(inserted).values.size() == 3);
    const auto put_over = patches_of(
        document, [&](Transaction& change) { REQUIRE(change.put(list, 1, std::string{"seven"})); });
    CHECK(only<PutIndex>(put_over).index == 1);
    CHECK(*only<PutIndex>(put_over).value.value.str() == "seven");
}

TEST_CASE("A counter's patch says by how much, a conflict's that it came and went") {
    Document here(actor(1));
    put(here, "count", Counter{1});
    const auto counted =
        patches_of(here, [](Transaction& change) { REQUIRE(change.increment(root, "count", 41)); });
    CHECK(only<IncrementCounter>(counted).by == 41);
    const Patches back = diff(here, here.heads(), here.dependencies(here.heads()[0]));
    CHECK(only<IncrementCounter>(back).by == -41);

    Document there = here.fork(actor(2));
    put(here, "name", std::string{"loses"});
    put(there, "name", std::string{"wins"});
    const Heads before = there.heads();
    REQUIRE(there.merge(here));
    CHECK(only<ChangeConflict>(diff(there, before, there.heads())).conflict);
    CHECK_FALSE(only<ChangeConflict>(diff(there, there.heads(), before)).conflict);
}

TEST_CASE("A mark's patch says where it holds now, and where no longer") {
    Document document(actor(1));
    const ObjectId text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "one two three");
    const Heads plain = document.heads();
    const auto marked = patches_of(document, [&](Transaction& change) {
        REQUIRE(change.mark(text, {4, 7}, "bold", true, Expand::after));
    });
    const Mark bold{{4, 7}, "bold", true};
    CHECK(only<ChangeMarks>(marked).marks == std::vector{bold});
    const Mark gone{{4, 7}, "bold", Null{}};
    CHECK(only<ChangeMarks>(diff(document, document.heads(), plain)).marks == std::vector{gone});

    const auto typed =
        patches_of(document, [&](Transaction& change) { REQUIRE(change.splice_text(text, 7, 0, "!")); });
    REQUIRE(typed.size() == 2);
    CHECK(std::get<InsertText>(typed[0].edit).text == "!");
    const Mark grown{{7, 8}, "bold", true};
    CHECK(std::get<ChangeMarks>(typed[1].edit).marks == std::vector{grown});
}

TEST_CASE("Patches count a text in the document's own unit") {
    std::mt19937_64 random(11);
    for (int round = 0; round < 40; ++round) {
        Document document(actor(1), TextUnit::utf8_bytes);
        const ObjectId text = put_object(document, "text", ObjectType::text);
        static const std::vector<std::string> parts = {"a", "bc", "æøå", "💡x", ""};
        std::string followed;
        std::vector<Heads> moments{document.heads()};
        const auto follow_to = [&](const Heads& from, const Heads& to) {
            for (const Patch& patch : diff(document, from, to)) {
                if (const auto* inserted = std::get_if<InsertText>(&patch.edit))
                    followed.insert(inserted->index, inserted->text);
                else
                    followed.erase(std::get<DeleteRange>(patch.edit).index,
                                   std::get<DeleteRange>(patch.edit).length);
            }
        };
        for (int edit = 0; edit < 20; ++edit) {
            std::size_t index = random() % (followed.size() + 1);
            while (index < followed.size() && (static_cast<unsigned char>(followed[index]) & 0xc0) == 0x80)
                ++index;
            const std::size_t deleted = random() % 4 == 0 ? 1 : 0;
            splice(document, text, index, deleted, parts[random() % parts.size()]);
            follow_to(moments.back(), document.heads());
            CHECK(followed == document.text(text));
            moments.push_back(document.heads());
        }
        follow_to(moments.back(), moments[5]);
        CHECK(followed == document.at(moments[5])->text(text));
        follow_to(moments[5], moments[12]);
        CHECK(followed == document.at(moments[12])->text(text));
    }
    Document utf16(actor(1), TextUnit::utf16_units);
    const ObjectId text = put_object(utf16, "text", ObjectType::text);
    splice(utf16, text, 0, 0, "💡");
    const auto typed =
        patches_of(utf16, [&](Transaction& change) { REQUIRE(change.splice_text(text, 2, 0, "x")); });
    CHECK(only<InsertText>(typed).index == 2);
}

TEST_CASE("An object that appears comes empty and is filled, one that comes back is filled as it is then") {
    Document document(actor(1));
    const ObjectId map = put_object(document, "map", ObjectType::map);
    {
        auto transaction = document.transaction();
        const auto inner = transaction.put_object(map, "inner", ObjectType::text);
        REQUIRE(inner);
        REQUIRE(transaction.splice_text(*inner, 0, 0, "kept"));
        transaction.commit();
    }
    const Heads full = document.heads();
    {
        auto transaction = document.transaction();
        REQUIRE(transaction.erase(root, "map"));
        transaction.commit();
    }
    CHECK(only<DeleteKey>(diff(document, full, document.heads())).key == "map");
    const Patches back = diff(document, document.heads(), full);
    REQUIRE(back.size() == 3);
    CHECK(std::get<PutKey>(back[0].edit).value.value.object() == map);
    CHECK(std::get<PutKey>(back[1].edit).key == "inner");
    CHECK(std::get<InsertText>(back[2].edit).text == "kept");
    CHECK(back.path(back[2]) == std::vector<Position>{"map", "inner"});
}

TEST_CASE("What an open transaction does is not in the patches") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    const Heads before = document.heads();
    put(document, "a", std::int64_t{2});
    auto transaction = document.transaction();
    REQUIRE(transaction.put(root, "a", std::int64_t{3}));
    REQUIRE(transaction.put(root, "b", std::int64_t{3}));
    const Patches patches = diff(document, before, document.heads());
    CHECK(only<PutKey>(patches).value.value.integer() == 2);
}

TEST_CASE("Heads that are not there are refused") {
    const Document document;
    const Heads unknown{ChangeHash{}};
    CHECK_FALSE(document.diff(unknown, {}));
    CHECK_FALSE(document.diff({}, unknown));
}

TEST_CASE("Patches up to the present cost what changed, however large the document") {
    std::vector<std::size_t> costs;
    for (const std::size_t size : {200u, 20000u}) {
        Document document(actor(1));
        const ObjectId text = put_object(document, "text", ObjectType::text);
        const ObjectId list = put_object(document, "list", ObjectType::list);
        splice(document, text, 0, 0, std::string(size, 'x'));
        auto filling = document.transaction();
        for (std::size_t i = 0; i < size; ++i) {
            REQUIRE(filling.insert_object(list, i, ObjectType::map));
            REQUIRE(filling.put(root, "key" + std::to_string(i), std::int64_t{1}));
        }
        filling.commit();
        const ChangeHash before = document.heads()[0];
        const auto inner = document.get(list, size / 2);
        REQUIRE(inner);
        auto change = document.transaction();
        REQUIRE(change.splice_text(text, size / 2, 2, "abc"));
        REQUIRE(change.put(root, "key7", std::int64_t{2}));
        REQUIRE(change.put(inner->object(), "name", std::string{"new"}));
        REQUIRE(change.erase(list, 3));
        change.commit();

        const Bytes file = document.save();
        const auto chunk = parse_chunk(file, Limits{});
        REQUIRE(chunk);
        const auto replica = load_document(chunk->contents, Limits{});
        REQUIRE(replica);
        const ChangeIndex then = *replica->graph.find(before);
        const Clock clock(replica->graph, std::span(&then, 1));
        const auto changes = replica->graph.since(std::span(&then, 1));
        Differ differ(Moment(replica->ops, &clock), Moment(replica->ops));
        // A deletion and an insertion in the text, a put in the root, one in the list's map, a deletion.
        CHECK(differ.diff(replica->graph, changes).size() == 5);
        costs.push_back(differ.looked_at());
    }
    CHECK(costs[0] == costs[1]);
    CHECK(costs[1] < 40);
}

}  // namespace automerge
