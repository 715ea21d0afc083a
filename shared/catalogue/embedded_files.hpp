#pragma once
// The data files of this folder, as the build has put them into the program.
#include <string_view>

namespace skranke::embedded {

extern const std::string_view default_services;  // default_services.toml
extern const std::string_view kle_numbers;       // kle_borgerservice.csv

}  // namespace skranke::embedded
