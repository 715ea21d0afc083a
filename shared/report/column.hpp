#pragma once
// What a report says of each of its rows; docs/reports.md has every column in words.
#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>
#include <variant>

namespace skranke {

enum class Column {
    // Everybody who came or asked; see `column_sums`.
    enquiries,
    issued,
    floor,
    by_hand,
    information,
    transaction,
    type_not_asked,
    misdirected,
    // Of those with a number.
    served,
    without_help,
    left,
    no_show,
    cancelled,
    carried_over,
    unfinished,
    ordinary,
    escorted,
    escorted_share,
    escort_declined,
    paper,
    answered_on_floor,
    // Of those who were served.
    first_contact,
    first_contact_share,
    assisted,
    referred,
    out_of_scope,
    transferred,
    transfers,
    transfers_each,
    // From the number to the first call.
    wait_measured,
    wait_used,
    wait_two_clocks,
    wait_within_goal,
    wait_over_goal,
    wait_within_goal_share,
    goal_met,
    wait_p50,
    wait_p80,
    wait_p90,
    wait_p95,
    wait_longest,
    // From the call to the start.
    way_measured,
    way_p50,
    way_p80,
    service_measured,
    service_left_out,
    service_p50,
    service_p80,
    service_p90,
    service_p95,
    service_longest,
    // What priority cost those who are not escorted.
    ordinary_called,
    overtaken,
    times_overtaken,
    extra_wait,
    extra_wait_each,
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::extra_wait_each) + 1;
constexpr std::size_t place_of(Column column) { return static_cast<std::size_t>(column); }

// In the order in which they are exported. A later version adds columns at the end.
std::span<const Column> every_column();
// Those of a counting week.
std::span<const Column> counting_columns();

// Lower case and stable; ends with "_s" where the column is in seconds.
std::string_view identifier(Column column);

// Counts citizens or enquiries: is left out where it is small or would betray one that is. All else is made
// of such counts, and is shown where they are.
bool is_count(Column column);

// A total and all its parts, within a row. With one part: they are equal but for what is no secret.
struct ColumnSum {
    Column total;
    std::span<const Column> parts;
};
std::span<const ColumnSum> column_sums();

// Who is counted in the one is counted in the other: never more than it. So it is left out where the other
// is.
struct Subset {
    Column part, whole;
};
std::span<const Subset> column_subsets();  // the whole of one stands before it as a part

// What a figure is made of. A sum or a share is shown where all of these are. A percentile does not tell how
// many it is made of, only that they are enough, and is shown where the first is at least so many.
struct Foundation {
    std::span<const Column> columns;
    std::size_t at_least = 0;
    bool tells_them = true;
};
Foundation foundation(Column column);  // not of a count

struct LeftOut {
    bool operator==(const LeftOut&) const = default;
};
// Nothing: there was nothing to measure. A share is between 0 and 1, or a number for each citizen.
using Figure = std::variant<std::monostate, LeftOut, std::size_t, std::chrono::milliseconds, double, bool>;

}  // namespace skranke
