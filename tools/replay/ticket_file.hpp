#pragma once
// Ticket data of real offices, as a file gives it: one ticket a row, when it was taken and called known to
// within an interval.
//
// Columns, in any order; others are passed over:
//     office, date (2020-01-13), letter and queue_name (the queue), ticket_no,
//     arrived_after, arrived_by, called_after, called_by (08:04; local time),
//     counters_open_at_call (need not be there)
// An empty *_after means that nothing earlier is known; called_after and called_by both empty, that the
// ticket was never called.
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/base/result.hpp"

namespace skranke::replay {

// Minutes after midnight; `after` may be missing.
struct TimeInterval {
    std::optional<std::chrono::minutes> after;
    std::chrono::minutes by{};
};

struct TicketRow {
    std::string office;
    ServiceDay day;
    std::string letter;
    std::string queue_name;
    int ticket_number = 0;
    TimeInterval arrived;
    std::optional<TimeInterval> called;
    int desks_open = 1;  // for the queue, when the ticket was called
};

// Errors name the line, and the column or what is missing.
Result<std::vector<TicketRow>> parse_tickets(std::string_view text);
Result<std::vector<TicketRow>> read_tickets(const std::filesystem::path& file);

struct OfficeDay {
    std::string office;
    ServiceDay day;
    auto operator<=>(const OfficeDay&) const = default;
};

// The tickets of one office and day. What is not asked for is the one with the most tickets.
struct ChosenDay {
    OfficeDay office_day;
    std::vector<TicketRow> tickets;
};
Result<ChosenDay> choose_day(const std::vector<TicketRow>& rows, const std::optional<std::string>& office,
                             const std::optional<ServiceDay>& day);

}  // namespace skranke::replay
