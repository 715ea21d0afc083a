#pragma once
// The making of operations: finds what a local edit overwrites and adds the operation to the document.
#include "automerge/document/document_state.hpp"
#include "automerge/encoding/failure.hpp"
#include "automerge/transaction.hpp"

namespace automerge {

Action make_action(ObjectType type);
Result<void> check_value(const Scalar& value);

struct Transaction::State {
    Document::State* document = nullptr;  // null: ended, or never begun because another one was open

    // A key of a map or an element of a list, with all that is visible there by ascending id.
    struct Target {
        ObjectIndex object = root_object;
        std::uint32_t key = 0;
        std::vector<Row> visible;
    };
    Result<Target> find(const ObjectId& map, std::string_view key);
    Result<Target> find(const ObjectId& list, std::size_t index);
    Result<ObjectIndex> find_list(const ObjectId& list);

    Result<void> put(Target target, const Scalar& value);
    Result<ObjectId> put_object(const Target& target, ObjectType type);
    Result<void> erase(const Target& target);
    Result<void> increment(const Target& target, std::int64_t by);
    Result<Row> insert(const ObjectId& list, std::size_t index, Action action, const Scalar& value);
    Result<void> splice(ObjectIndex text, std::uint64_t index, std::size_t deleted,
                        std::string_view inserted);

    Result<ObjectIndex> find_text(const ObjectId& text);
    Result<void> mark(const ObjectId& text, TextRange range, std::string_view name, const Scalar& value,
                      Expand expand);
    Result<void> update_text(ObjectIndex text, std::string_view text_now);

    Result<Row> add(OpDraft draft);
    std::optional<Change> commit(const CommitOptions& options, bool even_if_empty);
    void end();

private:
    bool holds(Row row, const Scalar& value, ScalarView encoded);
    OpSet& ops() { return document->replica.ops; }
};

}  // namespace automerge
