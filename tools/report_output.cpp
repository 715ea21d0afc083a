#include "tools/report_output.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace skranke::tools {

namespace {

struct AsJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(LeftOut) const { return nullptr; }
    Json operator()(std::chrono::milliseconds time) const {
        return std::chrono::duration<double>(time).count();
    }
    Json operator()(auto value) const { return value; }
};

Json bound(const std::optional<ServiceDay>& day) { return day ? Json(skranke::to_iso(*day)) : Json(nullptr); }

std::string name_of(const std::string& value, Dimension dimension, const Municipality& municipality) {
    if (value == no_value) return value;
    if (dimension == Dimension::site) return municipality.name_of(SiteId{value});
    if (dimension == Dimension::service) return municipality.name_of(ServiceId{value});
    return value;
}

Json row_to_json(const ReportRow& row, const Report& report, const Municipality& municipality) {
    Json json;
    for (const Dimension dimension : every_dimension) {
        const std::string& value = row.values[place_of(dimension)];
        json[std::string(identifier(dimension))] = value.empty() ? Json(nullptr) : Json(value);
        if (dimension == Dimension::site || dimension == Dimension::service)
            json[std::string(identifier(dimension)) + "_name"] =
                value.empty() || value == no_value ? Json(nullptr)
                                                   : Json(name_of(value, dimension, municipality));
    }
    json["left_out"] = Json::array();
    for (const Column column : report.columns) {
        json[std::string(identifier(column))] = std::visit(AsJson{}, row[column]);
        if (row.leaves_out(column)) json["left_out"].push_back(identifier(column));
    }
    return json;
}

// What people read: the whole is in the other formats.
std::vector<Column> text_columns(const Report& report) {
    if (report.columns.size() < every_column().size()) return report.columns;
    return {Column::enquiries,    Column::issued,     Column::served,   Column::without_help,
            Column::left,         Column::no_show,    Column::escorted, Column::wait_within_goal_share,
            Column::goal_met,     Column::wait_p50,   Column::wait_p80, Column::wait_p90,
            Column::wait_longest, Column::service_p50};
}

std::string title(Column column) {
    switch (column) {
        case Column::wait_within_goal_share: return "in goal";
        case Column::goal_met: return "met";
        case Column::wait_p50: return "wait p50";
        case Column::wait_p80: return "p80";
        case Column::wait_p90: return "p90";
        case Column::wait_longest: return "longest";
        case Column::service_p50: return "service";
        default: {
            std::string words{identifier(column)};
            std::ranges::replace(words, '_', ' ');
            return words;
        }
    }
}

struct AsText {
    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(LeftOut) const { return "*"; }
    std::string operator()(std::size_t count) const { return fmt::format("{}", count); }
    std::string operator()(std::chrono::milliseconds time) const {
        return fmt::format("{:.1f}", std::chrono::duration<double, std::ratio<60>>(time).count());
    }
    std::string operator()(double share) const { return fmt::format("{:.0f} %", share * 100); }
    std::string operator()(bool holds) const { return holds ? "yes" : "no"; }
};

std::string row_title(const ReportRow& row, const Municipality& municipality) {
    std::string words;
    for (const Dimension dimension : every_dimension) {
        const std::string& value = row.values[place_of(dimension)];
        const bool is_implied = !row.values[place_of(Dimension::day)].empty() &&
                                (dimension == Dimension::weekday || dimension == Dimension::week ||
                                 dimension == Dimension::month || dimension == Dimension::quarter);
        if (value.empty() || is_implied) continue;
        if (!words.empty()) words += ", ";
        if (dimension == Dimension::hour) words += "hour ";
        if (dimension == Dimension::weekday) words += "weekday ";
        words += name_of(value, dimension, municipality);
    }
    return words.empty() ? "all" : words;
}

// As a terminal shows it: characters, not bytes.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string waits_in_words(const Report& report) {
    const ReportRow& all = report.rows.back();
    const auto text = [&](Column column) { return std::visit(AsText{}, all[column]); };
    return fmt::format(
        "Waits in minutes, from the number or the time agreed to the first call; nearest rank. {} of {} "
        "used; "
        "of these {} lie between two clocks. The goal: {} % within {} minutes.\n",
        text(Column::wait_used), text(Column::wait_measured), text(Column::wait_two_clocks),
        report.goal.percent, report.goal.wait.count());
}

}  // namespace

Json to_json(const Report& report, const Municipality& municipality, const Period& period) {
    Json json;
    json["format"] = "skranke-report";
    json["version"] = 1;
    json["municipality"] = municipality.name;
    json["from"] = bound(period.first);
    json["to"] = bound(period.last);
    json["goal_minutes"] = report.goal.wait.count();
    json["goal_percent"] = report.goal.percent;
    json["rows"] = Json::array();
    for (const ReportRow& row : report.rows) json["rows"].push_back(row_to_json(row, report, municipality));
    return json;
}

std::string to_text(const Report& report, const Municipality& municipality) {
    std::size_t widest = 0;
    std::vector<std::string> titles;
    for (const ReportRow& row : report.rows) {
        titles.push_back(row_title(row, municipality));
        widest = std::max(widest, width_of(titles.back()));
    }
    const auto columns = text_columns(report);
    std::string text(widest, ' ');
    for (const Column column : columns)
        text += fmt::format("{:>{}}", title(column), std::max<std::size_t>(title(column).size(), 6) + 2);
    text += '\n';
    bool leaves_out = false;
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
        text += titles[i] + std::string(widest - width_of(titles[i]), ' ');
        for (const Column column : columns) {
            text += fmt::format("{:>{}}", std::visit(AsText{}, report.rows[i][column]),
                                std::max<std::size_t>(title(column).size(), 6) + 2);
            leaves_out = leaves_out || report.rows[i].leaves_out(column);
        }
        text += '\n';
    }
    if (std::ranges::find(columns, Column::wait_p50) != columns.end()) text += waits_in_words(report);
    if (leaves_out) text += "* left out: fewer than five, or what would tell how many they are.\n";
    return text;
}

}  // namespace skranke::tools
