#include "automerge/tests/document/support.hpp"
#include "automerge/transaction.hpp"

namespace automerge {

TEST_CASE("A new document is empty, and so is what it saves") {
    const Document document;
    CHECK(document.heads().empty());
    CHECK(document.keys(root).empty());
    CHECK(document.save() == Bytes{0x85, 0x6f, 0x4a, 0x83, 0xb8, 0x1a, 0x95, 0x44, 0, 4, 0, 0, 0, 0});
    CHECK(Document::load(document.save()));
    const auto from_nothing = Document::load({});
    REQUIRE(from_nothing);
    CHECK(from_nothing->change_count() == 0);
}

TEST_CASE("What was put can be read, before and after the commit and after saving") {
    Document document(actor(1));
    auto transaction = document.transaction();
    REQUIRE(transaction.put(root, "name", std::string{"Hovedbiblioteket"}));
    const auto list = transaction.put_object(root, "desks", ObjectType::list);
    REQUIRE(list);
    REQUIRE(transaction.insert(*list, 0, std::int64_t{2}));
    REQUIRE(transaction.insert(*list, 0, std::int64_t{1}));
    CHECK(str(document, root, "name") == "Hovedbiblioteket");
    CHECK(document.length(*list) == 2);
    CHECK(transaction.pending_operations() == 4);
    const auto change = transaction.commit({.time = 7, .message = "first"});
    REQUIRE(change);
    CHECK(change->message == "first");
    CHECK(change->op_count == 4);
    CHECK(document.heads() == std::vector{change->hash});
    CHECK(document.get(*list, 0)->integer() == 1);
    CHECK(document.get(*list, 1)->integer() == 2);
    CHECK_FALSE(document.get(*list, 2));
    CHECK(document.keys(root) == std::vector<std::string>{"desks", "name"});
    check_survives_saving(document);
}

TEST_CASE("Putting what is already there makes no change") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    auto transaction = document.transaction();
    REQUIRE(transaction.put(root, "a", std::int64_t{1}));
    REQUIRE(transaction.erase(root, "not there"));
    CHECK(transaction.pending_operations() == 0);
    CHECK_FALSE(transaction.commit());
    CHECK(document.change_count() == 1);
}

TEST_CASE("Two who put at the same key conflict; the greater id wins and both can be read") {
    Document here(actor(1));
    Document there(actor(2));
    put(here, "a", std::string{"here"});
    put(there, "a", std::string{"there"});
    REQUIRE(here.merge(there));
    REQUIRE(there.merge(here));
    CHECK(str(here, root, "a") == "there");
    REQUIRE(here.get_all(root, "a").size() == 2);
    CHECK(describe(here) == describe(there));
    CHECK(here.heads() == there.heads());

    // Putting the winner again only removes the loser.
    const Change change = put(here, "a", std::string{"there"});
    const auto operations = change.operations();
    REQUIRE(operations);
    REQUIRE(operations->size() == 1);
    CHECK(operations->front().action == Action::del);
    CHECK(here.get_all(root, "a").size() == 1);
    check_survives_saving(here);
}

TEST_CASE("A put made apart from a deletion survives it") {
    Document here(actor(1));
    put(here, "a", std::int64_t{1});
    Document there = here.fork(actor(2));
    auto transaction = here.transaction();
    REQUIRE(transaction.erase(root, "a"));
    transaction.commit();
    CHECK_FALSE(here.get(root, "a"));
    put(there, "a", std::int64_t{2});
    REQUIRE(here.merge(there));
    CHECK(here.get(root, "a")->integer() == 2);
}

TEST_CASE("Increments made apart add up; a deletion wins over them") {
    Document here(actor(1));
    put(here, "c", Counter{10});
    Document there = here.fork(actor(2));
    Document third = here.fork(actor(3));
    for (Document* document : {&here, &there}) {
        auto transaction = document->transaction();
        REQUIRE(transaction.increment(root, "c", 5));
        transaction.commit();
    }
    REQUIRE(here.merge(there));
    CHECK(here.get(root, "c")->integer() == 20);
    check_survives_saving(here);
    auto transaction = third.transaction();
    REQUIRE(transaction.erase(root, "c"));
    transaction.commit();
    REQUIRE(here.merge(third));
    CHECK_FALSE(here.get(root, "c"));
}

