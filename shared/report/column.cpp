#include "shared/report/column.hpp"

#include <array>
#include <utility>

namespace skranke {

namespace {

constexpr auto columns_in_order = [] {
    std::array<Column, column_count> columns{};
    for (std::size_t i = 0; i < column_count; ++i) columns[i] = static_cast<Column>(i);
    return columns;
}();

constexpr std::array of_counting_week{Column::enquiries, Column::information, Column::transaction,
                                      Column::type_not_asked, Column::misdirected};

constexpr std::array with_or_without_number{Column::issued, Column::floor, Column::by_hand};
constexpr std::array types{Column::information, Column::transaction, Column::type_not_asked};
constexpr std::array ends{Column::served,    Column::without_help, Column::left,      Column::no_show,
                          Column::cancelled, Column::carried_over, Column::unfinished};
constexpr std::array classes{Column::ordinary, Column::escorted};
constexpr std::array sides_of_goal{Column::wait_within_goal, Column::wait_over_goal};
constexpr std::array used{Column::wait_used};
constexpr std::array sums{ColumnSum{Column::enquiries, with_or_without_number},
                          ColumnSum{Column::enquiries, types},
                          ColumnSum{Column::issued, ends},
                          ColumnSum{Column::issued, classes},
                          ColumnSum{Column::wait_measured, used},
                          ColumnSum{Column::wait_used, sides_of_goal}};

constexpr std::array subsets{Subset{Column::misdirected, Column::enquiries},
                             Subset{Column::escort_declined, Column::ordinary},
                             Subset{Column::paper, Column::issued},
                             Subset{Column::answered_on_floor, Column::served},
                             Subset{Column::first_contact, Column::served},
                             Subset{Column::assisted, Column::served},
                             Subset{Column::referred, Column::served},
                             Subset{Column::out_of_scope, Column::served},
                             Subset{Column::transferred, Column::issued},
                             Subset{Column::wait_measured, Column::issued},
                             Subset{Column::wait_used, Column::wait_measured},
                             Subset{Column::wait_two_clocks, Column::wait_used},
                             Subset{Column::wait_within_goal, Column::wait_used},
                             Subset{Column::wait_over_goal, Column::wait_used},
                             Subset{Column::way_measured, Column::issued},
                             Subset{Column::service_measured, Column::served},
                             Subset{Column::service_left_out, Column::served},
                             Subset{Column::ordinary_called, Column::ordinary},
                             Subset{Column::overtaken, Column::issued}};

constexpr std::array escorted_of_issued{Column::escorted, Column::issued};
constexpr std::array first_of_served{Column::first_contact, Column::served};
constexpr std::array transferred{Column::transferred};
constexpr std::array transferred_of_issued{Column::transferred, Column::issued};
constexpr std::array within_of_used{Column::wait_within_goal, Column::wait_used};
constexpr std::array waits{Column::wait_used};
constexpr std::array ways{Column::way_measured};
constexpr std::array services{Column::service_measured};
constexpr std::array overtaken{Column::overtaken};
constexpr std::array ordinary_called{Column::ordinary_called};

constexpr std::size_t for_half = 5, for_nine_of_ten = 10, for_nineteen_of_twenty = 20;

}  // namespace

std::span<const Column> every_column() { return columns_in_order; }
std::span<const Column> counting_columns() { return of_counting_week; }
std::span<const ColumnSum> column_sums() { return sums; }
std::span<const Subset> column_subsets() { return subsets; }

std::string_view identifier(Column column) {
    switch (column) {
        case Column::enquiries: return "enquiries";
        case Column::issued: return "issued";
        case Column::floor: return "floor";
        case Column::by_hand: return "by_hand";
        case Column::information: return "information";
        case Column::transaction: return "transaction";
        case Column::type_not_asked: return "type_not_asked";
        case Column::misdirected: return "misdirected";
        case Column::served: return "served";
        case Column::without_help: return "without_help";
        case Column::left: return "left";
        case Column::no_show: return "no_show";
        case Column::cancelled: return "cancelled";
        case Column::carried_over: return "carried_over";
        case Column::unfinished: return "unfinished";
        case Column::ordinary: return "ordinary";
        case Column::escorted: return "escorted";
        case Column::escorted_share: return "escorted_share";
        case Column::escort_declined: return "escort_declined";
        case Column::paper: return "paper";
        case Column::answered_on_floor: return "answered_on_floor";
        case Column::first_contact: return "first_contact";
        case Column::first_contact_share: return "first_contact_share";
        case Column::assisted: return "assisted";
        case Column::referred: return "referred";
        case Column::out_of_scope: return "out_of_scope";
        case Column::transferred: return "transferred";
        case Column::transfers: return "transfers";
        case Column::transfers_each: return "transfers_each";
        case Column::wait_measured: return "wait_measured";
        case Column::wait_used: return "wait_used";
        case Column::wait_two_clocks: return "wait_two_clocks";
        case Column::wait_within_goal: return "wait_within_goal";
        case Column::wait_over_goal: return "wait_over_goal";
        case Column::wait_within_goal_share: return "wait_within_goal_share";
        case Column::goal_met: return "goal_met";
        case Column::wait_p50: return "wait_p50_s";
        case Column::wait_p80: return "wait_p80_s";
        case Column::wait_p90: return "wait_p90_s";
        case Column::wait_p95: return "wait_p95_s";
        case Column::wait_longest: return "wait_longest_s";
        case Column::way_measured: return "way_measured";
        case Column::way_p50: return "way_p50_s";
        case Column::way_p80: return "way_p80_s";
        case Column::service_measured: return "service_measured";
        case Column::service_left_out: return "service_left_out";
        case Column::service_p50: return "service_p50_s";
        case Column::service_p80: return "service_p80_s";
        case Column::service_p90: return "service_p90_s";
        case Column::service_p95: return "service_p95_s";
        case Column::service_longest: return "service_longest_s";
        case Column::ordinary_called: return "ordinary_called";
        case Column::overtaken: return "overtaken";
        case Column::times_overtaken: return "times_overtaken";
        case Column::extra_wait: return "extra_wait_s";
        case Column::extra_wait_each: return "extra_wait_each_s";
    }
    std::unreachable();
}

bool is_count(Column column) { return foundation(column).columns.empty(); }

Foundation foundation(Column column) {
    switch (column) {
        case Column::escorted_share: return {.columns = escorted_of_issued};
        case Column::first_contact_share: return {.columns = first_of_served};
        case Column::transfers: return {.columns = transferred};
        case Column::transfers_each: return {.columns = transferred_of_issued};
        case Column::wait_within_goal_share: return {.columns = within_of_used};
        case Column::goal_met:
        case Column::wait_p50:
        case Column::wait_p80:
        case Column::wait_longest: return {.columns = waits, .at_least = for_half, .tells_them = false};
        case Column::wait_p90: return {.columns = waits, .at_least = for_nine_of_ten, .tells_them = false};
        case Column::wait_p95:
            return {.columns = waits, .at_least = for_nineteen_of_twenty, .tells_them = false};
        case Column::way_p50:
        case Column::way_p80: return {.columns = ways, .at_least = for_half, .tells_them = false};
        case Column::service_p50:
        case Column::service_p80:
        case Column::service_longest: return {.columns = services, .at_least = for_half, .tells_them = false};
        case Column::service_p90:
            return {.columns = services, .at_least = for_nine_of_ten, .tells_them = false};
        case Column::service_p95:
            return {.columns = services, .at_least = for_nineteen_of_twenty, .tells_them = false};
        case Column::times_overtaken: return {.columns = overtaken};
        case Column::extra_wait:
        case Column::extra_wait_each: return {.columns = ordinary_called, .at_least = for_half};
        default: return {};
    }
}

}  // namespace skranke
