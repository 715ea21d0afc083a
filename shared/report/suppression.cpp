#include "shared/report/suppression.hpp"

#include <algorithm>
#include <bit>
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
constexpr std::uint64_t shifts = small_count_max - 1;

// Cells that go up, or down, by as much each, and the sums that do not hold yet for it.
struct Move {
    struct Step {
        std::size_t cell;
        int change;
    };
    struct Open {
        std::size_t sum;
        int excess;
    };
    std::uint64_t back = 0;  // how many of the shifts are made the other way round
    std::vector<Step> steps{};
    std::vector<Open> open{};
    unsigned cost = 0;

    bool has(std::size_t cell) const { return std::ranges::find(steps, cell, &Step::cell) != steps.end(); }
    // What is cheap goes first, and what is nearly done.
    unsigned rank() const { return cost + 6 * static_cast<unsigned>(open.size()); }
    bool operator<(const Move& other) const { return rank() > other.rank(); }
};

class Table {
public:
    Table(const std::vector<std::uint64_t>& counts, const std::vector<CountSum>& sums,
          const std::set<std::size_t>& unpublished)
        : counts_(counts), sums_(sums), places_(counts.size()), out_(counts.size(), false) {
        for (std::size_t sum = 0; sum < sums.size(); ++sum) {
            places_[sums[sum].total].push_back({sum, Role::total});
            for (const std::size_t part : sums[sum].parts) places_[part].push_back({sum, Role::part});
        }
        for (const std::size_t cell : unpublished) out_[cell] = true;
        for (std::size_t cell = 0; cell < counts.size(); ++cell)
            if (!out_[cell] && is_small(cell)) small_.push_back(cell);
        for (const std::size_t cell : small_) out_[cell] = true;
    }

    void protect_all() {
        for (const std::size_t cell : small_) {
            if (const auto move = cheapest_move(cell)) {
                for (const Move::Step& step : move->steps) out_[step.cell] = true;
            } else {
                leave_out_all_around(cell);
            }
        }
    }
    bool is_out(std::size_t cell) const { return out_[cell]; }

private:
    bool is_small(std::size_t cell) const { return counts_[cell] > 0 && counts_[cell] <= small_count_max; }
    // Zero is shown and stays; nothing that is left out comes to zero.
    bool can_change(const Move& move, std::size_t cell, int change) const {
        return counts_[cell] > (change > 0 ? move.back : shifts - move.back);
    }

    unsigned cost(std::size_t cell) const {
        if (out_[cell]) return 1;
        const bool is_total =
            std::ranges::find(places_[cell], Role::total, &Place::role) != places_[cell].end();
        return 12 + 2 * static_cast<unsigned>(std::bit_width(counts_[cell])) + (is_total ? 24 : 0);
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

    // What can make one of the open sums hold again; the shortest, for it leaves the least to choose from.
    std::vector<Move> continued(const Move& move) const {
        const auto& [sum, excess] = *std::ranges::min_element(
            move.open, {}, [&](const Move::Open& open) { return sums_[open.sum].parts.size(); });
        std::vector<Move> next;
        const auto consider = [&](std::size_t cell, Role role) {
            const int change = (excess > 0 ? -1 : 1) * static_cast<int>(role);
            if (!move.has(cell) && can_change(move, cell, change)) next.push_back(with(move, cell, change));
        };
        for (const std::size_t part : sums_[sum].parts) consider(part, Role::part);
        consider(sums_[sum].total, Role::total);
        constexpr std::size_t choices_max = 24;
        if (next.size() > choices_max) {
            std::ranges::nth_element(next, next.begin() + choices_max, {}, &Move::rank);
            next.resize(choices_max);
        }
        return next;
    }

    // Best first. Nothing: none was found within reason.
    std::optional<Move> cheapest_move(std::size_t cell) const {
        std::priority_queue<Move> moves;
        for (std::uint64_t back = 0; back < counts_[cell]; ++back) moves.push(with({.back = back}, cell, 1));
        constexpr int looked_at_max = 4000;
        for (int looked_at = 0; !moves.empty() && looked_at < looked_at_max; ++looked_at) {
            const Move move = moves.top();
            moves.pop();
            if (move.open.empty()) return move;
            for (Move& next : continued(move)) moves.push(std::move(next));
        }
        return std::nullopt;
    }

    // The last resort: everything that hangs together with it.
    void leave_out_all_around(std::size_t cell) {
        std::vector<std::size_t> reached{cell};
        std::vector<bool> seen(sums_.size(), false);
        const auto reach = [&](std::size_t other) {
            if (counts_[other] > 0 && !out_[other]) out_[other] = true;
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
    std::vector<bool> out_;                   // left out, or never published
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
