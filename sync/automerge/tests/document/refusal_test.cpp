// Each rule that a change must keep, by the name that its refusal gives, because breaking it would make other
// people's files unloadable; and each thing that nobody here understands and everybody must carry.
#include "automerge/bundle.hpp"
#include "automerge/storage/columns.hpp"
#include "automerge/tests/document/craft.hpp"
#include "automerge/tests/document/support.hpp"

namespace automerge {
namespace {

// A document whose last change, by a second actor, works on what the first has made.
struct Scene {
    Document document{actor(1)};
    std::vector<Change> before;
    Change last;
    CraftedChange crafted;

    Scene() {
        auto begin = document.transaction();
        REQUIRE(begin.put(root, "a", true));
        const auto text = begin.put_object(root, "text", ObjectType::text);
        REQUIRE(begin.splice_text(*text, 0, 0, "xy"));
        before.push_back(commit(begin));
        before.push_back(put(document, "b", std::int64_t{1}));
        document.set_actor(actor(2));
        auto work = document.transaction();
        REQUIRE(work.put(root, "a", std::int64_t{7}));
        REQUIRE(work.put(root, "c", std::int64_t{7}));
        REQUIRE(work.splice_text(*text, 1, 1, "z"));
        last = commit(work);
        crafted = CraftedChange(last);
    }

