#include "tools/enquiry_output.hpp"

#include <fmt/format.h>

#include "shared/queue/labels.hpp"

namespace skranke::tools {

namespace {

std::string_view word(Role role) {
    switch (role) {
        case Role::advisor: return "advisor";
        case Role::host: return "host";
        case Role::volunteer: return "volunteer";
        case Role::outreach_worker: return "outreach_worker";
        case Role::manager: return "manager";
        case Role::site_admin: return "site_admin";
    }
    std::unreachable();
}

// A name that has a semicolon or a quote in it is quoted.
std::string field(const std::string& text) {
    if (text.find_first_of(";\"\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string_view source_of(const EnquiryRow& row) {
    if (!row.source) return "billet";
    return *row.source == EnquirySource::floor ? "gulv" : "manuel";
}

}  // namespace

std::string enquiries_to_csv(const std::vector<EnquiryRow>& rows, const Municipality& municipality) {
    std::string csv = "dato;time;sted;kanal;kle_nr;type;fejlhenvendelse;udfald;antal;kilde\n";
    for (const EnquiryRow& row : rows) {
        const Site* site = municipality.find(row.site);
        csv +=
            fmt::format("{};{};{};{};{};{};{};{};1;{}\n", skranke::to_iso(row.day), row.hour,
                        field(site ? site->name : row.site.text), identifier(row.channel), row.kle,
                        row.type ? identifier(*row.type) : std::string_view{}, row.misdirected ? "ja" : "nej",
                        row.outcome ? identifier(*row.outcome) : std::string_view{}, source_of(row));
    }
    return csv;
}

Json enquiry_counts_to_json(const std::vector<Day>& days, const Municipality& municipality) {
    Json json;
    json["channels"] = Json::object();
    for (const auto& [channel, count] : count_by_channel(enquiry_rows(days, municipality)))
        json["channels"][std::string(identifier(channel))] = {{"enquiries", count.enquiries},
                                                              {"information", count.information},
                                                              {"transaction", count.transaction},
                                                              {"misdirected", count.misdirected}};
    json["guidances"] = Json::object();
    for (const auto& [role, count] : guidances_by_role(days, municipality))
        json["guidances"][std::string(word(role))] = count;
    return json;
}

}  // namespace skranke::tools
