// The TOML form: a table [[service]] each. The one door to toml++.
#include <fmt/format.h>
#include <toml++/toml.h>

#include "shared/catalogue/catalogue_rows.hpp"

namespace skranke {

namespace {

std::size_t line_of(const toml::node& node) { return node.source().begin.line; }

// A text of several lines is a list of them.
std::optional<std::string> text_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return fmt::to_string(number->get());
    if (const auto* flag = node.as_boolean()) return std::string(flag->get() ? "ja" : "nej");
    const auto* lines = node.as_array();
    if (lines == nullptr) return std::nullopt;
    std::string text;
    for (const auto& line : *lines) {
        const auto* words = line.as_string();
        if (words == nullptr) return std::nullopt;
        if (&line != &lines->front()) text += '\n';
        text += words->get();
    }
    return text;
}

void read_service(const toml::table& table, CatalogueRows& rows) {
    rows.begin(line_of(table));
    for (const auto& [key, value] : table) {
        const auto* column = find_service_column(key.str());
        if (column == nullptr) {
            rows.fault(line_of(value),
                       fmt::format("there is no \"{}\": a service has {}", key.str(), known_columns()));
        } else if (auto text = text_of(value)) {
            rows.set(*column, *text, line_of(value));
        } else {
            rows.fault(line_of(value), fmt::format("{}: write a text, or a list of texts", key.str()));
        }
    }
}

void read_services(const toml::table& file, CatalogueRows& rows) {
    for (const auto& [key, value] : file) {
        const auto* services = value.as_array();
        if (key.str() != "service" || services == nullptr || !services->is_homogeneous<toml::table>()) {
            rows.fault(line_of(value),
                       fmt::format("\"{}\" is no service: begin each with [[service]]", key.str()));
            continue;
        }
        for (const auto& service : *services) read_service(*service.as_table(), rows);
    }
}

// A basic string of TOML: quoted, on one line.
std::string quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
            quoted += letter;
        } else if (byte < 0x20U || byte == 0x7fU) {
            quoted += fmt::format("\\u{:04X}", byte);
        } else {
            quoted += letter;
        }
    }
    return quoted + '"';
}

std::string quoted_lines(const std::string& text) {
    std::string list = "[";
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (begin > 0) list += ", ";
        list += quoted(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    return list + "]";
}

// What is as usual is not written; a code and a name always are.
std::string value_text(const ServiceColumn& column, const Service& service) {
    const std::string text = column_text(column, service);
    if (std::holds_alternative<bool Service::*>(column.member)) return text.empty() ? "" : "true";
    if (std::holds_alternative<std::chrono::minutes Service::*>(column.member))
        return text == "0" ? "" : text;
    if (text.empty() && column.name != "code" && column.name != "name") return "";
    return column.lines ? quoted_lines(text) : quoted(text);
}

}  // namespace

ReadCatalogue read_catalogue_toml(std::string_view text) {
    CatalogueRows rows;
    try {
        read_services(toml::parse(text), rows);
    } catch (const toml::parse_error& error) {
        rows.fault(error.source().begin.line, fmt::format("is no TOML: {}", error.description()));
    }
    return rows.done();
}

std::string write_catalogue_toml(std::span<const Service> services) {
    std::string text;
    for (const auto& service : services) {
        if (!text.empty()) text += '\n';
        text += "[[service]]\n";
        for (const auto& column : service_columns()) {
            const auto value = value_text(column, service);
            if (!value.empty()) text += fmt::format("{} = {}\n", column.name, value);
        }
    }
    return text;
}

}  // namespace skranke
