#include "automerge/bundle.hpp"

#include <algorithm>

#include "automerge/document/document_state.hpp"
#include "automerge/encoding/failure.hpp"
#include "automerge/storage/bundle_chunk.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

Result<Bundle> Bundle::decode(ByteView bytes, const Limits& limits) {
    const auto chunk = parse_chunk(bytes, limits);
    if (!chunk) return std::unexpected(chunk.error());
    if (chunk->type != ChunkType::bundle) return malformed("the chunk is no bundle");
    if (chunk->size != bytes.size()) return malformed("there are bytes after the bundle's chunk");
    auto contents = read_bundle(chunk->contents, limits);
    if (!contents) return std::unexpected(contents.error());
    Bundle bundle;
    bundle.dependencies = std::move(contents->dependencies);
    for (std::size_t i = 0; i < contents->changes.size(); ++i) {
        const Bytes whole = write_chunk(ChunkType::change, contents->changes[i], contents->hashes[i]);
        auto change = Change::decode(whole, limits);
        if (!change) return std::unexpected(change.error());
        bundle.changes.push_back(std::move(*change));
    }
    return bundle;
}

Result<Bytes> Document::save_bundle(std::span<const ChangeHash> hashes) const {
    const Replica& replica = state_->replica;
    auto changes = replica.require(hashes);
    if (!changes) return std::unexpected(changes.error());
    std::ranges::sort(*changes);
    const auto repeated = std::ranges::unique(*changes);
    changes->erase(repeated.begin(), repeated.end());
    return write_chunk(ChunkType::bundle, automerge::save_bundle(replica, *changes));
}

}  // namespace automerge
