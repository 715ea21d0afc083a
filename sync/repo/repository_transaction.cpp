// What one action writes, all or nothing.
#include <fmt/format.h>

#include <ranges>

#include "shared/base/canary.hpp"
#include "sync/repo/automerge_error.hpp"
#include "sync/repo/peer_limits.hpp"
#include "sync/repo/repository.hpp"
#include "sync/repo/repository_statements.hpp"

namespace skranke {

namespace {

// Whether every peer takes the change. One that they refuse would keep this node apart from them for good.
Result<void> check_for_peers(const automerge::Change& change, const automerge::Document& document) {
    if (const auto taken = automerge::Change::decode(change.bytes, peer_limits); !taken)
        return fail(
            ErrorCode::invalid_input,
            fmt::format("this is too much for one step ({}). Do it in smaller parts", taken.error().message));
    if (document.change_count() > peer_limits.changes_per_document ||
        document.operation_count() > peer_limits.operations_per_document)
        return fail(
            ErrorCode::invalid_input,
            "no more can be written in this document: it is as long as any node takes. Open a new day");
    return {};
}

}  // namespace

RepositoryTransaction::~RepositoryTransaction() {
    if (!repository_) return;
    transaction_.reset();
    for (const auto& id : created_) repository_->entries_.erase(id);
    if (is_loose(Canary::undone_on_disk_only)) return;
    for (const auto& [id, before] : std::views::reverse(edited_)) repository_->take_back(id, before);
}

Result<void> RepositoryTransaction::create(const DocumentId& id, const std::string& label,
                                           automerge::Document document) {
    const auto bytes = document.save();
    document.set_actor(repository_->actor_);
    auto& statements = *repository_->statements_;
    auto inserted = statements.insert_document.bind(1, id.bytes).bind(2, label).run();
    if (inserted) inserted = repository_->insert_chunk(id, bytes);
    if (!inserted) return inserted;
    auto& entry = repository_->entries_[id];
    entry.label = label;
    entry.document = std::move(document);
    entry.packed_bytes = bytes.size();
    created_.push_back(id);
    return {};
}

Result<automerge::Change> RepositoryTransaction::edit(
    const DocumentId& id, const automerge::CommitOptions& options,
    const std::function<automerge::Result<void>(automerge::Transaction&, const automerge::Document&)>&
        write) {
    const auto found = repository_->entries_.find(id);
    if (found == repository_->entries_.end())
        return fail(ErrorCode::not_found, fmt::format("{} is not here", document_name(id, "")));
    auto& entry = found->second;
    auto before = Repository::kept(entry);
    std::optional<automerge::Change> change;
    {
        auto transaction = entry.document.transaction();
        if (auto written = write(transaction, entry.document); !written)
            return fail_in(document_name(id, entry.label), written.error());
        change = transaction.commit(options);
    }
    if (!change)
        return fail(ErrorCode::invalid_input,
                    fmt::format("{}: nothing was written", document_name(id, entry.label)));
    edited_.emplace_back(id, std::move(before));
    if (auto taken = check_for_peers(*change, entry.document); !taken)
        return fail_in(document_name(id, entry.label), taken.error());
    if (is_loose(Canary::lost_event) && change->seq % 20 == 0) return *std::move(change);
    if (auto inserted = repository_->insert_chunk(id, change->bytes); !inserted)
        return std::unexpected(inserted.error());
    ++entry.loose_chunks;
    entry.loose_bytes += change->bytes.size();
    return *std::move(change);
}

Result<std::size_t> RepositoryTransaction::merge(const DocumentId& id, const std::string& label,
                                                 automerge::Document history) {
    const auto found = repository_->entries_.find(id);
    if (found == repository_->entries_.end()) {
        const auto changes = history.change_count();
        if (auto created = create(id, label, std::move(history)); !created)
            return std::unexpected(created.error());
        return changes;
    }
    auto& entry = found->second;
    const auto before = Repository::kept(entry);
    const auto outcome = entry.document.merge(history, peer_limits);
    if (!outcome) return fail_in(document_name(id, entry.label), outcome.error());
    if (outcome->applied == 0) return 0;
    edited_.emplace_back(id, before);
    if (auto inserted = repository_->insert_changes_since(before.heads, id, entry); !inserted)
        return std::unexpected(inserted.error());
    return outcome->applied;
}

Result<void> RepositoryTransaction::set(std::string_view setting, std::string_view value) {
    return repository_->statements_->write_setting.bind(1, setting).bind(2, value).run();
}

Result<void> RepositoryTransaction::raise_counter(std::string_view name, std::int64_t value) {
    return repository_->statements_->raise_counter.bind(1, name).bind(2, value).run();
}

Result<void> RepositoryTransaction::commit() {
    // On failure the destructor takes memory back to what is on disk.
    if (auto committed = transaction_->commit(); !committed) return committed;
    Repository& repository = *repository_.release();
    for (const auto& id : created_) repository.notify(id, cause_);
    for (const auto& [id, before] : edited_) repository.notify(id, cause_);
    return {};
}

}  // namespace skranke
