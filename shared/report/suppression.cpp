#include "shared/report/suppression.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <queue>
#include <span>

namespace skranke {

namespace {

// A cell that goes up stands in a sum of which another part must go down, or the total up.
enum class Role : std::int8_t { total = -1, part = 1 };
struct Place {
    std::size_t sum;
    Role role;
};

// How many counts beside its own are to be possible for a small cell.
constexpr int shifts = static_cast<int>(small_count_max) - 1;

// Cells that go one up or one down, and the sums that do not hold yet for it.
struct Move {
    struct Step {
        std::size_t cell;
        int change;
    };
    struct Open {
        std::size_t sum;
        int excess;
    };
    std::vector<Step> steps{};
    std::vector<Open> open{};
    unsigned cost = 0;

    bool has(std::size_t cell) const { return std::ranges::find(steps, cell, &Step::cell) != steps.end(); }
    // What is cheap goes first, and what is nearly done.
    unsigned rank() const { return cost + 6 * static_cast<unsigned>(open.size()); }
};

// What the cells could be as well, as far as they differ from what they are.
class OtherCounts {
public:
    explicit OtherCounts(const std::vector<std::uint64_t>& counts) : counts_(counts) {}

    std::int64_t operator[](std::size_t cell) const {
        const auto moved = moved_.find(cell);
        return static_cast<std::int64_t>(counts_[cell]) + (moved == moved_.end() ? 0 : moved->second);
    }
    void make(const Move& move) {
        for (const Move::Step& step : move.steps) moved_[step.cell] += step.change;
    }

private:
    const std::vector<std::uint64_t>& counts_;
    std::map<std::size_t, std::int64_t> moved_;
};

class Table {
public:
    Table(const std::vector<std::uint64_t>& counts, const std::vector<CountSum>& sums,
          const std::set<std::size_t>& unpublished)
        : counts_(counts),
          sums_(sums),
          places_(counts.size()),
          unpublished_(counts.size(), false),
          out_(counts.size(), false) {
        for (std::size_t sum = 0; sum < sums.size(); ++sum) {
            places_[sums[sum].total].push_back({sum, Role::total});
            for (const std::size_t part : sums[sum].parts) places_[part].push_back({sum, Role::part});
        }
        for (const std::size_t cell : unpublished) out_[cell] = unpublished_[cell] = true;
        for (std::size_t cell = 0; cell < counts.size(); ++cell)
            if (!out_[cell] && is_small(cell)) small_.push_back(cell);
        for (const std::size_t cell : small_) out_[cell] = true;
    }

    void protect_all() {
        for (const std::size_t cell : small_) protect(cell);
    }
    bool is_out(std::size_t cell) const { return out_[cell]; }

private:
    bool is_small(std::size_t cell) const { return counts_[cell] > 0 && counts_[cell] <= small_count_max; }

    // Up from the most it is known to be able to be, or down from the least, whichever costs less.
    void protect(std::size_t cell) {
        OtherCounts most{counts_}, least{counts_};
        for (int made = 0; made < shifts;) {
            const Moves moves = good_moves(most, least, cell);
            if (!moves.any()) {
                leave_out_all_around(cell);
                return;
            }
            const Move& move = moves.goes_down() ? *moves.down : *moves.up;
            for (const Move::Step& step : move.steps) out_[step.cell] = true;
            OtherCounts& reached = moves.goes_down() ? least : most;
            do {
                reached.make(move);
            } while (++made < shifts && can_make(reached, move));
        }
    }

    // What nobody is shown may be zero; what is left out is not, for zero is shown.
    bool can_change(const OtherCounts& counts, std::size_t cell, int change) const {
        if (unpublished_[cell]) return counts[cell] + change >= 0;
        return counts_[cell] > 0 && counts[cell] + change > 0;
    }
    bool can_make(const OtherCounts& counts, const Move& move) const {
        return std::ranges::all_of(
            move.steps, [&](const Move::Step& step) { return can_change(counts, step.cell, step.change); });
    }
    // Leaves out nothing more.
    bool is_free(const std::optional<Move>& move) const {
        return move &&
               std::ranges::all_of(move->steps, [&](const Move::Step& step) { return out_[step.cell]; });
    }

    // The larger a count, the more people miss it: totals go last.
    unsigned cost(std::size_t cell) const {
        if (out_[cell]) return 1;
        const auto digits = static_cast<unsigned>(std::bit_width(counts_[cell]));
        const auto sums = std::ranges::count(places_[cell], Role::total, &Place::role);
        return 8 + digits * digits + 4 * static_cast<unsigned>(sums);
    }

    Move with(Move move, std::size_t cell, int change) const {
        move.steps.push_back({cell, change});
        move.cost += cost(cell);
        for (const Place& place : places_[cell]) {
            const auto open = std::ranges::find(move.open, place.sum, &Move::Open::sum);
            const int excess = static_cast<int>(place.role) * change;
            if (open == move.open.end())
                move.open.push_back({place.sum, excess});
            else if ((open->excess += excess) == 0)
                move.open.erase(open);
        }
        return move;
    }

    // What can make an open sum hold again.
    std::vector<Move::Step> ways(const OtherCounts& counts, const Move& move, const Move::Open& open) const {
        std::vector<Move::Step> all;
        const auto consider = [&](std::size_t cell, Role role) {
            const int change = (open.excess > 0 ? -1 : 1) * static_cast<int>(role);
            if (!move.has(cell) && can_change(counts, cell, change)) all.push_back({cell, change});
        };
        for (const std::size_t part : sums_[open.sum].parts) consider(part, Role::part);
        consider(sums_[open.sum].total, Role::total);
        return all;
    }

