#include <algorithm>

#include "automerge/tests/document/support.hpp"

namespace automerge {

TEST_CASE("Random histories end the same in whatever order their changes come") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        const auto documents = random_history(random, 3 + seed % 4, 60);
        Document merged;
        for (const Document& document : documents) REQUIRE(merged.merge(document));
        const std::string expected = describe(merged);
        check_survives_saving(merged);

        auto changes = merged.changes_since();
        for (int order = 0; order < 3; ++order) {
            std::ranges::shuffle(changes, random);
            Document one_by_one;
            for (const Change& change : changes) REQUIRE(one_by_one.apply(std::span(&change, 1)));
            CHECK(one_by_one.heads() == merged.heads());
            CHECK(describe(one_by_one) == expected);
            CHECK(one_by_one.waiting_changes().empty());
            Document at_once;
            REQUIRE(at_once.apply(changes));
            CHECK(describe(at_once) == expected);
        }
        for (Document document = merged.fork(actor(200)); const Document& other : documents) {
            const auto outcome = document.merge(other);
            REQUIRE(outcome);
            CHECK(outcome->applied == 0);
        }
    }
}

TEST_CASE("What one document has more than another is found by its heads") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        std::mt19937_64 random(seed);
        auto documents = random_history(random, 4, 50);
        for (std::size_t i = 1; i < documents.size(); ++i) {
            Document& behind = documents[i - 1];
            Document& ahead = documents[i];
            REQUIRE(ahead.merge(behind));
            const auto missing = ahead.changes_since(behind.heads());
            CHECK(missing.size() == ahead.change_count() - behind.change_count());
            CHECK(missing.size() == ahead.count_changes_since(behind.heads()));
            const auto outcome = behind.load_incremental(ahead.save_since(behind.heads()));
            REQUIRE(outcome);
            CHECK(outcome->changes.applied == missing.size());
            CHECK(behind.heads() == ahead.heads());
            CHECK(describe(behind) == describe(ahead));
        }
    }
}

TEST_CASE("A rolled back transaction leaves no trace") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        std::mt19937_64 random(seed);
        auto documents = random_history(random, 3, 40);
        Document& document = documents[0];
        REQUIRE(document.merge(documents[1]));
        const std::string state = describe(document);
        const Bytes saved = document.save();
        {
            auto transaction = document.transaction();
            for (const std::string& key : document.keys(root)) {
                REQUIRE(transaction.erase(root, key));
                const auto list = transaction.put_object(root, key + "new", ObjectType::list);
                REQUIRE(list);
                REQUIRE(transaction.insert(*list, 0, std::string("a value of many bytes")));
                REQUIRE(transaction.put(*list, 0, Counter{1}));
                REQUIRE(transaction.increment(*list, 0, 5));
            }
            document.for_each(root, [&](std::string_view, const Value& value) {
                if (value.is_object() && document.type_of(value.object()) != ObjectType::map)
                    while (document.length(value.object()) > 0) REQUIRE(transaction.erase(value.object(), 0));
            });
            // While it is open, what is saved is what was committed.
            CHECK(document.save() == saved);
            CHECK(describe(document.fork(actor(9))) == state);
        }
        CHECK(describe(document) == state);
        CHECK(document.save() == saved);
    }
}

}  // namespace automerge
