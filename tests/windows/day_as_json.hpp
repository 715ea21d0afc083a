#pragma once
// A day as plain data: all that citizens, staff and figures are told of it, and no id, so that two days that
// were lived apart can be compared.
#include <nlohmann/json.hpp>

#include "shared/queue/day.hpp"

namespace skranke::test {

nlohmann::json day_as_json(const Day& day);

}  // namespace skranke::test
