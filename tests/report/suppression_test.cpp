// What a reader of a table can work out of the counts that were left out: everything is tried.
#include "shared/report/suppression.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>

#include "shared/base/random.hpp"

using namespace skranke;

namespace {

struct Counts {
    std::vector<std::uint64_t> cells;
    std::vector<CountSum> sums;
    std::set<std::size_t> unpublished{};

    std::size_t add(std::uint64_t count) {
        cells.push_back(count);
        return cells.size() - 1;
    }
    std::size_t add_total(const std::vector<std::size_t>& parts) {
        const auto total = std::transform_reduce(parts.begin(), parts.end(), std::uint64_t{0}, std::plus{},
                                                 [&](std::size_t part) { return cells[part]; });
        sums.push_back({.total = add(total), .parts = parts});
        return cells.size() - 1;
    }
    std::set<std::size_t> left_out() const { return suppressed(cells, sums, unpublished); }
    bool is_small(std::size_t cell) const { return cells[cell] > 0 && cells[cell] <= small_count_max; }
};

// Rows and columns with a total each, and a total of all: row by row, the totals last in each.
Counts table_of(const std::vector<std::vector<std::uint64_t>>& rows) {
    Counts counts;
    std::vector<std::vector<std::size_t>> columns(rows.front().size() + 1);
    for (const auto& row : rows) {
        std::vector<std::size_t> cells;
        for (const std::uint64_t count : row) cells.push_back(counts.add(count));
        cells.push_back(counts.add_total(cells));
        for (std::size_t i = 0; i < cells.size(); ++i) columns[i].push_back(cells[i]);
    }
    std::vector<std::size_t> totals;
    for (const auto& column : columns) totals.push_back(counts.add_total(column));
    const std::size_t all = totals.back();
    totals.pop_back();
    counts.sums.push_back({.total = all, .parts = totals});
    return counts;
}

// Every count that a cell that was left out can have, by trying all that fits what is shown. A reader knows
// that none of them is zero.
class Reader {
public:
    Reader(const Counts& counts, const std::set<std::size_t>& left_out)
        : counts_(counts), guess_(counts.cells.begin(), counts.cells.end()) {
        for (const std::size_t cell : left_out) unknown_.push_back(cell);
        for (const std::size_t cell : counts.unpublished) unknown_.push_back(cell);
        for (const std::size_t cell : unknown_) {
            guess_[cell] = -1;
            least_[cell] = counts.unpublished.contains(cell) ? 0 : 1;
        }
        search(0);
    }
    const std::set<std::int64_t>& possible(std::size_t cell) { return possible_[cell]; }

private:
    // Tried on either side of what it is: more than has to be possible.
    static constexpr std::int64_t tried = 5;

    bool can_fit(const CountSum& sum) const {
        std::int64_t least = 0, greatest = 0;
        const auto add = [&](std::size_t cell, std::int64_t sign) {
            const bool open = guess_[cell] < 0;
            const std::int64_t low = open ? least_.at(cell) : guess_[cell];
            const std::int64_t high = open ? 10'000 : guess_[cell];
            least += sign > 0 ? low : -high;
            greatest += sign > 0 ? high : -low;
        };
        for (const std::size_t part : sum.parts) add(part, 1);
        add(sum.total, -1);
        return least <= 0 && greatest >= 0;
    }
    bool can_fit(std::size_t cell) const {
        return std::ranges::all_of(counts_.sums, [&](const CountSum& sum) {
            return (sum.total != cell && std::ranges::find(sum.parts, cell) == sum.parts.end()) ||
                   can_fit(sum);
        });
    }
    void search(std::size_t next) {
        if (next == unknown_.size()) {
            for (const std::size_t cell : unknown_) possible_[cell].insert(guess_[cell]);
            return;
        }
        const std::size_t cell = unknown_[next];
        const auto own = static_cast<std::int64_t>(counts_.cells[cell]);
        const std::int64_t from = std::max<std::int64_t>(least_.at(cell), own - tried);
        for (guess_[cell] = from; guess_[cell] <= own + tried; ++guess_[cell])
            if (can_fit(cell)) search(next + 1);
        guess_[cell] = -1;
    }

    const Counts& counts_;
    std::vector<std::int64_t> guess_;
    std::map<std::size_t, std::int64_t> least_;
    std::vector<std::size_t> unknown_;
    std::map<std::size_t, std::set<std::int64_t>> possible_;
};

// Four counts at least are possible for each small one.
bool is_safe(const Counts& counts, const std::set<std::size_t>& left_out) {
    Reader reader(counts, left_out);
    for (std::size_t cell = 0; cell < counts.cells.size(); ++cell) {
        if (!counts.is_small(cell) || counts.unpublished.contains(cell)) continue;
        if (!left_out.contains(cell) || reader.possible(cell).size() < small_count_max) return false;
    }
    return true;
}

std::uint64_t any_count(Random& random) {
    switch (random.below(4)) {
        case 0: return 0;
        case 1: return 1 + random.below(4);
        default: return 5 + random.below(20);
    }
}

std::vector<std::vector<std::uint64_t>> any_rows(std::size_t rows, std::size_t columns, Random& random) {
    std::vector table(rows, std::vector<std::uint64_t>(columns));
    for (auto& row : table)
        for (auto& count : row) count = any_count(random);
    return table;
}

}  // namespace

TEST_CASE("a table without small counts is shown whole, and so are its zeros") {
    CHECK(table_of({{5, 0}, {0, 12}}).left_out().empty());
    CHECK(suppressed({}, {}).empty());
    CHECK(suppressed({0, 5, 900}, {}).empty());
}

