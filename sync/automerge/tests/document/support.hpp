#pragma once
// Short ways to make documents and edits in tests.
#include <catch2/catch.hpp>
#include <random>

#include "automerge/transaction.hpp"

namespace automerge {

using Heads = std::vector<ChangeHash>;

inline ActorId actor(std::uint8_t number) { return ActorId{Bytes{number}}; }

inline std::string str(const Document& document, const ObjectId& object, std::string_view key) {
    const auto value = document.get(object, key);
    return value && value->str() ? *value->str() : "(nothing)";
}

inline Change commit(Transaction& transaction) {
    auto change = transaction.commit();
    REQUIRE(change);
    return std::move(*change);
}

// One change that puts one value.
inline Change put(Document& document, std::string_view key, Scalar value) {
    auto transaction = document.transaction();
    REQUIRE(transaction.put(root, key, std::move(value)));
    return commit(transaction);
}

inline ObjectId put_object(Document& document, std::string_view key, ObjectType type) {
    auto transaction = document.transaction();
    const auto object = transaction.put_object(root, key, type);
    REQUIRE(object);
    commit(transaction);
    return *object;
}

inline void splice(Document& document, const ObjectId& text, std::size_t index, std::size_t deleted,
                   std::string_view inserted) {
    auto transaction = document.transaction();
    REQUIRE(transaction.splice_text(text, index, deleted, inserted));
    transaction.commit();
}

// The state with all conflicts, as text to compare.
std::string describe(const Readable& document);
// Saves and loads it, and checks that nothing has changed.
void check_survives_saving(const Document& document);

// Makes `edits` random changes among documents that now and then merge a part of another's history.
std::vector<Document> random_history(std::mt19937_64& random, std::size_t actors, std::size_t edits);
// The same, all of it in one document.
Document merged_history(std::mt19937_64& random, std::size_t actors, std::size_t edits);

}  // namespace automerge
