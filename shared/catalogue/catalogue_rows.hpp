#pragma once
// What both forms of a catalogue have in common: services gathered value by value, faults gathered by line.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/catalogue/catalogue_text.hpp"
#include "shared/catalogue/service_columns.hpp"

namespace skranke {

class CatalogueRows {
public:
    // A service begins on this line; the values that follow are its.
    void begin(std::size_t line);
    void set(const ServiceColumn& column, std::string_view text, std::size_t line);
    void fault(std::size_t line, std::string message);

    // Checks what was gathered: every service by itself, and that none comes twice. Call once, last.
    ReadCatalogue done();

private:
    struct Row {
        std::size_t line = 0;
        Service service;
        std::map<std::string_view, std::size_t> lines;  // of the columns that were set
    };
    void check(const Row& row);

    std::vector<Row> rows_;
    std::multimap<std::size_t, std::string> faults_;  // by line, then as they were found
};

// "code, name, kle …": what a file may name.
std::string known_columns();

}  // namespace skranke
