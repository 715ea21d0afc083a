#pragma once
// A catalogue of services as text: TOML for people and version control, CSV (UTF-8 with a byte order mark,
// semicolons) for spreadsheets. What is written reads back as the same services in the same order.
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/queue/municipality.hpp"

namespace skranke {

// One fault of a file: where, what and what to do, in English for the command line.
struct CatalogueFault {
    std::size_t line = 0;  // from 1
    std::string message;
    bool operator==(const CatalogueFault&) const = default;
};

// All the services or every fault, by line. Takes any bytes.
using ReadCatalogue = std::expected<std::vector<Service>, std::vector<CatalogueFault>>;

ReadCatalogue read_catalogue_toml(std::string_view text);
ReadCatalogue read_catalogue_csv(std::string_view text);

std::string write_catalogue_toml(std::span<const Service> services);
std::string write_catalogue_csv(std::span<const Service> services);

}  // namespace skranke
