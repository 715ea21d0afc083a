// What a node hands to a place that shares no network with it, and takes in from one.
#include <fmt/format.h>

#include "sync/bundle/bundle_contents.hpp"
#include "sync/node/queue_node_state.hpp"
#include "sync/repo/automerge_error.hpp"
#include "sync/repo/peer_limits.hpp"

namespace skranke {

namespace {

std::unexpected<Error> not_yet() {
    return fail(ErrorCode::refused, "the earlier days are still being read: try again in a moment");
}

struct Labelled {
    DocumentId id;
    std::string label;
    automerge::Document document;
};

}  // namespace

Result<bundle::Contents> QueueNode::bundle_contents() const {
    if (state_->unreadable) return std::unexpected(*state_->unreadable);
    if (has_unread_days()) return not_yet();
    bundle::Contents contents{.municipality = state_->municipality_id.text, .device = state_->device.text};
    for (const auto& id : state_->repository->documents())
        contents.histories.push_back({id, state_->repository->find(id)->save()});
    return contents;
}

Result<TakenIn> QueueNode::take_in(const bundle::Contents& contents) {
    if (state_->unreadable) return std::unexpected(*state_->unreadable);
    if (has_unread_days()) return not_yet();
    if (contents.municipality != state_->municipality_id.text)
        return fail(ErrorCode::refused, "it was written in another municipality");

    // Everything is looked at before anything is stored.
    std::vector<Labelled> all;
    for (const auto& history : contents.histories) {
        auto document = automerge::Document::load(history.bytes, state_->actor, peer_limits);
        if (!document) return fail_in(history.document.url(), document.error());
        if (!document->missing_dependencies().empty())
            return fail(ErrorCode::corrupt,
                        fmt::format("{}: something that it builds on is missing", history.document.url()));
        auto label = state_->admit(history.document, *document);
        if (!label)
            return fail(ErrorCode::refused, fmt::format("{} is not one of this municipality's documents",
                                                        history.document.url()));
        all.push_back({history.document, *std::move(label), *std::move(document)});
    }

    return state_->noted([&]() -> Result<TakenIn> {
        TakenIn taken;
        auto transaction = state_->repository->begin(ChangeCause::remote);
        if (!transaction) return std::unexpected(transaction.error());
        for (auto& [id, label, document] : all) {
            const bool is_new = state_->repository->find(id) == nullptr;
            const auto changes = transaction->merge(id, label, std::move(document));
            if (!changes) return std::unexpected(changes.error());
            taken.documents += is_new ? 1 : 0;
            taken.changes += *changes;
        }
        if (auto committed = transaction->commit(); !committed) return std::unexpected(committed.error());
        return taken;
    }());
}

}  // namespace skranke