    // Refused by itself, in a document and behind others in a file, with a word on the rule; and no trace
    // left.
    void check_refused(std::string_view rule, ErrorKind kind = ErrorKind::non_canonical) const {
        const Change bad = crafted.sealed();
        Document reader;
        REQUIRE(reader.apply(before));
        const Bytes state = reader.save();
        const auto check = [&](const auto& outcome) {
            REQUIRE_FALSE(outcome);
            INFO(outcome.error().message);
            CHECK(outcome.error().message.find(rule) != std::string::npos);
            CHECK(outcome.error().kind == kind);
        };
        check(reader.apply(std::span(&bad, 1)));
        check(reader.load_incremental(bad.bytes));
        CHECK(reader.save() == state);
        Bytes file = state;
        file.insert(file.end(), bad.bytes.begin(), bad.bytes.end());
        check(Document::load(file));
    }
};

// Taken, and still the same bytes after everything that one can do with it.
void check_carried(const Change& change, const std::vector<Change>& before) {
    Document document;
    REQUIRE(document.apply(before));
    const auto applied = document.apply(std::span(&change, 1));
    INFO((applied ? "" : applied.error().message));
    REQUIRE(applied);
    REQUIRE(document.change(change.hash));
    CHECK(document.change(change.hash)->bytes == change.bytes);
    const auto loaded = Document::load(document.save());
    REQUIRE(loaded);
    CHECK(loaded->change(change.hash)->bytes == change.bytes);
    CHECK(loaded->save() == document.save());
    const auto bundle = Bundle::decode(*document.save_bundle(std::vector{change.hash}));
    REQUIRE(bundle);
    CHECK(bundle->changes[0].bytes == change.bytes);
    Document merged;
    REQUIRE(merged.merge(*loaded));
    CHECK(merged.change(change.hash)->bytes == change.bytes);
    const auto fork = document.fork_at(std::vector{change.hash}, actor(9));
    REQUIRE(fork);
    CHECK(fork->change(change.hash)->bytes == change.bytes);
}

}  // namespace

TEST_CASE("The change that the refusals begin with is a good one") {
    const Scene scene;
    CHECK(scene.crafted.sealed().bytes == scene.last.bytes);
    check_carried(scene.last, scene.before);
}

TEST_CASE("A change that could not be rebuilt from what it says is refused, naming the rule") {
    Scene scene;
    auto& columns = scene.crafted.columns;
    const char* canonical = "not encoded canonically";
    SECTION("two equal values as a literal run") {
        REQUIRE(columns[value_meta_column] == Bytes{2, 0x14, 0x7e, 0x16, 0});  // 7, 7, "z", a deletion
        columns[value_meta_column] = {0x7c, 0x14, 0x14, 0x16, 0};
        scene.check_refused(canonical);
    }
    SECTION("a run that could have been longer") {
        columns[value_meta_column] = {0x7f, 0x14, 0x7d, 0x14, 0x16, 0};
        scene.check_refused(canonical);
    }
    SECTION("a column of nothing but nulls") {
        columns[mark_name_column] = {0, 4};
        scene.check_refused(canonical);
    }
    SECTION("the expand column where nothing expands") {
        columns[expand_column] = {4};
        scene.check_refused(canonical);
    }
    SECTION("an unknown column") {
        columns[0xf2] = {4, 1};
        scene.check_refused(canonical);
    }
    SECTION("a number that is longer than it needs to be") {
        columns[value_meta_column] = {0x82, 0, 0x14, 0x7e, 0x16, 0};
        scene.check_refused("not in its shortest form", ErrorKind::malformed);
    }
    SECTION("the column of predecessors left out") {
        columns.erase(predecessor_group_column);
        scene.check_refused("no number of links", ErrorKind::malformed);
    }
    SECTION("the column of insertions left out") {
        columns.erase(insert_column);
        scene.check_refused("does not say whether it inserts", ErrorKind::malformed);
    }
    SECTION("a deflated column") {
        columns[value_column | deflated_flag] = columns[value_column];
        columns.erase(value_column);
        scene.check_refused("deflated columns", ErrorKind::malformed);
    }
    SECTION("predecessors that do not ascend") {
        // Both values of a conflict are overwritten.
        Document rival(actor(3));
        put(rival, "c", std::int64_t{1});
        Document other(actor(4));
        put(other, "c", std::int64_t{2});
        REQUIRE(rival.merge(other));
        scene.before = rival.changes_since();
        scene.crafted = CraftedChange(put(rival, "c", std::int64_t{3}));
        REQUIRE(scene.crafted.columns[predecessor_actor_column] == Bytes{0x7e, 0, 1});
        scene.crafted.columns[predecessor_actor_column] = {0x7e, 1, 0};
        scene.check_refused("predecessors are not in ascending order");
    }
}

TEST_CASE("A change that names others wrongly is refused, naming the rule") {
    Scene scene;
    SECTION("an actor that is listed and not referred to") {
        scene.crafted.others.push_back(actor(7));
        scene.check_refused("lists an actor that it does not refer to");
    }
    SECTION("its author among the others") {
        scene.crafted.others.push_back(actor(2));
        scene.check_refused("other actors are not in ascending order");
    }
    SECTION("others that do not ascend") {
        scene.crafted.others.insert(scene.crafted.others.begin(), actor(7));
        scene.check_refused("other actors are not in ascending order");
    }
    SECTION("a dependency that is named twice") {
        scene.crafted.dependencies.push_back(scene.crafted.dependencies.front());
        scene.check_refused("names a dependency twice");
    }
    SECTION("an operation that does not exist") {
        scene.crafted.columns[predecessor_counter_column] = {0x7e, 6, 0x7e};
        scene.crafted.start_op = 20;
        scene.check_refused("a predecessor", ErrorKind::malformed);
    }
    SECTION("an operation that it does not depend on") {
        scene.crafted.dependencies.clear();
        scene.check_refused("which is not in what it depends on");
    }
}

TEST_CASE("A change that is out of its actor's order is refused, naming the rule") {
    Scene scene;
    SECTION("an actor's first change that is not numbered 1") {
        scene.crafted.seq = 2;
        scene.check_refused("its author's changes before it are not among its dependencies");
    }
    SECTION("a second change that does not depend on the first") {
        scene.before.push_back(scene.last);
        scene.crafted.seq = 2;
        scene.crafted.start_op += 10;
        scene.check_refused("does not depend on its author's change before it");
    }
    SECTION("another change with a number that is taken") {
        scene.before.push_back(scene.last);
        scene.crafted.time = 1;
        scene.check_refused("another one is known", ErrorKind::duplicate_sequence);
    }
    SECTION("operations that are numbered like those it depends on") {
        scene.crafted.start_op = 5;
        scene.check_refused("not numbered above those it depends on");
    }
    SECTION("an author who is named in a later change") {
        Document writer(actor(1));
        scene.before = {put(writer, "a", true)};
        scene.crafted = CraftedChange(put(writer, "a", false));
        scene.crafted.extra = {1, 1, 7};
        scene.check_refused("not its actor's first one names an author");
    }
}

TEST_CASE("A change with an operation that makes no sense is refused, naming the rule") {
    Scene scene;
    auto& columns = scene.crafted.columns;
    REQUIRE(columns[action_column] == Bytes{3, 1, 0x7f, 3});
    SECTION("an unknown action") {
        columns[action_column] = {3, 1, 0x7f, 8};
        scene.check_refused("unknown action 8", ErrorKind::malformed);
    }
    SECTION("a table, the old kind of map") {
        columns[action_column] = {0x7e, 1, 6, 0x7e, 1, 3};
        columns[value_meta_column] = {0x7d, 0x14, 0, 0x16, 0x7f, 0};
        scene.check_refused("tables are not supported");
    }
    SECTION("an increment by something that is no integer") {
        columns[action_column] = {0x7f, 5, 2, 1, 0x7f, 3};
        columns[value_meta_column] = {0x7c, 2, 0x14, 0x16, 0};
        scene.check_refused("no integer");
    }
    SECTION("a deletion of nothing") {
        columns[predecessor_group_column] = {0x7f, 1, 3, 0};
        columns[predecessor_actor_column] = {0x7f, 1};
        columns[predecessor_counter_column] = {0x7f, 1};
        scene.check_refused("a deletion of nothing");
    }
    SECTION("a mark that ends before it begins") {
        Document writer(actor(1));
        const auto text = put_object(writer, "text", ObjectType::text);
        splice(writer, text, 0, 0, "xy");
        scene.before = writer.changes_since();
        auto marking = writer.transaction();
        REQUIRE(marking.mark(text, {1, 2}, "bold", true, Expand::none));
        scene.crafted = CraftedChange(commit(marking));
        REQUIRE(scene.crafted.columns[key_counter_column] == Bytes{0x7e, 2, 1});
        scene.crafted.columns[key_counter_column] = {0x7e, 3, 0x7f};
        scene.check_refused("a mark ends before it begins", ErrorKind::malformed);
    }
}

TEST_CASE("What nobody here understands is carried byte for byte") {
    Scene scene;
    SECTION("values of unknown types") {
        for (std::uint8_t code = 10; code <= 15; ++code) {
            Document writer(actor(1));
            check_carried(put(writer, "a", Unknown{code, {0xde, 0xad, code}}), {});
            CHECK(std::get<Unknown>(*writer.get(root, "a")->scalar()).bytes == Bytes{0xde, 0xad, code});
        }
    }
    SECTION("extra bytes") {
        scene.crafted.extra = {0xff, 0, 1, 2, 3};
        check_carried(scene.crafted.sealed(), scene.before);
    }
    SECTION("an author's record, and what follows it") {
        scene.crafted.extra = {1, 1, 7, 0xff};
        check_carried(scene.crafted.sealed(), scene.before);
    }
    SECTION("dependencies that do not ascend") {
        Document other(actor(3));
        put(other, "d", true);
        REQUIRE(other.merge(scene.document));
        scene.before = other.changes_since();
        scene.crafted = CraftedChange(put(other, "e", true));
        REQUIRE(scene.crafted.dependencies.size() == 2);
        std::swap(scene.crafted.dependencies[0], scene.crafted.dependencies[1]);
        check_carried(scene.crafted.sealed(), scene.before);
    }
    SECTION("changes whose dependencies are missing") {
        Document reader(actor(9));
        REQUIRE(reader.apply(std::span(&scene.last, 1)));
        REQUIRE(reader.waiting_changes().size() == 1);
        const auto loaded = Document::load(reader.save());
        REQUIRE(loaded);
        REQUIRE(loaded->waiting_changes().size() == 1);
        CHECK(loaded->waiting_changes()[0].bytes == scene.last.bytes);
        Document merged;
        REQUIRE(merged.merge(*loaded));
        CHECK(merged.waiting_changes()[0].bytes == scene.last.bytes);
        REQUIRE(merged.apply(scene.before));
        CHECK(merged.change(scene.last.hash)->bytes == scene.last.bytes);
    }
}

TEST_CASE("The name of a mark may be as long as the limit says, and not one byte longer") {
    Document document(actor(1));
    const auto text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "xy");
    auto marking = document.transaction();
    REQUIRE(marking.mark(text, {0, 1}, std::string(50, 'm'), true, Expand::after));
    commit(marking);
    const Bytes bundle = *document.save_bundle(document.hashes_since());
    for (const Bytes& file : {document.save(), document.save_since({}), bundle}) {
        CHECK(Document::load(file, {}, {.key_bytes = 50}));
        const auto refused = Document::load(file, {}, {.key_bytes = 49});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::over_limit);
        CHECK(refused.error().message.find("mark's name is longer than allowed") != std::string::npos);
    }
}

