#include "automerge/document/transaction_state.hpp"
#include "automerge/encoding/failure.hpp"

namespace automerge {

Transaction Document::transaction() {
    auto transaction = std::make_unique<Transaction::State>();
    Replica& replica = state_->replica;
    if (!state_->pending) {
        state_->pending = PendingChange{replica.ops.actors.intern(state_->actor.bytes),
                                        replica.graph.max_op() + 1, static_cast<Row>(replica.ops.size())};
        transaction->document = state_.get();
    }
    return Transaction(std::move(transaction));
}

Transaction::Transaction(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction::~Transaction() {
    if (state_) rollback();
}

Result<void> Transaction::put(const ObjectId& map, std::string_view key, const Scalar& value) {
    auto target = state_->find(map, key);
    if (!target) return std::unexpected(target.error());
    return state_->put(std::move(*target), value);
}

Result<void> Transaction::put(const ObjectId& list, std::size_t index, const Scalar& value) {
    auto target = state_->find(list, index);
    if (!target) return std::unexpected(target.error());
    return state_->put(std::move(*target), value);
}

Result<ObjectId> Transaction::put_object(const ObjectId& map, std::string_view key, ObjectType type) {
    const auto target = state_->find(map, key);
    if (!target) return std::unexpected(target.error());
    return state_->put_object(*target, type);
}

Result<ObjectId> Transaction::put_object(const ObjectId& list, std::size_t index, ObjectType type) {
    const auto target = state_->find(list, index);
    if (!target) return std::unexpected(target.error());
    return state_->put_object(*target, type);
}

Result<void> Transaction::insert(const ObjectId& list, std::size_t index, const Scalar& value) {
    const auto added = state_->insert(list, index, Action::set, value);
    if (!added) return std::unexpected(added.error());
    return {};
}

Result<ObjectId> Transaction::insert_object(const ObjectId& list, std::size_t index, ObjectType type) {
    const auto added = state_->insert(list, index, make_action(type), Null{});
    if (!added) return std::unexpected(added.error());
    return ObjectId{state_->document->replica.ops.full_id(*added)};
}

Result<void> Transaction::erase(const ObjectId& map, std::string_view key) {
    const auto target = state_->find(map, key);
    if (!target) return std::unexpected(target.error());
    return state_->erase(*target);
}

Result<void> Transaction::erase(const ObjectId& list, std::size_t index) {
    const auto target = state_->find(list, index);
    if (!target) return std::unexpected(target.error());
    const bool text = state_->document->replica.ops.object(target->object).type == ObjectType::text;
    return text ? state_->splice(target->object, index, 1, {}) : state_->erase(*target);
}

Result<void> Transaction::increment(const ObjectId& map, std::string_view key, std::int64_t by) {
    const auto target = state_->find(map, key);
    if (!target) return std::unexpected(target.error());
    return state_->increment(*target, by);
}

Result<void> Transaction::increment(const ObjectId& list, std::size_t index, std::int64_t by) {
    const auto target = state_->find(list, index);
    if (!target) return std::unexpected(target.error());
    return state_->increment(*target, by);
}

Result<void> Transaction::splice_text(const ObjectId& text, std::size_t index, std::size_t deleted,
                                      std::string_view inserted) {
    const auto object = state_->find_text(text);
    if (!object) return std::unexpected(object.error());
    return state_->splice(*object, index, deleted, inserted);
}

std::size_t Transaction::pending_operations() const {
    if (!state_->document) return 0;
    return state_->document->replica.ops.size() - state_->document->pending->first_row;
}

std::optional<Change> Transaction::commit(const CommitOptions& options) {
    return state_->commit(options, false);
}

Change Transaction::commit_empty(const CommitOptions& options) {
    return state_->commit(options, true).value_or(Change{});
}

void Transaction::rollback() {
    if (!state_->document) return;
    state_->document->undo_pending();
    state_->document = nullptr;
}

}  // namespace automerge