TEST_CASE("a small count that is part of nothing is left out alone") {
    CHECK(suppressed({4, 5, 1}, {}) == std::set<std::size_t>{0, 2});
}

TEST_CASE("a small count takes another of its total with it, the smallest that hides it") {
    Counts counts;
    const auto small = counts.add(2), few = counts.add(9), many = counts.add(40);
    const auto all = counts.add_total({small, few, many});
    CHECK(counts.left_out() == std::set{small, few});
    CHECK(counts.cells[all] == 51);
}

TEST_CASE("two small counts whose sum tells both take a third with them") {
    Counts counts;
    const auto one = counts.add(1), other = counts.add(1), many = counts.add(30);
    counts.add_total({one, other, many});
    CHECK(counts.left_out() == std::set{one, other, many});
}

TEST_CASE("where nothing beside a small count can hide it, its total is left out, and work goes on") {
    Counts counts;
    const auto small = counts.add(3);
    const auto nobody = counts.add(0);
    const auto all = counts.add_total({small, nobody});
    const auto second = counts.add(2), tenfold = counts.add(20);
    counts.add_total({second, tenfold});
    CHECK(counts.left_out() == std::set{small, all, second, tenfold});
}

TEST_CASE("a small count in a table takes a rectangle with it and no total") {
    const Counts counts = table_of({{2, 30, 40}, {30, 20, 60}, {50, 60, 70}});
    CHECK(counts.left_out() == std::set<std::size_t>{0, 1, 4, 5});
}

TEST_CASE("what is never published hides a small count, and is not named") {
    Counts counts;
    const auto small = counts.add(2), complement = counts.add(48);
    counts.add_total({small, complement});
    counts.unpublished = {complement};
    CHECK(counts.left_out() == std::set{small});
}

TEST_CASE("no small count of a random table can be worked out, nor narrowed to fewer than four") {
    SeededRandom random{7};
    std::size_t small = 0, hidden = 0, shown = 0;
    for (int round = 0; round < 400; ++round) {
        const Counts counts = table_of(any_rows(2 + random.below(2), 2 + random.below(2), random));
        const auto left_out = counts.left_out();
        INFO(fmt::format("{} hides {}", counts.cells, left_out));
        REQUIRE(is_safe(counts, left_out));
        for (const std::size_t cell : left_out) REQUIRE(counts.cells[cell] > 0);
        for (std::size_t cell = 0; cell < counts.cells.size(); ++cell) small += counts.is_small(cell);
        hidden += left_out.size();
        shown += counts.cells.size() - left_out.size();
    }
    CHECK(small > 400);
    CHECK(hidden < 4 * small);
    CHECK(shown > hidden);
}

TEST_CASE("nor of random tables that share a part that is not published") {
    SeededRandom random{8};
    for (int round = 0; round < 300; ++round) {
        Counts counts;
        // Visits by site and hour, and by site and service: they hang together by the sites alone.
        std::vector<std::size_t> sites;
        for (std::size_t site = 0; site < 2; ++site) {
            std::vector<std::size_t> hours, services;
            for (int hour = 0; hour < 2; ++hour) hours.push_back(counts.add(any_count(random)));
            const std::size_t of_site = counts.add_total(hours);
            sites.push_back(of_site);
            const std::uint64_t first = random.below(counts.cells[of_site] + 1);
            services = {counts.add(first), counts.add(counts.cells[of_site] - first)};
            counts.sums.push_back({.total = of_site, .parts = services});
            if (random.below(2) == 0) counts.unpublished.insert(of_site);
        }
        counts.add_total(sites);
        const auto left_out = counts.left_out();
        INFO(fmt::format("{} hides {}, never shows {}", counts.cells, left_out, counts.unpublished));
        REQUIRE(is_safe(counts, left_out));
    }
}

TEST_CASE("hardly more is left out than the fewest that would do") {
    SeededRandom random{9};
    std::size_t ours = 0, fewest = 0;
    for (int round = 0; round < 25; ++round) {
        const Counts counts = table_of(any_rows(2, 2, random));
        const auto left_out = counts.left_out();
        std::size_t best = counts.cells.size();
        for (unsigned chosen = 0; chosen < 1U << counts.cells.size(); ++chosen) {
            std::set<std::size_t> others;
            for (std::size_t cell = 0; cell < counts.cells.size(); ++cell)
                if ((chosen >> cell & 1U) != 0 && counts.cells[cell] > 0) others.insert(cell);
            if (others.size() < best && is_safe(counts, others)) best = others.size();
        }
        INFO(fmt::format("{} hides {}, {} would do", counts.cells, left_out, best));
        CHECK(left_out.size() <= best + 2);
        ours += left_out.size();
        fewest += best;
    }
    CHECK(fewest > 25);
    CHECK(ours * 4 <= fewest * 5);
}

TEST_CASE("a year of days and ten outcomes keeps its totals") {
    SeededRandom random{10};
    std::vector<std::vector<std::uint64_t>> rows(250, std::vector<std::uint64_t>(8));
    for (auto& row : rows) {
        row = {30 + random.below(30), 5 + random.below(10)};
        for (int column = 0; column < 6; ++column) row.push_back(random.below(6));
    }
    const Counts counts = table_of(rows);
    const auto left_out = counts.left_out();
    std::size_t small = 0;
    for (std::size_t cell = 0; cell < counts.cells.size(); ++cell) small += counts.is_small(cell);
    CHECK(left_out.size() < small * 3 / 2);
    for (std::size_t total = counts.cells.size() - 9; total < counts.cells.size(); ++total)
        CHECK_FALSE(left_out.contains(total));
}
