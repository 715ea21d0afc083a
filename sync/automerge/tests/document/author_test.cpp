// Who writes, beyond the actor: recorded once, in an actor's first change.
#include "automerge/tests/document/craft.hpp"
#include "automerge/tests/document/support.hpp"

namespace automerge {
namespace {

const Bytes anna{0xff, 0x01};
const Bytes bo{0x02};

Document by(std::uint8_t number, const Bytes& author) {
    Document document(actor(number));
    REQUIRE(document.set_author(author));
    return document;
}

}  // namespace

TEST_CASE("An actor's first change records the author as the official library does, and no later one does") {
    Document document = by(1, anna);
    CHECK(document.author() == anna);
    const Change first = put(document, "a", true);
    CHECK(first.extra == Bytes{0x01, 0x02, 0xff, 0x01});
    CHECK(first.author() == anna);
    const Change second = put(document, "a", false);
    CHECK(second.extra.empty());
    CHECK_FALSE(second.author());
    const auto decoded = Change::decode(first.bytes);
    REQUIRE(decoded);
    CHECK(decoded->author() == anna);
}

TEST_CASE("A document knows its authors and which actors they are, also after saving and merging") {
    Document document = by(1, bo);
    put(document, "a", true);
    Document other = by(2, anna);
    put(other, "b", true);
    Document silent(actor(3));
    put(silent, "c", true);
    Document fork = document.fork(actor(4));
    CHECK(fork.author() == bo);
    put(fork, "d", true);
    for (const Document* from : {&other, &silent, &fork}) REQUIRE(document.merge(*from));

    auto loaded = Document::load(document.save());
    REQUIRE(loaded);
    CHECK_FALSE(loaded->author());
    Document bundled;
    REQUIRE(bundled.load_incremental(*document.save_bundle(document.hashes_since())));
    for (const Document* reader : {&document, &*loaded, &bundled}) {
        CHECK(reader->authors() == std::vector{bo, anna});
        CHECK(reader->actors_of(bo) == std::vector{actor(1), actor(4)});
        CHECK(reader->actors_of(anna) == std::vector{actor(2)});
        CHECK(reader->actors_of(Bytes{0x09}).empty());
        CHECK(reader->author_of(actor(2)) == anna);
        CHECK_FALSE(reader->author_of(actor(3)));
        CHECK_FALSE(reader->author_of(actor(9)));
    }
}

TEST_CASE("Another author is another actor, once the actor has written") {
    Document document(actor(1));
    REQUIRE(document.set_author(anna));
    CHECK(document.actor() == actor(1));
    put(document, "a", true);
    REQUIRE(document.set_author(anna));
    CHECK(document.actor() == actor(1));
    REQUIRE(document.set_author(bo));
    CHECK(document.actor().bytes.size() == 16);
    CHECK(put(document, "a", false).author() == bo);
    REQUIRE(document.set_author(std::nullopt));
    CHECK_FALSE(put(document, "a", true).author());
    CHECK(document.authors() == std::vector{bo, anna});

    auto open = document.transaction();
    const auto refused = document.set_author(anna);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::invalid_operation);
}

TEST_CASE("An author is read as leniently as the official library reads it") {
    Document document(actor(1));
    CraftedChange crafted(put(document, "a", true));
    const auto author_in = [&](const Bytes& extra) {
        crafted.extra = extra;
        const auto change = Change::decode(crafted.sealed().bytes);
        REQUIRE(change);
        CHECK(change->extra == extra);
        return change->author();
    };
    CHECK(author_in({1, 0}) == Bytes{});
    CHECK(author_in({1, 1, 7, 9, 9}) == Bytes{7});     // what follows is carried
    CHECK(author_in({1, 1, 7, 1, 1, 8}) == Bytes{7});  // the first record counts
    CHECK(author_in({0x81, 0, 0x81, 0, 7}) == Bytes{7});
    CHECK_FALSE(author_in({}));
    CHECK_FALSE(author_in({1}));
    CHECK_FALSE(author_in({1, 3, 1, 2}));
    CHECK_FALSE(author_in({2, 1, 9, 1, 1, 7}));
    CHECK_FALSE(author_in({1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02, 7}));
}

}  // namespace automerge
