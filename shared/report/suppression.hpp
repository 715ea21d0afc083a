#pragma once
// Which counts of a table are left out, so that nobody learns a count under five: neither by reading it nor
// by subtracting what is shown from a total. Pure.
//
// The field knows it as cell suppression: small cells are primary, further ones that protect them
// complementary (Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4). A small count is safe
// here once three others are possible, as many as "under five" leaves open: step by step, one up or one down,
// other counts that are left out can be shifted with it so that nothing changes that is shown, and nothing
// that is left out comes to zero. Whatever is left out later takes nothing from that, so that one pass over
// the small cells is enough. Where no cheap way is found within reason, first one more citizen is added
// through all the totals, and at last everything that hangs together with the cell is left out: a search that
// gives up costs figures, never safety.
#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace skranke {

// Counts from one to this are left out. Zero is shown: it tells of nobody.
inline constexpr std::uint64_t small_count_max = 4;

// A total and what it is the sum of, as places in a list of counts.
struct CountSum {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
};

// The places to leave out, few rather than many, totals last. The sums must hold, or be wrong by something
// that a reader knows, and tell all that a reader knows of how the counts hang together. What stands in
// `unpublished` is never shown to anybody, may be zero, and is not among the answer: the rest of a whole of
// which one part alone is published, for one. s small cells, sums of n parts: O(s n) where a way is found
// beside the cell, as it mostly is.
std::set<std::size_t> suppressed(const std::vector<std::uint64_t>& counts, const std::vector<CountSum>& sums,
                                 const std::set<std::size_t>& unpublished = {});

}  // namespace skranke
