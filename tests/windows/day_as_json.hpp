#pragma once
// Days as plain data: all that citizens, staff and figures are told of it, and no id, so that days that were
// lived apart can be compared.
#include <nlohmann/json.hpp>
#include <vector>

#include "shared/queue/day.hpp"

namespace skranke::test {

nlohmann::json days_as_json(const std::vector<Day>& days);

}  // namespace skranke::test
