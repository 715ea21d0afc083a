#pragma once
// What people do beside the line, as words on a command line: where they are, help without a number, a
// colleague, the task bank. Shared by `queue` and `serve`.
#include <optional>

#include "tools/queue_requests.hpp"

namespace skranke::tools {

// Nothing where the request is about something else.
Result<std::optional<Action>> people_action(const QueueRequest& request, const Snapshot& snapshot);

// Who is where, who was helped without a number, who asks for a colleague, what is in the task bank.
Json people_to_json(const Snapshot& snapshot);
std::string people_to_text(const Snapshot& snapshot);

}  // namespace skranke::tools
