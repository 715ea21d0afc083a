// What a reader of a whole report can work out with pencil and paper: everything that is shown is an equation
// over all kinds of citizens there may be, and a small count that was left out must not follow from these.
// Knows nothing of how the report chooses what to leave out.
#include <fmt/ranges.h>

#include "shared/report/report.hpp"
#include "shared/report/row_groups.hpp"
#include "tests/report/random_days.hpp"

using namespace skranke;

namespace {

constexpr std::array shown_columns{
    Column::enquiries,   Column::issued,        Column::floor,          Column::by_hand,
    Column::information, Column::transaction,   Column::type_not_asked, Column::misdirected,
    Column::served,      Column::without_help,  Column::left,           Column::no_show,
    Column::cancelled,   Column::carried_over,  Column::unfinished,     Column::ordinary,
    Column::escorted,    Column::first_contact, Column::assisted,       Column::referred};

// A kind of citizen: in which columns it counts, and of which class it is.
struct Kind {
    std::set<Column> columns;
    std::string of_class;
    std::string referred_to{no_value};
};

std::vector<Kind> every_kind() {
    std::vector<Kind> kinds;
    for (const Column source : {Column::floor, Column::by_hand})
        for (const Column type : {Column::information, Column::transaction, Column::type_not_asked})
            for (const bool misdirected : {false, true}) {
                Kind kind{{Column::enquiries, source, type}, std::string(no_value)};
                if (misdirected) kind.columns.insert(Column::misdirected);
                kinds.push_back(kind);
            }
    for (const bool escorted : {false, true}) {
        const Kind ticket{{Column::enquiries, Column::issued, Column::type_not_asked,
                           escorted ? Column::escorted : Column::ordinary},
                          escorted ? "escorted" : "ordinary"};
        for (const Column end : {Column::without_help, Column::left, Column::no_show, Column::cancelled,
                                 Column::carried_over, Column::unfinished}) {
            kinds.push_back(ticket);
            kinds.back().columns.insert(end);
        }
        for (const bool first_contact : {false, true})
            for (const bool assisted : {false, true}) {
                kinds.push_back(ticket);
                kinds.back().columns.insert(Column::served);
                if (first_contact) kinds.back().columns.insert(Column::first_contact);
                if (assisted) kinds.back().columns.insert(Column::assisted);
            }
        for (const char* target : {"Jobcenter", "Ældre Sagen"}) {
            kinds.push_back(ticket);
            kinds.back().columns.insert({Column::served, Column::referred});
            kinds.back().referred_to = target;
        }
    }
    return kinds;
}

// Among the integers modulo a prime: exact.
using Equation = std::map<std::size_t, std::uint64_t>;
class Equations {
public:
    void add(Equation equation) {
        reduce(equation);
        if (equation.empty()) return;
        const std::uint64_t inverse = power(equation.begin()->second, prime - 2);
        for (auto& [unknown, factor] : equation) factor = factor * inverse % prime;
        rows_.emplace(equation.begin()->first, std::move(equation));
    }
    bool determine(Equation sum) const {
        reduce(sum);
        return sum.empty();
    }

private:
    static constexpr std::uint64_t prime = 2'147'483'647;
    static std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
        std::uint64_t result = 1;
        for (; exponent > 0; exponent /= 2, base = base * base % prime)
            if (exponent % 2 == 1) result = result * base % prime;
        return result;
    }
    void reduce(Equation& equation) const {
        for (auto at = equation.begin(); at != equation.end();) {
            const std::size_t unknown = at->first;
            const auto row = rows_.find(unknown);
            if (row != rows_.end()) {
                const std::uint64_t times = at->second;
                for (const auto& [other, factor] : row->second) {
                    std::uint64_t& value = equation[other];
                    value = (value + prime - factor * times % prime) % prime;
                    if (value == 0) equation.erase(other);
                }
            }
            at = equation.upper_bound(unknown);
        }
    }
    std::map<std::size_t, Equation> rows_;  // by their first unknown, each with the factor one
};

// How many of each kind there are at each place is what a reader does not know.
struct Unknown {
    DimensionValues values;
    const Kind* kind;
};

std::vector<Unknown> unknowns(const std::vector<Contact>& all, const std::vector<Kind>& kinds,
                              const DimensionSet& dimensions) {
    std::vector<std::set<std::string>> seen(every_dimension.size());
    for (const Contact& contact : all)
        for (std::size_t i = 0; i < seen.size(); ++i)
            seen[i].insert(dimensions.test(i) ? contact.values[i] : "");
    // What follows from the day, or from the kind, is no other place.
    const bool by_day = dimensions.test(place_of(Dimension::day));
    seen[place_of(Dimension::priority_class)] = {""};
    seen[place_of(Dimension::referred_to)] = {""};
    if (by_day) seen[place_of(Dimension::week)] = {""};
    std::vector<DimensionValues> places{DimensionValues{}};
    for (std::size_t i = 0; i < seen.size(); ++i) {
        std::vector<DimensionValues> more;
        for (const DimensionValues& place : places)
            for (const std::string& value : seen[i]) (more.emplace_back(place))[i] = value;
        places = std::move(more);
    }
    for (DimensionValues& place : places)
        if (by_day) set_day(place, parse_service_day(place[place_of(Dimension::day)]).value());
    std::vector<Unknown> result;
    for (const DimensionValues& place : places)
        for (const Kind& kind : kinds) {
            result.push_back({place, &kind});
            if (dimensions.test(place_of(Dimension::priority_class)))
                result.back().values[place_of(Dimension::priority_class)] = kind.of_class;
            if (dimensions.test(place_of(Dimension::referred_to)))
                result.back().values[place_of(Dimension::referred_to)] = kind.referred_to;
        }
    return result;
}