TEST_CASE("Runs typed apart at the same place do not mix") {
    Document here(actor(0xaa));
    const ObjectId text = put_object(here, "t", ObjectType::text);
    splice(here, text, 0, 0, "()");
    Document there = here.fork(actor(0xbb));
    splice(here, text, 1, 0, "one");
    splice(there, text, 1, 0, "two");
    REQUIRE(here.merge(there));
    REQUIRE(there.merge(here));
    CHECK(here.text(text) == "(twoone)");
    CHECK(there.text(text) == here.text(text));
}

TEST_CASE("Text is indexed by code points") {
    Document document(actor(1));
    const ObjectId text = put_object(document, "t", ObjectType::text);
    splice(document, text, 0, 0, "a💡ø");
    CHECK(document.length(text) == 3);
    splice(document, text, 2, 1, "b");
    CHECK(document.text(text) == "a💡b");
    auto transaction = document.transaction();
    CHECK_FALSE(transaction.splice_text(text, 4, 0, "behind the end"));
    CHECK_FALSE(transaction.splice_text(text, 0, 0, "\xff"));
    REQUIRE(transaction.splice_text(text, 1, 100, ""));
    CHECK(document.text(text) == "a");
}

TEST_CASE(
    "In a text, what is no string stands as one replacement character, and long strings take their length") {
    Document document(actor(1));
    const ObjectId text = put_object(document, "t", ObjectType::text);
    auto transaction = document.transaction();
    REQUIRE(transaction.insert(text, 0, std::string{"long"}));
    REQUIRE(transaction.insert_object(text, 4, ObjectType::map));
    REQUIRE(transaction.insert(text, 5, std::string{"!"}));
    CHECK(document.text(text) == "long\xEF\xBF\xBC!");
    CHECK(document.length(text) == 6);
    // Inside of an element means behind it; deleting from its middle leaves it.
    REQUIRE(transaction.splice_text(text, 2, 0, "X"));
    CHECK(document.text(text) == "longX\xEF\xBF\xBC!");
    REQUIRE(transaction.splice_text(text, 2, 1, ""));
    CHECK(document.text(text) == "long\xEF\xBF\xBC!");
    transaction.commit();
    check_survives_saving(document);
}

TEST_CASE("What cannot be done is refused with a reason and does nothing") {
    Document document(actor(1));
    const ObjectId list = put_object(document, "l", ObjectType::list);
    auto transaction = document.transaction();
    CHECK_FALSE(transaction.put(list, "key", true));
    CHECK_FALSE(transaction.put(root, std::size_t{0}, true));
    CHECK_FALSE(transaction.put(list, std::size_t{0}, true));
    CHECK_FALSE(transaction.insert(list, 1, true));
    CHECK_FALSE(transaction.erase(list, 0));
    CHECK_FALSE(transaction.increment(root, "l", 1));
    CHECK_FALSE(transaction.splice_text(list, 0, 0, "x"));
    CHECK_FALSE(transaction.put(root, "\xff", true));
    CHECK_FALSE(transaction.put(root, "a", std::string{"\xff"}));
    CHECK_FALSE(transaction.put(root, "a", Unknown{.type_code = 3, .bytes = {}}));
    CHECK_FALSE(transaction.put(ObjectId{OpId{99, actor(9)}}, "a", true));
    CHECK(transaction.pending_operations() == 0);
    auto second = document.transaction();
    CHECK_FALSE(second.put(root, "a", true));
    CHECK_FALSE(document.apply({}));
    CHECK_FALSE(document.load_incremental({}));
}

TEST_CASE("An empty change has a hash, a sequence number and a message, and survives saving") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    const Change change = document.transaction().commit_empty({.time = -5, .message = "looked in"});
    CHECK(change.seq == 2);
    CHECK(change.op_count == 0);
    CHECK(change.start_op == 2);
    CHECK(document.heads() == std::vector{change.hash});
    check_survives_saving(document);
    CHECK(Change::decode(change.bytes));
}