TEST_CASE(
    "Of two changes with one number of one actor, the second to come is refused while the first waits") {
    Document writer(actor(1));
    const Change first = put(writer, "a", std::int64_t{1});
    Document twin_writer = writer.fork(actor(1));
    const Change second = put(writer, "a", std::int64_t{2});
    const Change twin = put(twin_writer, "a", std::int64_t{3});
    Document reader;
    REQUIRE(reader.apply(std::span(&second, 1)));
    const auto refused = reader.apply(std::span(&twin, 1));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::duplicate_sequence);
    CHECK(refused.error().message.find("is waiting") != std::string::npos);
    CHECK(reader.waiting_changes().size() == 1);

    SECTION("and one that would have to wait is refused where its number is known") {
        CraftedChange crafted(twin);
        crafted.seq = 1;
        crafted.dependencies = {twin.hash};
        const Change late = crafted.sealed();
        REQUIRE(reader.apply(std::span(&first, 1)));
        const auto known = reader.apply(std::span(&late, 1));
        REQUIRE_FALSE(known);
        CHECK(known.error().kind == ErrorKind::duplicate_sequence);
        CHECK(known.error().message.find("is known") != std::string::npos);
    }
}

TEST_CASE(
    "A waiting change gives way to one with its number that can be applied, with all that waits for it") {
    Document lost(actor(7));
    const Change missing = put(lost, "m", true);
    Document writer(actor(1));
    REQUIRE(writer.merge(lost));
    const Change waiting = put(writer, "a", std::int64_t{1});
    const Change after = put(writer, "a", std::int64_t{2});
    Document twin_writer(actor(1));
    const Change twin = put(twin_writer, "a", std::int64_t{3});

    Document reader;
    REQUIRE(reader.apply(std::vector{waiting, after}));
    REQUIRE(reader.waiting_changes().size() == 2);
    const auto outcome = reader.apply(std::span(&twin, 1));
    REQUIRE(outcome);
    CHECK(outcome->applied == 1);
    REQUIRE(outcome->dropped.size() == 2);
    for (const DroppedChange& dropped : outcome->dropped) {
        CHECK((dropped.hash == waiting.hash || dropped.hash == after.hash));
        CHECK(dropped.why.kind == ErrorKind::duplicate_sequence);
        CHECK(dropped.why.message.find("has taken its place") != std::string::npos);
    }
    CHECK(reader.waiting_changes().empty());
    REQUIRE(reader.apply(std::span(&missing, 1)));
    CHECK(reader.change_count() == 2);
    check_survives_saving(reader);
}

}  // namespace automerge
