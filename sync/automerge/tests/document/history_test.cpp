// A document as it was: views and copies at old heads, and what came between two moments.
#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "automerge/inspection/document_json.hpp"
#include "automerge/tests/document/support.hpp"
#include "automerge/tests/support/reference_files.hpp"

namespace automerge {
namespace {

// The changes and all that they build on, found by following the hashes that the changes name.
std::set<ChangeHash> ancestry(const std::map<ChangeHash, Change>& changes, const Heads& heads) {
    std::set<ChangeHash> found;
    Heads open = heads;
    while (!open.empty()) {
        const ChangeHash hash = open.back();
        open.pop_back();
        if (!found.insert(hash).second) continue;
        for (const ChangeHash& dependency : changes.at(hash).dependencies) open.push_back(dependency);
    }
    return found;
}

// A document that was never told of anything else.
Document rebuilt(const std::vector<Change>& changes, const std::set<ChangeHash>& wanted) {
    std::vector<Change> some;
    for (const Change& change : changes)
        if (wanted.contains(change.hash)) some.push_back(change);
    Document document;
    REQUIRE(document.apply(some));
    return document;
}

// Any moment: the heads may be none, and may build on each other.
Heads random_heads(const std::vector<Change>& changes, std::mt19937_64& random) {
    Heads heads;
    if (!changes.empty())
        for (auto count = random() % 4; count > 0; --count)
            heads.push_back(changes[random() % changes.size()].hash);
    return heads;
}

}  // namespace

TEST_CASE("A view shows what a document of only that history shows") {
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        Document document = merged_history(random, 2 + seed % 5, 60);
        // A loaded document has its operations in another order, and its deletions from elsewhere.
        if (seed % 2 == 0) document = *Document::load(document.save());
        const auto changes = document.changes_since();
        std::map<ChangeHash, Change> by_hash;
        for (const Change& change : changes) by_hash[change.hash] = change;
        for (int moment = 0; moment < 8; ++moment) {
            const Heads heads = random_heads(changes, random);
            const Document then = rebuilt(changes, ancestry(by_hash, heads));
            const auto view = document.at(heads);
            REQUIRE(view);
            CHECK(describe(*view) == describe(then));
            const auto copy = document.fork_at(heads, actor(99));
            REQUIRE(copy);
            CHECK(copy->heads() == then.heads());
            CHECK(copy->save_since({}).size() == then.save_since({}).size());
            CHECK(describe(*copy) == describe(then));
            check_survives_saving(*copy);
        }
    }
}

TEST_CASE("A view at the heads shows the present") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 20; ++round) {
        const Document document = merged_history(random, 4, 60);
        CHECK(describe(*document.at(document.heads())) == describe(document));
    }
}

TEST_CASE("A view stays as it was while the document changes on") {
    Document document(actor(1));
    put(document, "name", std::string{"first"});
    const ObjectId list = put_object(document, "list", ObjectType::list);
    const ObjectId text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "hello");
    put(document, "count", Counter{3});
    const auto view = document.at(document.heads());
    REQUIRE(view);
    const std::string before = describe(*view);

    put(document, "name", std::string{"second"});
    splice(document, text, 1, 3, "ipp");
    auto transaction = document.transaction();
    REQUIRE(transaction.insert(list, 0, std::int64_t{1}));
    REQUIRE(transaction.increment(root, "count", 5));
    REQUIRE(transaction.put_object(root, "another", ObjectType::map));
    CHECK(describe(*view) == before);
    transaction.commit();
    put(document, "name", Null{});

    CHECK(describe(*view) == before);
    CHECK(str(document, root, "name") == "(nothing)");
    CHECK(view->get(root, "name")->scalar() != nullptr);
    CHECK(*view->get(root, "name")->str() == "first");
    CHECK(view->get(root, "count")->integer() == 3);
    CHECK(document.get(root, "count")->integer() == 8);
    CHECK(view->text(text) == "hello");
    CHECK(view->length(text) == 5);
    CHECK(*view->get(text, 4)->str() == "o");
    CHECK_FALSE(view->get(text, 5));
    CHECK(view->length(list) == 0);
    CHECK(view->length(root) == 4);
    CHECK_FALSE(view->get(root, "another"));
    CHECK_FALSE(view->type_of(document.get(root, "another")->object()));
}

TEST_CASE("A view may be taken while a transaction is open, and does not see what it does") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    const std::string before = describe(document);
    auto transaction = document.transaction();
    REQUIRE(transaction.erase(root, "a"));
    REQUIRE(transaction.put(root, "b", std::int64_t{2}));
    CHECK(describe(*document.at(document.heads())) == before);
    CHECK(describe(*document.fork_at(document.heads(), actor(2))) == before);
    transaction.rollback();
    CHECK(describe(*document.at(document.heads())) == before);
}

