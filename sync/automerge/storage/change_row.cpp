#include "automerge/storage/change_row.hpp"

namespace automerge {

void ChangeColumns::append(const ChangeRow& row, std::uint32_t last_operation) {
    actor.append(row.actor);
    seq.append(row.seq);
    max_op.append(last_operation);
    time.append(row.time);
    if (row.message.empty()) {
        message.append_null();
    } else {
        message.append(row.message);
    }
    dependency_group.append(row.dependencies.size());
    for (const std::uint32_t index : row.dependencies) dependency.append(index);
    append_bytes(extra, row.extra);
}

}  // namespace automerge
