#include "tools/enquiry_output.hpp"

#include <fmt/format.h>

#include "shared/queue/labels.hpp"
#include "shared/text/csv.hpp"

namespace skranke::tools {

namespace {

std::string_view source_of(const EnquiryRow& row) {
    if (!row.source) return "billet";
    return *row.source == EnquirySource::floor ? "gulv" : "manuel";
}

}  // namespace

std::string enquiries_to_csv(const std::vector<EnquiryRow>& rows, const Municipality& municipality) {
    std::string csv = "dato;time;sted;kanal;kle_nr;type;fejlhenvendelse;udfald;antal;kilde\n";
    for (const EnquiryRow& row : rows) {
        csv +=
            fmt::format("{};{};{};{};{};{};{};{};1;{}\n", skranke::to_iso(row.day), row.hour,
                        csv_field(municipality.name_of(row.site), ';'), identifier(row.channel), row.kle,
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
        json["guidances"][std::string(identifier(role))] = count;
    return json;
}

}  // namespace skranke::tools
