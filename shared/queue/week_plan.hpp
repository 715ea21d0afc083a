#pragma once
// When a site is open in a week, and who is there when. Times are those of the clock on the wall.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/text/language.hpp"

namespace skranke {

struct Site;
struct Ticket;

struct WeekdayHours {
    std::chrono::weekday weekday{std::chrono::Monday};
    std::chrono::minutes from{}, to{};  // since midnight; `to` is the later
    bool operator==(const WeekdayHours&) const = default;
};

// "Hvem er her hvornår": what people who come to a drop-in centre are told.
inline constexpr std::size_t planned_names_max = 8, planned_name_max = 20;  // characters
inline constexpr std::size_t week_lines_max = 60;
struct PlannedHours {
    WeekdayHours when{};
    std::vector<std::string> names{};  // first names or initials, as staff are known there
    bool operator==(const PlannedHours&) const = default;
};

// As a manager writes them, and as they are stored, the latter in English: "mandag 10.00-14.00 Lene, Jonas".
// Read in both languages. Nothing: it says something else, or a name is none.
std::string written(const WeekdayHours& hours, Language language = Language::danish);
std::string written(const PlannedHours& planned, Language language = Language::danish);
std::optional<WeekdayHours> weekday_hours_in(std::string_view line);
std::optional<PlannedHours> planned_hours_in(std::string_view line);

// By weekday, then by time.
void sort_by_week(std::vector<WeekdayHours>& hours);
void sort_by_week(std::vector<PlannedHours>& hours);

// Never where nobody has said when the site is open.
bool is_out_of_hours(const Site& site, UtcTime time);
// The time agreed on, else that of the issue.
bool is_out_of_hours(const Site& site, const Ticket& ticket);

}  // namespace skranke
