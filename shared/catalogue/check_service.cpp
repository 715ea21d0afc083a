#include "shared/catalogue/check_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/catalogue/service_columns.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_code(std::string_view text) {
    return text.size() == 3 && text[0] >= 'A' && text[0] <= 'Z' && is_digit(text[1]) && is_digit(text[2]);
}

bool is_plain_text(std::string_view text, bool lines) {
    return decode_utf8(text) && std::ranges::none_of(text, [&](char letter) {
               const auto byte = static_cast<unsigned char>(letter);
               return (byte < 0x20U && !(lines && letter == '\n')) || byte == 0x7fU;
           });
}

// Telephone numbers and addresses of offices belong in a catalogue.
bool is_cpr_number(std::string_view text) {
    const auto found = find_personal_data(text);
    return found == PersonalData::cpr_number || found == PersonalData::like_cpr_number;
}

std::size_t longest(const ServiceColumn& column) {
    if (column.name == "name") return service_name_max;
    return column.lines ? service_description_max : service_line_max;
}

void check_text(const ServiceColumn& column, const std::string& text, std::vector<SetUpFault>& faults) {
    if (!is_plain_text(text, column.lines)) {
        faults.push_back({column.name, "Teksten kan ikke læses. Skriv den igen uden særlige tegn.",
                          column.lines ? "is not plain UTF-8 text: write it again"
                                       : "is not one line of plain UTF-8 text: write it again"});
    } else if (is_cpr_number(text)) {
        faults.push_back({column.name,
                          "Det ligner et CPR-nummer – teksten er ikke gemt. Skriv om alle, ikke om én.",
                          "looks like a CPR number; it is not stored: write of everybody, not of one"});
    } else if (const auto length = code_points(text); length > longest(column)) {
        faults.push_back(
            {column.name,
             fmt::format("Teksten er for lang: {} tegn. Skriv højst {}.", length, longest(column)),
             fmt::format("is too long with {} characters: write at most {}", length, longest(column))});
    }
}

}  // namespace

bool is_kle_number(std::string_view text) {
    constexpr std::string_view shape = "00.00.00";
    return std::ranges::equal(text, shape, [](char letter, char wanted) {
        return wanted == '0' ? is_digit(letter) : letter == wanted;
    });
}

bool is_capability(std::string_view text) {
    return text.size() <= 32 && std::ranges::all_of(text, [](char letter) {
               return (letter >= 'a' && letter <= 'z') || is_digit(letter) || letter == '_';
           });
}

std::vector<SetUpFault> faults_of(const Service& service) {
    std::vector<SetUpFault> faults;
    if (!is_code(service.id.text)) {
        faults.push_back({"code", "Koden skal være ét stort bogstav og to tal, for eksempel B02.",
                          fmt::format("\"{}\" is no code: write one capital letter and two digits, as B02",
                                      service.id.text)});
    }
    if (service.name.empty())
        faults.push_back({"name", "Emnet mangler et navn. Skriv det, borgeren ville sige.",
                          "is empty: write what a citizen would call it"});
    if (!service.kle.empty() && !is_kle_number(service.kle)) {
        faults.push_back(
            {"kle", "KLE-nummeret skal være tre gange to tal, for eksempel 23.15.25 – eller tomt.",
             fmt::format("\"{}\" is no KLE number: write it as 23.15.25, or nothing", service.kle)});
    }
    if (service.expected.count() < 0 || service.expected > expected_minutes_max) {
        faults.push_back({"minutes",
                          fmt::format("Minutterne skal være fra 0 til {}.", expected_minutes_max.count()),
                          fmt::format("{} is out of range: write 0 to {}", service.expected.count(),
                                      expected_minutes_max.count())});
    }
    if (!is_capability(service.needs_capability)) {
        faults.push_back(
            {"needs_capability",
             "Skrankens udstyr skrives med små bogstaver og _, for eksempel rejsekort_pc.",
             fmt::format("\"{}\" is no capability: write small letters, digits and _, as rejsekort_pc",
                         service.needs_capability)});
    }
    for (const auto& column : service_columns()) {
        const auto* text = std::get_if<std::string Service::*>(&column.member);
        if (text != nullptr && column.name != "kle" && column.name != "needs_capability")
            check_text(column, service.**text, faults);
    }
    if (service.first_day && service.last_day && *service.last_day < *service.first_day)
        faults.push_back({"last_day", "Den sidste dag ligger før den første. Ret den ene af dem.",
                          "is before first_day: correct one of them"});
    if (is_campaign(service) && service.id.text == service_for_anything)
        faults.push_back({"first_day",
                          "”Ved ikke eller andet” skal kunne vælges alle dage. Lad feltet stå tomt.",
                          "cannot be set: X99 must always be offered"});
    if (service.ended && service.id.text == service_for_anything) {
        faults.push_back({"ended",
                          "”Ved ikke eller andet” skal altid kunne vælges. Emnet kan ikke afsluttes.",
                          "cannot be set: X99 must always be offered"});
    }
    return faults;
}

}  // namespace skranke
