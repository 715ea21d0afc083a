// What may come over the library's border: values, errors that are values, and std::bad_alloc alone.
#include <cstdlib>
#include <new>

#include "automerge/automerge.hpp"
#include "automerge/tests/document/support.hpp"

namespace {

// How many more allocations succeed before each fails; below zero: all do.
thread_local long allocations_left = -1;

void* allocate_or_null(std::size_t size) noexcept {
    if (allocations_left == 0) return nullptr;
    if (allocations_left > 0) --allocations_left;
    return std::malloc(size == 0 ? 1 : size);
}

void* allocate(std::size_t size) {
    void* memory = allocate_or_null(size);
    if (!memory) throw std::bad_alloc();
    return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace automerge {
namespace {

// Handing things on and letting them go never fails.
template <class... Types>
constexpr bool are_handed_on_without_exceptions =
    (... && (std::is_nothrow_destructible_v<Types> && std::is_nothrow_move_constructible_v<Types>));
static_assert(are_handed_on_without_exceptions<Document, Transaction, View, Change, Operation, Bundle, Value,
                                               Cursor, ActorId, ChangeHash, ObjectId, Patches, SyncMessage,
                                               SyncState, BloomFilter, Error, ApplyOutcome, LoadOutcome>);

// Does it again and again, with memory for one allocation more each time, until it comes to its end.
template <class Work>
void check_throws_bad_alloc_alone(Work&& work) {
    for (long enough = 0;; ++enough) {
        try {
            allocations_left = enough;
            work();
            allocations_left = -1;
            CHECK(enough > 0);
            return;
        } catch (const std::bad_alloc&) {
            allocations_left = -1;
        }
    }
}

Document sample() {
    Document document(actor(1));
    const auto text = put_object(document, "text", ObjectType::text);
    splice(document, text, 0, 0, "some text");
    auto marking = document.transaction();
    REQUIRE(marking.mark(text, {1, 4}, "bold", true, Expand::after));
    commit(marking);
    put(document, "count", Counter{1});
    Document other = document.fork(actor(2));
    put(other, "count", std::string(40, 'x'));
    splice(document, text, 2, 1, "other");
    REQUIRE(document.merge(other));
    return document;
}

}  // namespace

TEST_CASE("When memory runs out at any place, std::bad_alloc comes out and nothing else") {
    const Document document = sample();
    const Bytes file = document.save();
    const Bytes changes = document.save_since({});
    const auto heads = document.heads();
    const auto text = document.get(root, "text")->object();
    SECTION("while a file is loaded") {
        check_throws_bad_alloc_alone([&] { (void)Document::load(file); });
    }
    SECTION("while changes are taken") {
        check_throws_bad_alloc_alone([&] { (void)Document::load(changes); });
    }
    SECTION("while a document is saved and asked") {
        check_throws_bad_alloc_alone([&] {
            (void)document.save();
            (void)document.save_bundle(heads);
            (void)document.spans(text);
            (void)document.diff({}, heads);
            (void)document.at(heads)->text(text);
        });
    }
    SECTION("while a document is edited, and what was begun is let go") {
        check_throws_bad_alloc_alone([&] {
            Document copy = document.fork(actor(5));
            auto transaction = copy.transaction();
            (void)transaction.put(root, "key", std::string(40, 'y'));
            (void)transaction.put_object(root, "map", ObjectType::map);
            (void)transaction.splice_text(text, 1, 3, "new");
            (void)transaction.mark(text, {0, 3}, "em", true, Expand::both);
            (void)transaction.increment(root, "count", 2);
            (void)transaction.update_text(text, "something else");
            transaction.commit();
        });
    }
    SECTION("while a document takes changes to those it has") {
        check_throws_bad_alloc_alone([&] {
            Document copy(actor(5));
            (void)copy.load_incremental(changes);
            Document other = document.fork(actor(6));
            (void)copy.merge(other);
        });
    }
    SECTION("while a peer is brought up to date") {
        check_throws_bad_alloc_alone([&] {
            Document empty(actor(3));
            SyncState here, there;
            for (int round = 0; round < 4; ++round) {
                if (const auto message = generate_sync_message(document, here))
                    (void)receive_sync_message(empty, there, *SyncMessage::decode(message->encode()));
                if (const auto message = generate_sync_message(empty, there)) {
                    Document copy = document.fork(actor(4));
                    (void)receive_sync_message(copy, here, *SyncMessage::decode(message->encode()));
                }
            }
        });
    }
}

}  // namespace automerge
