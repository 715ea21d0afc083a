#pragma once
// "Hvem er her hvornår": a site's plan of the week, to be hung up. In Danish, as who reads it.
#include <string>

#include "shared/queue/municipality.hpp"

namespace skranke::tools {

std::string plan_to_text(const Site& site);
// One page that needs nothing beside itself, on a screen and on paper.
std::string plan_to_html(const Site& site);

}  // namespace skranke::tools
