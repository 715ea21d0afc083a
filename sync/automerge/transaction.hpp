#pragma once
// Editing: a transaction collects edits of a document and makes them one change.
#include "automerge/document.hpp"

namespace automerge {

struct CommitOptions {
    std::int64_t time = 0;
    std::optional<std::string> message;
};

// Edits that become one change at commit; without commit they are undone when it leaves scope.
// Reading the document in between shows them. Indexes and lengths of text are in the document's TextUnit.
class [[nodiscard]] Transaction {
public:
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Result<void> put(const ObjectId& map, std::string_view key, const Scalar& value);
    Result<ObjectId> put_object(const ObjectId& map, std::string_view key, ObjectType type);
    Result<void> put(const ObjectId& list, std::size_t index, const Scalar& value);
    Result<ObjectId> put_object(const ObjectId& list, std::size_t index, ObjectType type);
    Result<void> insert(const ObjectId& list, std::size_t index, const Scalar& value);
    Result<ObjectId> insert_object(const ObjectId& list, std::size_t index, ObjectType type);
    Result<void> erase(const ObjectId& map, std::string_view key);
    Result<void> erase(const ObjectId& list, std::size_t index);
    Result<void> increment(const ObjectId& map, std::string_view key, std::int64_t by);
    Result<void> increment(const ObjectId& list, std::size_t index, std::int64_t by);
    // Inserts `inserted` (one element a code point) before `index`, then deletes `deleted` units behind it.
    Result<void> splice_text(const ObjectId& text, std::size_t index, std::size_t deleted,
                             std::string_view inserted);

    // Makes the text the same as `text_now` with few insertions and deletions, so that what others write
    // meanwhile stays where it belongs. Characters are kept whole. Takes time linear in both texts.
    Result<void> update_text(const ObjectId& text, std::string_view text_now);

    // Over an empty range, only a mark that expands is made. Removing is a mark itself: a newer one.
    Result<void> mark(const ObjectId& text, TextRange range, std::string_view name, const Scalar& value,
                      Expand expand = Expand::after);
    Result<void> unmark(const ObjectId& text, TextRange range, std::string_view name,
                        Expand expand = Expand::after);

    // Block markers: maps inside a text, each one element of it. The returned map is empty: put its keys.
    Result<ObjectId> split_block(const ObjectId& text, std::size_t index);  // inserts one
    Result<void> join_block(const ObjectId& text, std::size_t index);       // deletes the one at `index`
    Result<ObjectId> replace_block(const ObjectId& text, std::size_t index);

    std::size_t pending_operations() const;
    // Nothing if there was nothing to do: an empty change needs commit_empty.
    std::optional<Change> commit(const CommitOptions& options = {});
    Change commit_empty(const CommitOptions& options = {});
    void rollback();

private:
    friend class Document;
    struct State;
    explicit Transaction(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace automerge
