#include "automerge/storage/huffman_code.hpp"

#include <algorithm>

namespace automerge {

namespace {

constexpr unsigned length_limit = 15;

struct Leaf {
    std::uint32_t frequency = 0;
    std::uint16_t symbol = 0;
};

// How many codes have each length in an unlimited Huffman code. `leaves` ascend by frequency. Two queues make
// the tree: the leaves, and the inner nodes, which arise in ascending order too.
void count_lengths(std::span<const Leaf> leaves, std::span<std::uint32_t> counts) {
    struct Node {
        std::uint64_t weight = 0;
        std::uint32_t parent = 0;
    };
    const std::size_t count = leaves.size();
    std::array<Node, 2 * huffman_symbols_max> nodes;
    for (std::size_t i = 0; i < count; ++i) nodes[i] = {leaves[i].frequency, 0};
    std::size_t leaf = 0;
    std::size_t inner = count;
    for (std::size_t made = count; made + 1 < 2 * count; ++made) {
        std::uint64_t weight = 0;
        for (int child = 0; child < 2; ++child) {
            const bool take_leaf =
                leaf < count && (inner == made || nodes[leaf].weight <= nodes[inner].weight);
            Node& node = nodes[take_leaf ? leaf++ : inner++];
            weight += node.weight;
            node.parent = static_cast<std::uint32_t>(made);
        }
        nodes[made] = {weight, 0};
    }
    std::array<std::uint16_t, 2 * huffman_symbols_max> depths;
    depths[2 * count - 2] = 0;
    for (std::size_t i = 2 * count - 2; i-- > 0;) {
        depths[i] = static_cast<std::uint16_t>(depths[nodes[i].parent] + 1);
        if (i < count) ++counts[std::min<std::size_t>(depths[i], counts.size() - 1)];
    }
}

// Shortening the longest codes took too much of the code space: lengthens others until all fit.
void make_room(std::span<std::uint32_t> counts) {
    const std::size_t longest = counts.size() - 1;
    std::uint64_t used = 0;
    for (std::size_t length = 1; length <= longest; ++length)
        used += std::uint64_t{counts[length]} << (longest - length);
    for (; used > std::uint64_t{1} << longest; --used) {
        --counts[longest];
        std::size_t length = longest - 1;
        while (counts[length] == 0) --length;
        --counts[length];
        counts[length + 1] += 2;
    }
}

}  // namespace

void find_code_lengths(std::span<const std::uint32_t> frequencies, unsigned longest,
                       std::span<std::uint8_t> lengths) {
    std::ranges::fill(lengths, std::uint8_t{0});
    std::array<Leaf, huffman_symbols_max> leaves;
    std::size_t count = 0;
    for (std::size_t symbol = 0; symbol < frequencies.size(); ++symbol)
        if (frequencies[symbol] > 0)
            leaves[count++] = {frequencies[symbol], static_cast<std::uint16_t>(symbol)};
    for (std::uint16_t symbol = 0; count < 2; ++symbol)
        if (frequencies[symbol] == 0) leaves[count++] = {1, symbol};
    const auto used = std::span(leaves).first(count);
    std::ranges::sort(used, [](const Leaf& left, const Leaf& right) {
        return left.frequency != right.frequency ? left.frequency < right.frequency
                                                 : left.symbol < right.symbol;
    });

    std::array<std::uint32_t, length_limit + 1> all_counts{};
    const auto counts = std::span(all_counts).first(longest + 1);
    count_lengths(used, counts);
    make_room(counts);
    std::size_t next = 0;  // the rarest get the longest codes
    for (std::size_t length = longest; length > 0; --length)
        for (std::uint32_t i = 0; i < counts[length]; ++i)
            lengths[used[next++].symbol] = static_cast<std::uint8_t>(length);
}

void assign_codes(std::span<const std::uint8_t> lengths, std::span<std::uint16_t> codes) {
    std::array<std::uint32_t, length_limit + 2> next{};
    for (const std::uint8_t length : lengths) ++next[length + 1u];
    next[1] = 0;  // those without a code
    for (std::size_t length = 1; length < next.size(); ++length)
        next[length] = (next[length] + next[length - 1]) << 1;
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
        const unsigned length = lengths[symbol];
        if (length == 0) continue;
        std::uint32_t code = next[length]++;
        std::uint32_t reversed = 0;
        for (unsigned bit = 0; bit < length; ++bit, code >>= 1) reversed = reversed << 1 | (code & 1);
        codes[symbol] = static_cast<std::uint16_t>(reversed);
    }
}

}  // namespace automerge
