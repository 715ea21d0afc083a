#include "shared/catalogue/check_set_up.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/catalogue/check_service.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

bool is_initials(std::string_view text) {
    const auto letters = decode_utf8(text);
    if (!letters || letters->size() < 2 || letters->size() > initials_max) return false;
    const auto is_capital = [](char32_t letter) {
        return (letter >= U'A' && letter <= U'Z') || letter == U'Æ' || letter == U'Ø' || letter == U'Å';
    };
    return is_capital(letters->front()) && std::ranges::all_of(*letters, [&](char32_t letter) {
               return is_capital(letter) || (letter >= U'0' && letter <= U'9');
           });
}

template <class Number>
void check_range(std::vector<SetUpFault>& faults, std::string_view column, Number value, Number least,
                 Number most) {
    if (value >= least && value <= most) return;
    faults.push_back({column, fmt::format("Skriv et helt tal fra {} til {}.", least, most),
                      fmt::format("{} is out of range: write {} to {}", value, least, most)});
}

bool is_place_name(std::string_view name, std::size_t longest) {
    const auto letters = decode_utf8(name);
    return letters && !letters->empty() && letters->size() <= longest && !find_personal_data(name) &&
           std::ranges::none_of(*letters, [](char32_t letter) { return letter < U' ' || letter == 0x7F; }) &&
           std::ranges::any_of(*letters, [](char32_t letter) { return letter != U' '; });
}

}  // namespace

std::vector<SetUpFault> faults_of(const Site& site) {
    std::vector<SetUpFault> faults;
    if (!is_place_name(site.name, site_name_max)) {
        faults.push_back(
            {"name",
             fmt::format("Skriv stedets navn, for eksempel Hovedbiblioteket – højst {} tegn.", site_name_max),
             fmt::format("write the name of a place, as Hovedbiblioteket: at most {} characters",
                         site_name_max)});
    }
    const auto is_as_written = [](const auto& lines, auto read) {
        return lines.size() <= week_lines_max && std::ranges::all_of(lines, [&](const auto& line) {
                   return read(written(line, Language::english)) == line;
               });
    };
    if (!is_as_written(site.opening_hours, weekday_hours_in))
        faults.push_back({"opening_hours", "Skriv ugedag og tider, for eksempel mandag 10.00-17.00.",
                          "write weekday and times, as Monday 10:00-17:00"});
    if (!is_as_written(site.plan, planned_hours_in))
        faults.push_back({"plan",
                          "Skriv ugedag, tider og fornavne, for eksempel mandag 10.00-14.00 Lene, Jonas.",
                          "write weekday, times and first names, as Monday 10:00-14:00 Lene, Jonas"});
    const RuleSettings& rule = site.rule;
    const auto check_minutes = [&](std::string_view column, std::chrono::minutes value,
                                   std::chrono::minutes least, std::chrono::minutes most) {
        check_range(faults, column, value.count(), least.count(), most.count());
    };
    check_minutes("escorted_credit", rule.escorted_credit, {}, escorted_credit_max);
    check_minutes("express_credit", rule.express_credit, {}, express_credit_max);
    check_range(faults, "overtaken_at_most", rule.overtaken_at_most, 1, overtaken_at_most_max);
    check_minutes("not_overtaken_after", rule.not_overtaken_after, std::chrono::minutes{1},
                  not_overtaken_after_max);
    return faults;
}

std::vector<SetUpFault> faults_of(const Person& person) {
    if (is_initials(person.id.text)) return {};
    return {{"initials", "Skriv to til fire store bogstaver eller tal, for eksempel MKH – aldrig et navn.",
             "write two to four capital letters or digits, as MKH; never a name"}};
}

std::vector<SetUpFault> faults_of(const Desk& desk) {
    std::vector<SetUpFault> faults;
    if (!is_place_name(desk.name, desk_name_max)) {
        faults.push_back({"name", "Skriv et kort navn på stedet, for eksempel Skranke 3 – aldrig en person.",
                          "write the short name of a place, as Skranke 3; never a person"});
    }
    for (const auto& capability : desk.capabilities) {
        if (is_capability(capability) && !capability.empty()) continue;
        faults.push_back(
            {"capabilities", "Udstyr skrives med små bogstaver og _, for eksempel rejsekort_pc.",
             fmt::format("\"{}\" is no capability: write small letters, digits and _, as rejsekort_pc",
                         capability)});
    }
    return faults;
}

}  // namespace skranke
