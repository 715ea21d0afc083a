#pragma once
// An event as the fields of a map in a day document, and back.
#include <optional>

#include "automerge/automerge.hpp"
#include "shared/queue/event.hpp"

namespace skranke {

// Writes all but the key and the order, which are the map's own.
automerge::Result<void> write_event_fields(automerge::Transaction& change, const automerge::ObjectId& map,
                                           const Event& event);

// Nothing if it is not an event that this version can read: a kind it does not know, a field that is missing
// or of the wrong type or out of range. Every node of the same version gives the same answer.
std::optional<Event> read_event_fields(const automerge::Document& document, const automerge::ObjectId& map,
                                       EventKey key);

}  // namespace skranke
