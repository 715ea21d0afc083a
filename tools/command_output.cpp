#include "tools/command_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iostream>

#include "shared/base/calendar.hpp"

namespace skranke::tools {

std::string plain_number(TicketNumber number) { return fmt::format("{}{:03}", number.letter, number.number); }

Result<TicketNumber> parse_number(const std::string& text) {
    TicketNumber number;
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto character = static_cast<unsigned char>(text[i]);
        if (i == 0 && std::isalpha(character) != 0) {
            number.letter = static_cast<char>(std::toupper(character));
        } else if (std::isdigit(character) != 0) {
            digits += text[i];
        } else if (character != ' ' && character != 0xC2 && character != 0xA0) {
            digits.clear();
            break;
        }
    }
    const bool has_letter = !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0;
    if (!has_letter || digits.empty() || digits.size() > 3)
        return fail(
            ErrorCode::invalid_input,
            fmt::format("\"{}\" is no ticket number: give a letter and up to three digits, as A042", text));
    number.number = std::stoi(digits);
    return number;
}

std::string to_iso(UtcTime time) {
    using namespace std::chrono;
    const auto offset = danish_utc_offset(time);
    const LocalTime local = to_danish_time(time);
    const auto midnight = floor<days>(local);
    const year_month_day date{midnight};
    const hh_mm_ss clock{local - midnight};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}+{:02}:00", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count(), duration_cast<hours>(offset).count());
}

int report(const Error& error) {
    std::cerr << "skranke: " << error.message << '\n';
    return 1;
}

int report(const Refusal& refusal) {
    std::cerr << "skranke: " << refusal.english << '\n';
    return 1;
}

int report(const Refused& refused) {
    return std::visit([](const auto& why) { return report(why); }, refused);
}

}  // namespace skranke::tools
