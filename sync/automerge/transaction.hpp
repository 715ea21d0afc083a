#pragma once
// Editing: a transaction collects edits of a document and makes them one change.
#include "automerge/document.hpp"

namespace automerge {

struct CommitOptions {
    std::int64_t time = 0;  // opaque to merging; JavaScript writes seconds since 1970, 0 is no time
    std::optional<std::string> message;  // UTF-8; an empty one is none
};

// Edits that become one change at commit; without commit they are undone when it leaves scope.
// Reading the document in between shows them. Indexes and lengths of text are in the document's TextUnit.
//
// It refers to its document, which may be moved meanwhile, but not destroyed, and takes changes from nobody
// until the transaction has ended. All edits cost time logarithmic in the keys or elements of their object;
// what they do besides is said below.
//
// Edits fail with invalid_operation, and leave everything as it was: if there is no such object, it is of the
// wrong kind, an index is behind the end, a string is not UTF-8, or the transaction has ended. With
// over_limit only where a value, the depth of objects or the number of operations outgrows what the format or
// Limits{} hold; a splice or update of text may then have been made in part: roll back.
class [[nodiscard]] Transaction {
public:
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    // Putting the value that is there already makes no operation; in a conflict it removes the others.
    Result<void> put(const ObjectId& map, std::string_view key, const Scalar& value);
    // A new and empty object, also where there was one: whoever puts two objects has two, and one is hidden.
    Result<ObjectId> put_object(const ObjectId& map, std::string_view key, ObjectType type);
    Result<void> put(const ObjectId& list, std::size_t index, const Scalar& value);
    Result<ObjectId> put_object(const ObjectId& list, std::size_t index, ObjectType type);
    // Before the element at `index`, or at the end.
    Result<void> insert(const ObjectId& list, std::size_t index, const Scalar& value);
    Result<ObjectId> insert_object(const ObjectId& list, std::size_t index, ObjectType type);
    // What others put there meanwhile stays. To erase a key that is not there is no error, and no operation.
    Result<void> erase(const ObjectId& map, std::string_view key);
    Result<void> erase(const ObjectId& list, std::size_t index);
    // Increments of several writers add up. Fails unless one of the visible values is a counter.
    Result<void> increment(const ObjectId& map, std::string_view key, std::int64_t by);
    Result<void> increment(const ObjectId& list, std::size_t index, std::int64_t by);
    // Inserts `inserted` (UTF-8, one element a code point) before `index`, then deletes `deleted` units after
    // it, or as many as there are. Costs its characters.
    Result<void> splice_text(const ObjectId& text, std::size_t index, std::size_t deleted,
                             std::string_view inserted);

    // Makes the text the same as `text_now` with few insertions and deletions, so that what others write
    // meanwhile stays where it belongs. Characters are kept whole. Takes time linear in both texts.
    Result<void> update_text(const ObjectId& text, std::string_view text_now);

    // Costs as an edit, not the length of the range. Over an empty range, only a mark that expands is made.
    // Removing is a mark itself: a newer one.
    Result<void> mark(const ObjectId& text, TextRange range, std::string_view name, const Scalar& value,
                      Expand expand = Expand::after);
    Result<void> unmark(const ObjectId& text, TextRange range, std::string_view name,
                        Expand expand = Expand::after);

    // Block markers: maps inside a text, each one element of it. The returned map is empty: put its keys.
    Result<ObjectId> split_block(const ObjectId& text, std::size_t index);  // inserts one
    Result<void> join_block(const ObjectId& text, std::size_t index);       // deletes the one at `index`
    Result<ObjectId> replace_block(const ObjectId& text, std::size_t index);

    std::size_t pending_operations() const;
    // Ends the transaction. Costs its operations, their encoding and hash. Nothing if there was nothing to
    // do: an empty change, which only says "I have seen these heads", needs commit_empty.
    std::optional<Change> commit(const CommitOptions& options = {});
    Change commit_empty(const CommitOptions& options = {});
    // Ends the transaction as if it had never been; the destructor does the same.
    void rollback();

private:
    friend class Document;
    struct State;
    explicit Transaction(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace automerge
