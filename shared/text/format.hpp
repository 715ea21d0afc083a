#pragma once
// How numbers, times and lengths of time are written for people, in Danish and in English.
// A no-break space (U+00A0) stands inside every number, time and unit, so that none is torn at a line's end.
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/calendar.hpp"
#include "shared/text/language.hpp"

namespace skranke {

inline constexpr std::string_view no_break_space = "\u00a0";
inline constexpr std::string_view sentence_dash = " – ";

// "A 042": the letter and at least three digits.
std::string ticket_number_text(char letter, int number);

// Danish wall time. "kl. 10.25"; English "10:25".
std::string at_time(UtcTime time, Language language = Language::danish);
// The same without "kl.": "10.25", English "10:25".
std::string time_of_day(UtcTime time, Language language = Language::danish);

std::string date_text(ServiceDay day, Language language = Language::danish);       // "21-11-2026"
std::string long_date_text(ServiceDay day, Language language = Language::danish);  // "lørdag 21. november"
std::string week_text(ServiceDay day, Language language = Language::danish);       // "Uge 47", by ISO 8601
std::string weekday_text(ServiceDay day, Language language = Language::danish);    // "lørdag"

// In columns and beside numbers, in whole minutes begun and passed: "under 1 min.", "22 min.",
// "1 t. 5 min.". Less than nothing, from a clock that was set, counts as nothing.
std::string short_duration(std::chrono::milliseconds duration, Language language = Language::danish);
// In sentences: "1 minut", "2 minutter".
std::string minutes_in_words(std::chrono::minutes duration, Language language = Language::danish);
// A running watch: "4.07", "1.02.09"; English "4:07".
std::string stopwatch_text(std::chrono::milliseconds elapsed, Language language = Language::danish);
// An estimate in steps of five minutes: "ca. 25–30 min."; nothing to say if `to` is below five minutes.
std::string about_minutes(std::chrono::minutes from, std::chrono::minutes to,
                          Language language = Language::danish);

// With decimal comma: "0,8".
std::string decimal_text(double value, int decimals, Language language = Language::danish);
// "78 %"; English "78%".
std::string percent_text(double share, Language language = Language::danish);
// Grouped in thousands: "1.250"; English "1,250".
std::string count_text(std::int64_t count, Language language = Language::danish);
// "1 hændelse", "7 hændelser".
std::string counted(std::int64_t count, std::string_view one, std::string_view many,
                    Language language = Language::danish);
// "A, B og C", with what stands before the last: " og ".
std::string list_text(std::span<const std::string> items, std::string_view before_last);
// Eight digits in pairs: "70 20 00 00". Anything else comes back as it is.
std::string phone_text(std::string_view digits);
// ”Svale”; English “Svale”.
std::string in_quotes(std::string_view text, Language language = Language::danish);

}  // namespace skranke
