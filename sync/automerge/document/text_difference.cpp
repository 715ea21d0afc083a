#include "automerge/document/text_difference.hpp"

#include <algorithm>

namespace automerge {

namespace {

// A search that has gone this far from both ends divides at the best place it has seen. Its cost is the
// square of this, for a part of the text of at least this length.
constexpr std::ptrdiff_t distance_max = 1024;

using Characters = std::span<const std::string_view>;

// Two stretches that are still to be compared.
struct Box {
    std::size_t old_begin, old_end;
    std::size_t new_begin, new_end;

    std::size_t old_size() const { return old_end - old_begin; }
    std::size_t new_size() const { return new_end - new_begin; }
};

struct Point {
    std::size_t in_old, in_new;
};

// How far each diagonal has come; the middle one is 0, others lie on both sides.
class Reach {
public:
    explicit Reach(std::ptrdiff_t diagonals)
        : middle_(diagonals), values_(2 * static_cast<std::size_t>(diagonals) + 1) {}
    std::ptrdiff_t& operator[](std::ptrdiff_t diagonal) {
        return values_[static_cast<std::size_t>(middle_ + diagonal)];
    }
    // Where a step to this diagonal arrives, from the better of its neighbours.
    std::ptrdiff_t step(std::ptrdiff_t diagonal, std::ptrdiff_t distance) {
        const bool down =
            diagonal == -distance || (diagonal != distance && (*this)[diagonal - 1] < (*this)[diagonal + 1]);
        return down ? (*this)[diagonal + 1] : (*this)[diagonal - 1] + 1;
    }

private:
    std::ptrdiff_t middle_;
    std::vector<std::ptrdiff_t> values_;
};

std::ptrdiff_t distances(std::size_t old_size, std::size_t new_size) {
    return static_cast<std::ptrdiff_t>((old_size + new_size + 1) / 2 + 1);
}

class Comparison {
public:
    Comparison(Characters before, Characters after)
        : old_(before),
          new_(after),
          forward_(std::min(distances(before.size(), after.size()), distance_max) + 1),
          backward_(std::min(distances(before.size(), after.size()), distance_max) + 1) {}

    std::vector<TextStep> run() && {
        compare({0, old_.size(), 0, new_.size()});
        return std::move(steps_);
    }

private:
    void compare(Box box) {
        for (;;) {
            trim(box);
            if (box.old_size() == 0 && box.new_size() == 0) return;
            if (box.old_size() == 0 || box.new_size() == 0) {
                steps_.push_back({box.old_begin, box.old_end, box.new_begin, box.new_end});
                return;
            }
            const Point middle = find_middle(box);
            compare({box.old_begin, middle.in_old, box.new_begin, middle.in_new});
            box.old_begin = middle.in_old;
            box.new_begin = middle.in_new;
        }
    }

    void trim(Box& box) const {
        while (box.old_size() > 0 && box.new_size() > 0 && old_[box.old_begin] == new_[box.new_begin])
            ++box.old_begin, ++box.new_begin;
        while (box.old_size() > 0 && box.new_size() > 0 && old_[box.old_end - 1] == new_[box.new_end - 1])
            --box.old_end, --box.new_end;
    }

    // Searches from both ends at once, one more step at a time, until the two ways meet.
    Point find_middle(const Box& box) {
        const auto n = static_cast<std::ptrdiff_t>(box.old_size());
        const auto m = static_cast<std::ptrdiff_t>(box.new_size());
        const std::ptrdiff_t delta = n - m;
        const bool odd = delta % 2 != 0;
        forward_[1] = 0;
        backward_[1] = 0;
        const std::ptrdiff_t end = std::min(distances(box.old_size(), box.new_size()), distance_max);
        for (std::ptrdiff_t distance = 0; distance < end; ++distance) {
            for (std::ptrdiff_t k = distance; k >= -distance; k -= 2) {
                const std::ptrdiff_t from = forward_.step(k, distance);
                forward_[k] = from + equal_forward(box, from, from - k);
                if (odd && std::abs(k - delta) <= distance - 1 && forward_[k] + backward_[delta - k] >= n)
                    return at(box, from, from - k);
            }
            for (std::ptrdiff_t k = distance; k >= -distance; k -= 2) {
                const std::ptrdiff_t from = backward_.step(k, distance);
                backward_[k] = from + equal_backward(box, from, from - k);
                if (!odd && std::abs(k - delta) <= distance && backward_[k] + forward_[delta - k] >= n)
                    return at(box, n - backward_[k], m - (backward_[k] - k));
            }
        }
        return furthest(box, end - 1);
    }

    // The place nearest to the end that was reached from the beginning.
    Point furthest(const Box& box, std::ptrdiff_t distance) {
        const auto n = static_cast<std::ptrdiff_t>(box.old_size());
        const auto m = static_cast<std::ptrdiff_t>(box.new_size());
        std::ptrdiff_t best = 0, best_diagonal = 0;
        for (std::ptrdiff_t k = distance; k >= -distance; k -= 2) {
            const std::ptrdiff_t in_old = forward_[k], in_new = in_old - k;
            if (in_old > n || in_new < 0 || in_new > m || in_old + in_new <= best) continue;
            best = in_old + in_new;
            best_diagonal = k;
        }
        return at(box, forward_[best_diagonal], forward_[best_diagonal] - best_diagonal);
    }

    std::ptrdiff_t equal_forward(const Box& box, std::ptrdiff_t in_old, std::ptrdiff_t in_new) const {
        if (in_new < 0) return 0;
        std::size_t i = box.old_begin + static_cast<std::size_t>(in_old);
        std::size_t j = box.new_begin + static_cast<std::size_t>(in_new);
        std::ptrdiff_t count = 0;
        for (; i < box.old_end && j < box.new_end && old_[i] == new_[j]; ++i, ++j) ++count;
        return count;
    }

    std::ptrdiff_t equal_backward(const Box& box, std::ptrdiff_t from_old_end,
                                  std::ptrdiff_t from_new_end) const {
        if (from_new_end < 0) return 0;
        auto i = static_cast<std::size_t>(from_old_end), j = static_cast<std::size_t>(from_new_end);
        std::ptrdiff_t count = 0;
        for (; i < box.old_size() && j < box.new_size() &&
               old_[box.old_end - 1 - i] == new_[box.new_end - 1 - j];
             ++i, ++j)
            ++count;
        return count;
    }

    static Point at(const Box& box, std::ptrdiff_t in_old, std::ptrdiff_t in_new) {
        return {box.old_begin + static_cast<std::size_t>(in_old),
                box.new_begin + static_cast<std::size_t>(in_new)};
    }

    Characters old_, new_;
    Reach forward_, backward_;
    std::vector<TextStep> steps_;
};

}  // namespace

std::vector<TextStep> text_difference(Characters before, Characters after) {
    return Comparison(before, after).run();
}

}  // namespace automerge
