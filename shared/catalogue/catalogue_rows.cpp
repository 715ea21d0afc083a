#include "shared/catalogue/catalogue_rows.hpp"

#include <fmt/format.h>

#include "shared/catalogue/check_service.hpp"

namespace skranke {

void CatalogueRows::begin(std::size_t line) { rows_.push_back({.line = line, .service = {}, .lines = {}}); }

void CatalogueRows::set(const ServiceColumn& column, std::string_view text, std::size_t line) {
    Row& row = rows_.back();
    row.lines[column.name] = line;
    if (auto wrong = set_column(column, row.service, text)) fault(line, *std::move(wrong));
}

void CatalogueRows::fault(std::size_t line, std::string message) {
    faults_.emplace(line, std::move(message));
}

void CatalogueRows::check(const Row& row) {
    for (const auto& wrong : faults_of(row.service)) {
        const auto named = row.lines.find(wrong.column);
        fault(named == row.lines.end() ? row.line : named->second,
              fmt::format("{} {}", wrong.column, wrong.english));
    }
}

ReadCatalogue CatalogueRows::done() {
    std::map<ServiceId, std::size_t> first_lines;
    for (const auto& row : rows_) {
        check(row);
        const auto [first, is_new] = first_lines.emplace(row.service.id, row.line);
        if (!is_new) {
            fault(row.line, fmt::format("code \"{}\" is on line {} already: give one of them another",
                                        row.service.id.text, first->second));
        }
    }
    if (faults_.empty() && rows_.empty()) fault(1, "there are no services in it: write at least one");
    if (!faults_.empty()) {
        std::vector<CatalogueFault> faults;
        for (auto& [line, message] : faults_) faults.push_back({.line = line, .message = std::move(message)});
        return std::unexpected(std::move(faults));
    }
    std::vector<Service> services;
    services.reserve(rows_.size());
    for (auto& row : rows_) services.push_back(std::move(row.service));
    return services;
}

std::string known_columns() {
    std::string names;
    for (const auto& column : service_columns()) {
        if (!names.empty()) names += ", ";
        names += column.name;
    }
    return names;
}

}  // namespace skranke
