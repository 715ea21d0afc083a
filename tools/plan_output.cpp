#include "tools/plan_output.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace skranke::tools {

namespace {

constexpr std::string_view title = "Hvem er her hvornår";
constexpr std::string_view nobody_said = "Det er ikke skrevet ind endnu, hvem der er her hvornår.";

// Everything that could mean something else in HTML, in text and in a quoted attribute.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default: safe += c;
        }
    }
    return safe;
}

struct Row {
    std::string day;  // empty: the same as above
    std::string hours, names;
};

std::vector<Row> rows_of(const Site& site) {
    std::vector<Row> rows;
    std::string above;
    for (const PlannedHours& planned : site.plan) {
        const std::string when = written(planned.when);
        const auto space = when.find(' ');
        std::string day = when.substr(0, space);
        rows.push_back({.day = day == above ? std::string{} : day,
                        .hours = when.substr(space + 1),
                        .names = fmt::format("{}", fmt::join(planned.names, ", "))});
        above = std::move(day);
    }
    return rows;
}

constexpr std::string_view style = R"(
  body { font-family: system-ui, "DejaVu Sans", sans-serif; font-size: 1.5rem; line-height: 1.4;
         color: #18242b; background: #fff; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  h1 { font-size: 2.5rem; line-height: 1.2; margin: 0 0 .25rem; }
  p { margin: 0 0 1.5rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; }
  tr { border-bottom: 1px solid #7a8387; break-inside: avoid; }
  td.hours { white-space: nowrap; }
  tbody th::first-letter { text-transform: uppercase; }
  @page { margin: 18mm; }
  @media print { body { margin: 0; max-width: none; padding: 0; font-size: 18pt; } h1 { font-size: 28pt; } }
)";

}  // namespace

std::string plan_to_text(const Site& site) {
    std::string text = fmt::format("{} – {}\n\n", title, site.name);
    if (site.plan.empty()) return text + std::string(nobody_said) + "\n";
    for (const Row& row : rows_of(site))
        text += fmt::format("{:<9}{:<13}{}\n", row.day, row.hours, row.names);
    return text;
}

std::string plan_to_html(const Site& site) {
    const std::string name = escaped(site.name);
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0} – {1}</title>\n<style>{2}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n<p>{1}</p>\n",
        title, name, style);
    if (site.plan.empty()) {
        html += fmt::format("<p>{}</p>\n", nobody_said);
    } else {
        html +=
            "<table>\n<thead><tr><th scope=\"col\">Dag</th><th scope=\"col\">Klokken</th>"
            "<th scope=\"col\">Hvem</th></tr></thead>\n<tbody>\n";
        for (const PlannedHours& planned : site.plan) {
            const std::string when = written(planned.when);
            const auto space = when.find(' ');
            html += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"hours\">{}</td><td>{}</td></tr>\n",
                                escaped(when.substr(0, space)), escaped(when.substr(space + 1)),
                                escaped(fmt::format("{}", fmt::join(planned.names, ", "))));
        }
        html += "</tbody>\n</table>\n";
    }
    return html + "</main>\n</body>\n</html>\n";
}

}  // namespace skranke::tools
