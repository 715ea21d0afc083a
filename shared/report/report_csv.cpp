#include "shared/report/report_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "shared/text/csv.hpp"

namespace skranke {

namespace {

class Writer {
public:
    explicit Writer(CsvStyle style) : style_(style) {}

    void write(const std::vector<std::string>& fields) {
        text_ += csv_line(fields, style_ == CsvStyle::danish ? ';' : ',');
    }
    std::string text() && { return std::move(text_); }

    // As many decimals as there are, and no more than asked for.
    std::string decimal(double value, int decimals) const {
        std::string text = fmt::format("{:.{}f}", value, decimals);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        if (style_ == CsvStyle::danish) std::ranges::replace(text, '.', ',');
        return text;
    }

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(LeftOut) const { return {}; }
    std::string operator()(std::size_t count) const { return fmt::format("{}", count); }
    std::string operator()(std::chrono::milliseconds time) const {
        return decimal(std::chrono::duration<double>(time).count(), 3);
    }
    std::string operator()(double share) const { return decimal(share, 4); }
    std::string operator()(bool holds) const { return holds ? "yes" : "no"; }

private:
    CsvStyle style_;
    std::string text_{byte_order_mark};
};

std::vector<std::string> header(const Report& report) {
    std::vector<std::string> names;
    for (const Dimension dimension : every_dimension) {
        names.emplace_back(identifier(dimension));
        if (dimension == Dimension::site) names.emplace_back("site_name");
        if (dimension == Dimension::service) names.emplace_back("service_name");
    }
    for (const Column column : report.columns) names.emplace_back(identifier(column));
    names.emplace_back("left_out");
    return names;
}

std::string name_in(const DimensionValues& values, Dimension dimension, const Municipality& municipality) {
    const std::string& id = values[place_of(dimension)];
    if (id.empty() || id == no_value) return {};
    return dimension == Dimension::site ? municipality.name_of(SiteId{id})
                                        : municipality.name_of(ServiceId{id});
}

std::vector<std::string> fields_of(const ReportRow& row, const Report& report,
                                   const Municipality& municipality, const Writer& writer) {
    std::vector<std::string> fields;
    for (const Dimension dimension : every_dimension) {
        fields.push_back(never_formula(row.values[place_of(dimension)]));
        if (dimension == Dimension::site || dimension == Dimension::service)
            fields.push_back(never_formula(name_in(row.values, dimension, municipality)));
    }
    std::string left_out;
    for (const Column column : report.columns) {
        fields.push_back(std::visit(writer, row[column]));
        if (!row.leaves_out(column)) continue;
        if (!left_out.empty()) left_out += ' ';
        left_out += identifier(column);
    }
    fields.push_back(std::move(left_out));
    return fields;
}

}  // namespace

std::string to_csv(const Report& report, const Municipality& municipality, CsvStyle style) {
    Writer writer(style);
    writer.write(header(report));
    for (const ReportRow& row : report.rows) writer.write(fields_of(row, report, municipality, writer));
    return std::move(writer).text();
}

std::string never_formula(std::string text) {
    constexpr std::string_view begins_formula = "=+-@\t\r\n";
    if (!text.empty() && begins_formula.contains(text.front())) text.insert(text.begin(), '\'');
    return text;
}

}  // namespace skranke
