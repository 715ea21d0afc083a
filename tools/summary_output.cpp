#include "tools/summary_output.hpp"

#include <fmt/format.h>

namespace skranke::tools {

namespace {

Json seconds(const std::optional<std::chrono::milliseconds>& time) {
    return time ? Json(static_cast<double>(time->count()) / 1000.0) : Json(nullptr);
}

std::string minutes(const std::optional<std::chrono::milliseconds>& time) {
    return time ? fmt::format("{:.1f}", static_cast<double>(time->count()) / 60000.0) : "-";
}

std::string_view word(PriorityClass priority_class) {
    return priority_class == PriorityClass::escorted ? "escorted" : "ordinary";
}

// The column is counted in characters, as a terminal shows them, not in bytes.
std::string left(const std::string& text, std::size_t width) {
    std::string shown;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size() && characters < width;) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        shown.append(text, i, end - i);
        ++characters;
        i = end;
    }
    return shown + std::string(width - characters, ' ');
}

std::string service_times_to_text(const SummaryRow& row, const Municipality& municipality) {
    const Site* site = municipality.find(row.site);
    const auto& times = row.service_time;
    return fmt::format(
        "{}: services took {} (p50) and {} (p80) minutes; {} of {} left out, for their finish was "
        "forgotten.\n",
        site != nullptr ? site->name : row.site.text, minutes(times.p50), minutes(times.p80), times.marked,
        times.samples + times.marked);
}

}  // namespace

Json summary_to_json(const std::vector<SummaryRow>& rows) {
    Json list = Json::array();
    for (const auto& row : rows) {
        Json json;
        json["site"] = row.site.text;
        json["service"] = row.service.empty() ? Json(nullptr) : Json(row.service.text);
        json["class"] = row.priority_class ? Json(word(*row.priority_class)) : Json(nullptr);
        json["issued"] = row.issued;
        json["served"] = row.served;
        json["no_show"] = row.no_show;
        json["day_closed"] = row.day_closed;
        json["left"] = row.left;
        json["cancelled"] = row.cancelled;
        json["topics"] = row.topics;
        json["leg_wait_p50_s"] = seconds(row.wait_of_legs.p50);
        json["leg_wait_p90_s"] = seconds(row.wait_of_legs.p90);
        json["service_samples"] = row.service_time.samples;
        json["service_left_out"] = row.service_time.marked;
        json["service_p50_s"] = seconds(row.service_time.p50);
        json["service_p80_s"] = seconds(row.service_time.p80);
        json["desks_per_citizen_median"] = row.desks.median ? Json(*row.desks.median) : Json(nullptr);
        json["desks_per_citizen_most"] = row.desks.most ? Json(*row.desks.most) : Json(nullptr);
        json["manual"] = row.manual;
        json["waiting"] = row.waiting;
        json["at_desk"] = row.at_desk;
        json["conflicts"] = row.conflicts;
        json["wait_samples"] = row.wait.samples;
        json["wait_p50_s"] = seconds(row.wait.p50);
        json["wait_p80_s"] = seconds(row.wait.p80);
        json["wait_p90_s"] = seconds(row.wait.p90);
        json["wait_max_s"] = seconds(row.wait.max);
        list.push_back(std::move(json));
    }
    return list;
}

std::string summary_to_text(const std::vector<SummaryRow>& rows, const Municipality& municipality) {
    std::string text =
        left("Site", 20) + left("Service", 34) + left("Class", 10) +
        fmt::format("{:>7}{:>7}{:>8}{:>8}{:>8}{:>7}{:>7}{:>7}{:>7}{:>10}\n", "issued", "served", "no-show",
                    "waiting", "at desk", "p50", "p80", "p90", "max", "conflicts");
    for (const auto& row : rows) {
        const Site* site = municipality.find(row.site);
        const Service* service = municipality.find(row.service);
        text += left(site != nullptr ? site->name : row.site.text, 20);
        text += left(row.service.empty() ? "all" : service != nullptr ? service->name : row.service.text, 34);
        text += left(row.priority_class ? std::string{word(*row.priority_class)} : "all", 10);
        text +=
            fmt::format("{:>7}{:>7}{:>8}{:>8}{:>8}{:>7}{:>7}{:>7}{:>7}{:>10}\n", row.issued, row.served,
                        row.no_show, row.waiting, row.at_desk, minutes(row.wait.p50), minutes(row.wait.p80),
                        minutes(row.wait.p90), minutes(row.wait.max), row.conflicts);
    }
    text += "Waits in minutes, from number to first call; nearest rank.\n";
    for (const auto& row : rows)
        if (row.service.empty() && !row.priority_class) text += service_times_to_text(row, municipality);
    return text;
}

PriorityCosts priority_costs(const std::vector<Day>& days, const Municipality& municipality) {
    PriorityCosts costs;
    for (const Day& day : days) costs[day.site] += priority_cost(day, municipality);
    return costs;
}

void add_priority_costs(Json& summary, const PriorityCosts& costs) {
    for (Json& row : summary) {
        if (!row["service"].is_null() || !row["class"].is_null()) continue;
        const auto cost = costs.find(SiteId{row["site"].get<std::string>()});
        if (cost == costs.end()) continue;
        row["priority_went_ahead"] = cost->second.went_ahead;
        row["priority_times_overtaken"] = cost->second.times_overtaken;
        row["priority_tickets_overtaken"] = cost->second.tickets_overtaken;
        row["priority_extra_wait_s"] = seconds(cost->second.extra_wait_each());
    }
}

std::string priority_costs_to_text(const PriorityCosts& costs, const Municipality& municipality) {
    std::string text;
    for (const auto& [id, cost] : costs) {
        const Site* site = municipality.find(id);
        text += fmt::format(
            "{}: {} calls went ahead of others, who were passed {} times; each ordinary ticket waited {} "
            "minutes longer for it.\n",
            site != nullptr ? site->name : id.text, cost.went_ahead, cost.times_overtaken,
            minutes(cost.extra_wait_each()));
    }
    return text;
}

}  // namespace skranke::tools