    // Goes on with the open sum that leaves the least to choose from.
    std::vector<Move> continued(const OtherCounts& counts, const Move& move) const {
        std::optional<std::vector<Move::Step>> fewest;
        for (const Move::Open& open : move.open) {
            auto found = ways(counts, move, open);
            if (!fewest || found.size() < fewest->size()) fewest = std::move(found);
            if (fewest->size() <= 1) break;
        }
        std::vector<Move> next;
        for (const auto& [cell, change] : *fewest) next.push_back(with(move, cell, change));
        constexpr std::size_t choices_max = 24;
        if (next.size() > choices_max) {
            std::ranges::nth_element(next, next.begin() + choices_max, {}, &Move::rank);
            next.resize(choices_max);
        }
        return next;
    }

    struct Moves {
        std::optional<Move> up{}, down{};

        bool any() const { return up || down; }
        bool goes_down() const { return down && (!up || down->cost < up->cost); }
    };
    // The cheaper of both ways, where they are found soon; else any. Nothing: none was found within reason.
    Moves good_moves(const OtherCounts& most, const OtherCounts& least, std::size_t cell) const {
        const Move one_up = with({}, cell, 1), one_down = with({}, cell, -1);
        const bool can_go_down = can_change(least, cell, -1);
        Moves moves{.up = cheapest_move(most, one_up)};
        if (!is_free(moves.up) && can_go_down) moves.down = cheapest_move(least, one_down);
        constexpr unsigned attempts = 6;
        for (unsigned salt = 0; !moves.any() && salt < attempts; ++salt) {
            moves.up = any_move(most, one_up, {.salt = salt});
            if (!moves.up && can_go_down) moves.down = any_move(least, one_down, {.salt = salt});
        }
        if (!moves.any()) moves.up = any_move(most, one_up, {.only_up = true});
        return moves;
    }
    // Best first.
    std::optional<Move> cheapest_move(const OtherCounts& counts, const Move& start) const {
        const auto comes_later = [](const Move& one, const Move& other) { return one.rank() > other.rank(); };
        std::priority_queue<Move, std::vector<Move>, decltype(comes_later)> moves(comes_later);
        moves.push(start);
        constexpr int looked_at_max = 120;
        for (int looked_at = 0; !moves.empty() && looked_at < looked_at_max; ++looked_at) {
            const Move move = moves.top();
            moves.pop();
            if (move.open.empty()) return move;
            for (Move& next : continued(counts, move)) moves.push(std::move(next));
        }
        return std::nullopt;
    }
    // One way through a search that may lead nowhere: each salt begins elsewhere. Only up means one citizen
    // more, like one who was there: dear, for it goes through to the totals.
    struct Attempt {
        unsigned salt = 0;
        bool only_up = false;

        unsigned whim(std::size_t cell) const {
            return static_cast<unsigned>((cell + 1) * salt * 2'654'435'761U) >> 28U;
        }
    };
    std::optional<Move> any_move(const OtherCounts& counts, const Move& start, const Attempt& attempt) const {
        int looked_at = 0;
        return finished(counts, start, attempt, looked_at);
    }
    // Deep first: comes to an end where there are many cheap ways to begin, of which few lead anywhere.
    std::optional<Move> finished(const OtherCounts& counts, const Move& move, const Attempt& attempt,
                                 int& looked_at) const {
        if (move.open.empty()) return move;
        constexpr int looked_at_max = 600;
        if (++looked_at > looked_at_max) return std::nullopt;
        auto next = continued(counts, move);
        if (attempt.only_up) std::erase_if(next, [](const Move& one) { return one.steps.back().change < 0; });
        std::ranges::sort(next, {},
                          [&](const Move& one) { return one.rank() + attempt.whim(one.steps.back().cell); });
        for (const Move& one : next)
            if (auto found = finished(counts, one, attempt, looked_at)) return found;
        return std::nullopt;
    }

    // The last resort: everything that hangs together with it.
    void leave_out_all_around(std::size_t cell) {
        std::vector<std::size_t> reached{cell};
        std::vector<bool> seen(sums_.size(), false);
        const auto reach = [&](std::size_t other) {
            if (counts_[other] > 0) out_[other] = true;
            reached.push_back(other);
        };
        while (!reached.empty()) {
            const std::size_t from = reached.back();
            reached.pop_back();
            for (const Place& place : places_[from]) {
                if (seen[place.sum]) continue;
                seen[place.sum] = true;
                reach(sums_[place.sum].total);
                for (const std::size_t part : sums_[place.sum].parts) reach(part);
            }
        }
    }

    const std::vector<std::uint64_t>& counts_;
    const std::vector<CountSum>& sums_;
    std::vector<std::vector<Place>> places_;  // of each cell
    std::vector<bool> unpublished_;
    std::vector<bool> out_;  // left out, or never published
    std::vector<std::size_t> small_;
};

}  // namespace

std::set<std::size_t> suppressed(const std::vector<std::uint64_t>& counts, const std::vector<CountSum>& sums,
                                 const std::set<std::size_t>& unpublished) {
    Table table(counts, sums, unpublished);
    table.protect_all();
    std::set<std::size_t> out;
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
        if (table.is_out(cell) && !unpublished.contains(cell)) out.insert(cell);
    return out;
}

}  // namespace skranke