bool stands_in(const Unknown& unknown, const ReportRow& row, Column column) {
    for (std::size_t i = 0; i < row.values.size(); ++i)
        if (!row.values[i].empty() && row.values[i] != unknown.values[i]) return false;
    return unknown.kind->columns.contains(column);
}

struct Read {
    std::size_t left_out = 0, shown = 0;
    std::vector<std::string> worked_out{};
};

Read read(const std::vector<Day>& days, const std::vector<std::vector<Dimension>>& tables) {
    const auto& set_up = scene::municipality();
    const Report report = make_report(days, set_up, {.tables = tables, .columns = shown_columns});
    DimensionSet dimensions;
    for (const auto& table : tables)
        for (const Dimension dimension : table) dimensions.set(place_of(dimension));
    const auto kinds = every_kind();
    const auto all = contacts(days, set_up);
    auto open = unknowns(all, kinds, dimensions);
    const auto for_each_shown = [&](auto act) {
        for (const ReportRow& row : report.rows)
            for (const Column column : shown_columns)
                if (const auto* shown = std::get_if<std::size_t>(&row[column])) act(row, column, *shown);
    };
    for_each_shown([&](const ReportRow& row, Column column, std::size_t shown) {
        if (shown == 0) std::erase_if(open, [&](const Unknown& one) { return stands_in(one, row, column); });
    });
    // Nobody is where there is no row.
    std::erase_if(open, [&](const Unknown& one) {
        return std::ranges::any_of(tables, [&](const auto& table) {
            return std::ranges::none_of(report.rows, [&](const ReportRow& row) {
                return std::ranges::all_of(table, [&](Dimension dimension) {
                    return row.values[place_of(dimension)] == one.values[place_of(dimension)];
                });
            });
        });
    });
    const auto equation_of = [&](const ReportRow& row, Column column) {
        Equation equation;
        for (std::size_t i = 0; i < open.size(); ++i)
            if (stands_in(open[i], row, column)) equation[i] = 1;
        return equation;
    };
    Read result;
    Equations known;
    for_each_shown([&](const ReportRow& row, Column column, std::size_t shown) {
        ++result.shown;
        if (shown > 0) known.add(equation_of(row, column));
    });
    const auto groups = row_groups(all, groupings_of(tables), ServiceGoal{});
    for (const ReportRow& row : report.rows)
        for (const Column column : shown_columns) {
            if (!row.leaves_out(column)) continue;
            ++result.left_out;
            std::size_t count = 0;
            for (const RowGroup& group : groups)
                if (const auto found = group.rows.find(row.values); found != group.rows.end())
                    count = found->second.count(column);
            if (count <= 4 && known.determine(equation_of(row, column)))
                result.worked_out.push_back(
                    fmt::format("{} {} is {}", row.values, identifier(column), count));
        }
    return result;
}

}  // namespace

TEST_CASE("no small count can be worked out from all the tables of a report together") {
    using enum Dimension;
    SeededRandom random{31};
    const std::vector<std::vector<std::vector<Dimension>>> asked{{{site, hour}},
                                                                 {{site}, {service}},
                                                                 {{site, service}, {site, hour}},
                                                                 {{priority_class}, {site}},
                                                                 {{site, priority_class}, {service}},
                                                                 {{service, site, priority_class}, {weekday}},
                                                                 {{service, site}, {hour, site}},
                                                                 {{hour, priority_class}},
                                                                 {{day}, {week}, {site}}};
    Read all;
    for (int round = 0; round < 36; ++round) {
        const auto days = test::random_days(round % 9 == 8 ? 4 : 1 + round % 2, 90 + round * 4, random);
        const Read one = read(days, asked[static_cast<std::size_t>(round) % asked.size()]);
        INFO(round);
        CHECK(one.worked_out == std::vector<std::string>{});
        all.left_out += one.left_out;
        all.shown += one.shown;
    }
    CHECK(all.left_out > 500);
    CHECK(all.shown > 500);
}

TEST_CASE("nor how few were sent somewhere, from how many were sent anywhere") {
    using enum Dimension;
    SeededRandom random{31};
    for (int round = 0; round < 60; ++round)
        CHECK(read(test::random_days(1 + round % 2, 150 + round, random), {{site, referred_to}, {service}})
                  .worked_out == std::vector<std::string>{});
}

TEST_CASE("pencil and paper work out what follows from two sums, and no more") {
    Equations known;
    known.add({{0, 1}, {1, 1}});
    CHECK_FALSE(known.determine({{0, 1}}));
    known.add({{1, 1}});
    CHECK(known.determine({{0, 1}}));
    CHECK(known.determine({{0, 3}, {1, 2}}));
}
