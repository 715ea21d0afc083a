#pragma once
// Nobody could tell two of one name apart where one is chosen. Those that are so already may stay.
#include <optional>

#include "shared/catalogue/set_up_edit.hpp"
#include "shared/catalogue/set_up_fault.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

// Of a service, a site or a desk at its site; and of a new site or desk whose id, which is made of the name,
// is taken. Nothing: the name is free, or the edit gives none.
std::optional<SetUpFault> taken_name(const SetUpEdit& edit, const Municipality& municipality);

}  // namespace skranke
