#pragma once
// Initials as they are typed become initials as they are kept.
#include <string>
#include <string_view>

namespace skranke {

// Initials are capitals, Æ, Ø and Å too.
std::string in_capitals(std::string_view text);

}  // namespace skranke
