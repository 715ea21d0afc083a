#pragma once
// A made-up day at the counter as an Automerge document: 400 tickets, 2,400 changes by 8 desks that hear from
// each other now and then. The same bytes on every machine.
#include <cstddef>
#include <vector>

#include "automerge/automerge.hpp"

namespace skranke::bench {

struct QueueDays {
    automerge::Document document;
    std::vector<automerge::Change> changes;  // in the order in which they were made
};

// Several such days one after the other, by the same desks, each under its own key of the root.
QueueDays make_queue_days(std::size_t days);

}  // namespace skranke::bench
