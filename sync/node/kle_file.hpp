#pragma once
// The list of KLE numbers of a node: a file in its folder once an operator has given one, else the program's
// own.
#include <filesystem>

#include "shared/base/result.hpp"
#include "shared/catalogue/kle_list.hpp"

namespace skranke {

Result<KleList> kle_list_of(const std::filesystem::path& folder);
Result<void> store_kle_list(const std::filesystem::path& folder, const KleList& list);

}  // namespace skranke