TEST_CASE("Of a counter, a view counts the increments of its time, and deletion beside increment is kept") {
    Document here(actor(1));
    put(here, "count", Counter{1});
    const Heads start = here.heads();
    Document there = here.fork(actor(2));
    auto add = [](Document& document, std::int64_t by) {
        auto transaction = document.transaction();
        REQUIRE(transaction.increment(root, "count", by));
        transaction.commit();
    };
    add(here, 10);
    const Heads of_here = here.heads();
    add(there, 100);
    const Heads of_there = there.heads();
    {
        auto transaction = there.transaction();
        REQUIRE(transaction.erase(root, "count"));
        transaction.commit();
    }
    REQUIRE(here.merge(there));
    CHECK_FALSE(here.get(root, "count"));
    CHECK(here.at(start)->get(root, "count")->integer() == 1);
    CHECK(here.at(of_here)->get(root, "count")->integer() == 11);
    CHECK(here.at(of_there)->get(root, "count")->integer() == 101);
    const Heads both{of_here[0], of_there[0]};
    CHECK(here.at(both)->get(root, "count")->integer() == 111);
}

TEST_CASE("Heads that the document does not have are named in the error") {
    Document document(actor(1));
    Document other(actor(2));
    const Change unknown = put(other, "a", std::int64_t{1});
    const Heads heads{unknown.hash};
    const auto refused = [&](const auto& result) {
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == ErrorKind::missing_dependency);
        CHECK(result.error().message.find(unknown.hash.hex()) != std::string::npos);
    };
    refused(document.at(heads));
    refused(document.fork_at(heads, actor(3)));
    refused(document.go_back_to(heads));
    refused(document.changes_between({}, heads));
    refused(document.changes_between(heads, {}));
}

TEST_CASE("A document that goes back is as it was, and goes on from there like any other") {
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        const Document whole = merged_history(random, 2 + seed % 5, 60);
        const auto changes = whole.changes_since();
        const std::size_t loaded = random() % (changes.size() + 1);
        // The first ones are loaded, and some of the others come as changes.
        Document first(actor(1));
        REQUIRE(first.apply(std::span(changes).first(loaded)));
        Document document = *Document::load(first.save(), actor(1));
        const std::size_t applied = loaded + random() % (changes.size() - loaded + 1);
        REQUIRE(document.apply(std::span(changes).subspan(loaded, applied - loaded)));
        // Mostly to a moment at which it once was, and else to any.
        Heads heads = random_heads(
            std::vector(changes.begin(), changes.begin() + static_cast<std::ptrdiff_t>(applied)), random);
        if (seed % 4 != 0) {
            Document once(actor(1));
            REQUIRE(once.apply(std::span(changes).first(loaded + random() % (applied - loaded + 1))));
            heads = once.heads();
        }
        const Document expected = *document.fork_at(heads, actor(1));
        // Its dependencies never come.
        Document stranger(actor(98));
        put(stranger, "a", std::int64_t{1});
        const Change waits = put(stranger, "b", std::int64_t{2});
        REQUIRE(document.apply(std::vector{waits}));

        REQUIRE(document.go_back_to(heads));
        CHECK(document.heads() == expected.heads());
        CHECK(document.waiting_changes().empty());
        CHECK(document.actor() == actor(1));
        CHECK(describe(document) == describe(expected));
        CHECK(document.save() == expected.save());
        check_survives_saving(document);
        REQUIRE(document.apply(changes));
        CHECK(document.heads() == whole.heads());
        CHECK(describe(document) == describe(whole));
        check_survives_saving(document);
    }
}

TEST_CASE("A document does not go back while a transaction is open") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    auto transaction = document.transaction();
    REQUIRE(transaction.put(root, "b", std::int64_t{2}));
    const auto gone_back = document.go_back_to({});
    REQUIRE_FALSE(gone_back);
    CHECK(gone_back.error().kind == ErrorKind::invalid_operation);
    transaction.commit();
    CHECK(document.length(root) == 2);
}

TEST_CASE("The changes between two moments are those of the later that the earlier has not") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        const Document document = merged_history(random, 4, 60);
        const auto changes = document.changes_since();
        std::map<ChangeHash, Change> by_hash;
        for (const Change& change : changes) by_hash[change.hash] = change;
        for (int pair = 0; pair < 10; ++pair) {
            const Heads before = random_heads(changes, random);
            const Heads after = random_heads(changes, random);
            const auto known = ancestry(by_hash, before);
            const auto wanted = ancestry(by_hash, after);
            Heads expected;
            for (const Change& change : changes)
                if (wanted.contains(change.hash) && !known.contains(change.hash))
                    expected.push_back(change.hash);
            CHECK(document.hashes_between(before, after) == expected);
            const auto between = document.changes_between(before, after);
            REQUIRE(between);
            Document at_before = *document.fork_at(before, actor(9));
            REQUIRE(at_before.apply(*between));
            CHECK(at_before.has(after.empty() ? ChangeHash{} : after[0]) == !after.empty());
        }
    }
}

TEST_CASE("Views of the official library's document are its own views of it") {
    const auto folder = test::reference_folder("vectors/generated/open");
    if (!folder) return;
    const auto expected = test::read_json(*folder / "26-view.json");
    const auto document = Document::load(test::read_bytes(*folder / "26-view.am"));
    REQUIRE(document);
    for (const auto& wanted : expected["views"]) {
        Heads heads;
        for (const auto& hash : wanted["heads"])
            heads.push_back(*ChangeHash::from_hex(hash.get<std::string>()));
        const auto view = document->at(heads);
        REQUIRE(view);
        CHECK(nlohmann::json::parse(plain_json(*view)->dump()) == wanted["plain"]);
    }
    std::cout << "views of 26-view equal: " << expected["views"].size() << "\n";
}

}  // namespace automerge