TEST_CASE("A change waits for what it depends on, and is told to") {
    Document writer(actor(1));
    const Change first = put(writer, "a", std::int64_t{1});
    const Change second = put(writer, "a", std::int64_t{2});
    Document reader;
    const auto waiting = reader.apply(std::span(&second, 1));
    REQUIRE(waiting);
    CHECK(waiting->waiting == 1);
    CHECK(waiting->applied == 0);
    CHECK(reader.heads().empty());
    CHECK(reader.missing_dependencies() == std::vector{first.hash});
    CHECK(reader.waiting_changes().size() == 1);
    CHECK(reader.apply(std::span(&second, 1))->known == 1);
    const auto released = reader.apply(std::span(&first, 1));
    REQUIRE(released);
    CHECK(released->applied == 2);
    CHECK(reader.heads() == writer.heads());
    CHECK(reader.missing_dependencies().empty());
}

TEST_CASE("If one change is refused, none is applied") {
    Document writer(actor(1));
    const Change first = put(writer, "a", std::int64_t{1});
    const Change second = put(writer, "a", std::int64_t{2});
    Document other(actor(1));  // the same actor twice: what a restored backup does
    const Change forged = put(other, "a", std::int64_t{3});
    Document reader;
    put(reader, "kept", true);
    const std::string before = describe(reader);
    for (const std::vector<Change>& batch :
         {std::vector{first, second, forged}, std::vector{second, first, forged},
          std::vector{forged, second, first}}) {
        const auto outcome = reader.apply(batch);
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().kind == ErrorKind::duplicate_sequence);
        CHECK(describe(reader) == before);
        CHECK(reader.change_count() == 1);
        CHECK(reader.waiting_changes().empty());
    }
    CHECK(reader.apply(std::vector{first, second}));
}

TEST_CASE("A document goes on after a reload with another actor") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    auto again = Document::load(document.save(), actor(2));
    REQUIRE(again);
    const Change change = put(*again, "b", std::int64_t{2});
    CHECK(change.seq == 1);
    CHECK(change.start_op == 2);
    CHECK(change.dependencies == document.heads());
    REQUIRE(document.apply(std::span(&change, 1)));
    CHECK(describe(document) == describe(*again));
}

TEST_CASE("A whole document is merged into one that has changes of its own") {
    Document here(actor(1));
    put(here, "a", std::int64_t{1});
    Document there(actor(2));
    put(there, "b", std::int64_t{2});
    put(there, "c", std::int64_t{3});
    const auto outcome = here.load_incremental(there.save());
    REQUIRE(outcome);
    CHECK(outcome->changes.applied == 2);
    CHECK(here.keys(root) == std::vector<std::string>{"a", "b", "c"});
    CHECK(here.load_incremental(there.save())->changes.applied == 0);
}

TEST_CASE("The same steps by the same actor at the same time give the same hash") {
    const auto genesis = [] {
        Document document(ActorId{Bytes(16, 0)});
        auto transaction = document.transaction();
        REQUIRE(transaction.put_object(root, "tickets", ObjectType::map));
        REQUIRE(transaction.put_object(root, "log", ObjectType::list));
        return transaction.commit({.time = 0, .message = "genesis"})->hash;
    };
    CHECK(genesis() == genesis());
}

TEST_CASE("An actor's change that does not follow its last one is refused") {
    Document document(actor(1));
    put(document, "a", std::int64_t{1});
    Document fork = document.fork(actor(1));
    const Change here = put(document, "a", std::int64_t{2});
    const Change there = put(fork, "a", std::int64_t{3});
    REQUIRE_FALSE(document.apply(std::span(&there, 1)));
    const Change later = put(fork, "a", std::int64_t{4});
    // Its dependency is refused everywhere, so it waits, and says for what.
    REQUIRE(document.apply(std::span(&later, 1)));
    CHECK(document.missing_dependencies() == std::vector{there.hash});
}

TEST_CASE("two random actors are never the same") {
    const auto one = ActorId::random(), other = ActorId::random();
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->bytes.size() == 16);
    CHECK(*one != *other);
}

}  // namespace automerge
