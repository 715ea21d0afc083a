#include "automerge/storage/deflate.hpp"

#include <cmath>

#include "automerge/storage/huffman_code.hpp"
#include "automerge/storage/match_finder.hpp"

namespace automerge {

namespace {

constexpr std::size_t end_of_block = 256;
constexpr std::size_t length_symbols = 286;  // literals, the end, lengths
constexpr std::size_t distance_symbols = 30;
constexpr std::size_t header_symbols = 19;  // of the code in which code lengths are written
constexpr std::size_t tokens_of_block = 32768;
constexpr std::size_t stored_block_max = 65535;
constexpr unsigned tries_max = 64;      // earlier places looked at for a match
constexpr unsigned tries_per_byte = 4;  // on average; what repeats itself has some to spare
constexpr unsigned tries_saved_max = 256;

// What a symbol stands for: the smallest length or distance, and how many bits say how much more it is.
struct Range {
    std::uint16_t base = 0;
    std::uint8_t extra_bits = 0;
};

// Of the symbols from the smallest on: two groups have no extra bits, and each that follows has one more.
template <std::size_t symbols>
constexpr std::array<Range, symbols> make_ranges(std::uint16_t smallest, std::size_t symbols_of_group) {
    std::array<Range, symbols> ranges{};
    for (std::size_t i = 0; i < symbols; ++i) {
        const std::size_t group = i / symbols_of_group;
        ranges[i] = {smallest, static_cast<std::uint8_t>(group < 2 ? 0 : group - 1)};
        smallest = static_cast<std::uint16_t>(smallest + (1 << ranges[i].extra_bits));
    }
    return ranges;
}
constexpr std::array<Range, 29> length_ranges = [] {
    auto ranges = make_ranges<29>(3, 4);
    ranges[28] = {258, 0};  // the longest has one of its own
    return ranges;
}();
constexpr std::array<Range, 30> distance_ranges = make_ranges<30>(1, 2);
constexpr std::array<std::uint8_t, 259> length_slots = [] {
    std::array<std::uint8_t, 259> slots{};
    for (std::uint8_t slot = 0; slot < 29; ++slot)
        for (std::size_t length = length_ranges[slot].base; length < slots.size(); ++length)
            slots[length] = slot;
    return slots;
}();

std::size_t distance_slot(std::size_t distance) {
    if (distance < 5) return distance - 1;
    const auto less = static_cast<std::uint32_t>(distance - 1);
    const auto top = static_cast<unsigned>(std::bit_width(less)) - 1;
    return 2 * top + (less >> (top - 1) & 1);
}

// A literal byte (distance 0), or a match.
struct Token {
    std::uint16_t value;  // the byte, or the length
    std::uint16_t distance;
};

// Into memory that is known to be large enough, and eight bytes larger.
class BitWriter {
public:
    explicit BitWriter(std::uint8_t* out) : next_(out) {}
    // Whoever adds bits flushes before there are more than 56.
    void add(std::uint64_t bits, unsigned count) {
        pending_ |= bits << filled_;
        filled_ += count;
    }
    void flush() {
        const std::uint64_t bytes =
            std::endian::native == std::endian::little ? pending_ : std::byteswap(pending_);
        std::memcpy(next_, &bytes, sizeof bytes);
        next_ += filled_ / 8;
        pending_ >>= filled_ & ~7u;
        filled_ &= 7;
    }
    void write(std::uint64_t bits, unsigned count) {
        add(bits, count);
        flush();
    }
    void fill_byte() {
        for (; filled_ > 0; filled_ -= std::min(filled_, 8u), pending_ >>= 8)
            *next_++ = static_cast<std::uint8_t>(pending_);
    }
    // Bytes as they are, from a byte's border on.
    void append(ByteView bytes) { next_ = std::ranges::copy(bytes, next_).out; }
    const std::uint8_t* end() const { return next_; }

private:
    std::uint8_t* next_;
    std::uint64_t pending_ = 0;
    unsigned filled_ = 0;
};

// The two codes of a block, and what it takes to write them.
struct BlockCodes {
    std::array<std::uint8_t, length_symbols> length_bits{};
    std::array<std::uint8_t, distance_symbols> distance_bits{};
    // The lengths of both codes in the form in which the block begins with them: symbol, extra bits.
    struct HeaderItem {
        std::uint8_t symbol = 0;
        std::uint8_t extra = 0;
    };
    std::vector<HeaderItem> header;
    std::array<std::uint8_t, header_symbols> header_bits{};
    std::size_t lengths_written = 0;
    std::size_t distances_written = 0;
    std::size_t header_lengths_written = 0;
    std::uint64_t bits = 0;  // of the whole block
};

constexpr std::array<std::uint8_t, header_symbols> header_order = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                                   11, 4,  12, 3, 13, 2, 14, 1, 15};
constexpr unsigned header_extra_bits(std::size_t symbol) {
    return symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0;
}

struct Frequencies {
    std::array<std::uint32_t, length_symbols> lengths{};
    std::array<std::uint32_t, distance_symbols> distances{};
};

// Runs of equal code lengths: 16 repeats the last one, 17 and 18 are runs of zero.
void write_runs(std::span<const std::uint8_t> lengths, std::vector<BlockCodes::HeaderItem>& out) {
    for (std::size_t i = 0; i < lengths.size();) {
        const std::uint8_t length = lengths[i];
        std::size_t run = 1;
        while (i + run < lengths.size() && lengths[i + run] == length) ++run;
        i += run;
        const auto item = [&](std::size_t symbol, std::size_t extra) {
            out.push_back({static_cast<std::uint8_t>(symbol), static_cast<std::uint8_t>(extra)});
        };
        if (length != 0) {
            item(length, 0);
            --run;
        }
        while (run >= 3) {
            const std::size_t part = std::min<std::size_t>(run, length != 0 ? 6 : 138);
            if (length != 0)
                item(16, part - 3);
            else if (part <= 10)
                item(17, part - 3);
            else
                item(18, part - 11);
            run -= part;
        }
        for (; run > 0; --run) item(length, 0);
    }
}

BlockCodes make_codes(const Frequencies& frequencies) {
    BlockCodes codes;
    find_code_lengths(frequencies.lengths, 15, codes.length_bits);
    find_code_lengths(frequencies.distances, 15, codes.distance_bits);
    const auto used = [](const auto& bits, std::size_t least) {
        std::size_t count = bits.size();
        while (count > least && bits[count - 1] == 0) --count;
        return count;
    };
    codes.lengths_written = used(codes.length_bits, 257);
    codes.distances_written = used(codes.distance_bits, 1);
    std::array<std::uint8_t, length_symbols + distance_symbols> both;
    std::copy_n(codes.length_bits.begin(), codes.lengths_written, both.begin());
    std::copy_n(codes.distance_bits.begin(), codes.distances_written,
                both.begin() + static_cast<std::ptrdiff_t>(codes.lengths_written));
    write_runs(std::span(both).first(codes.lengths_written + codes.distances_written), codes.header);

    std::array<std::uint32_t, header_symbols> header_frequencies{};
    for (const auto& item : codes.header) ++header_frequencies[item.symbol];
    find_code_lengths(header_frequencies, 7, codes.header_bits);
    codes.header_lengths_written = header_symbols;
    while (codes.header_lengths_written > 4 &&
           codes.header_bits[header_order[codes.header_lengths_written - 1]] == 0)
        --codes.header_lengths_written;

    codes.bits = 3 + 5 + 5 + 4 + 3 * codes.header_lengths_written;
    for (const auto& item : codes.header)
        codes.bits += codes.header_bits[item.symbol] + header_extra_bits(item.symbol);
    for (std::size_t symbol = 0; symbol < length_symbols; ++symbol) {
        const unsigned extra = symbol > end_of_block ? length_ranges[symbol - 257].extra_bits : 0;
        codes.bits += std::uint64_t{frequencies.lengths[symbol]} * (codes.length_bits[symbol] + extra);
    }
    for (std::size_t symbol = 0; symbol < distance_symbols; ++symbol)
        codes.bits += std::uint64_t{frequencies.distances[symbol]} *
                      (codes.distance_bits[symbol] + distance_ranges[symbol].extra_bits);
    return codes;
}

void write_block(BitWriter& writer, const BlockCodes& codes, std::span<const Token> tokens, bool last) {
    writer.write(last ? 1 : 0, 1);
    writer.write(2, 2);
    writer.write(static_cast<std::uint32_t>(codes.lengths_written - 257), 5);
    writer.write(static_cast<std::uint32_t>(codes.distances_written - 1), 5);
    writer.write(static_cast<std::uint32_t>(codes.header_lengths_written - 4), 4);
    for (std::size_t i = 0; i < codes.header_lengths_written; ++i)
        writer.write(codes.header_bits[header_order[i]], 3);
    std::array<std::uint16_t, header_symbols> header_codes{};
    assign_codes(codes.header_bits, header_codes);
    for (const auto& item : codes.header) {
        writer.write(header_codes[item.symbol], codes.header_bits[item.symbol]);
        writer.write(item.extra, header_extra_bits(item.symbol));
    }
    std::array<std::uint16_t, length_symbols> length_codes{};
    std::array<std::uint16_t, distance_symbols> distance_codes{};
    assign_codes(codes.length_bits, length_codes);
    assign_codes(codes.distance_bits, distance_codes);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token token = tokens[i];
        if (token.distance == 0) {
            writer.add(length_codes[token.value], codes.length_bits[token.value]);
            // Two of them fit before a flush.
            if (i + 1 < tokens.size() && tokens[i + 1].distance == 0) {
                const std::uint16_t next = tokens[++i].value;
                writer.add(length_codes[next], codes.length_bits[next]);
            }
            writer.flush();
            continue;
        }
        const std::size_t length_slot = length_slots[token.value];
        const Range length = length_ranges[length_slot];
        const std::size_t slot = distance_slot(token.distance);
        const Range distance = distance_ranges[slot];
        writer.add(length_codes[257 + length_slot], codes.length_bits[257 + length_slot]);
        writer.add(token.value - length.base, length.extra_bits);
        writer.add(distance_codes[slot], codes.distance_bits[slot]);
        writer.write(token.distance - distance.base, distance.extra_bits);
    }
    writer.write(length_codes[end_of_block], codes.length_bits[end_of_block]);
}

void write_stored(BitWriter& writer, ByteView bytes, bool last) {
    do {
        const std::size_t size = std::min(bytes.size(), stored_block_max);
        writer.write(last && size == bytes.size() ? 1 : 0, 1);
        writer.write(0, 2);
        writer.fill_byte();
        writer.write(static_cast<std::uint32_t>(size), 16);
        writer.write(static_cast<std::uint32_t>(~size & 0xffff), 16);
        writer.fill_byte();
        writer.append(bytes.first(size));
        bytes = bytes.subspan(size);
    } while (!bytes.empty());
}

// Memory that is written before it is read, so nobody fills it with zeros first.
template <class Item>
class Room {
public:
    // What was there before is lost.
    void reserve(std::size_t items) {
        if (items <= size_) return;
        items_ = std::make_unique_for_overwrite<Item[]>(items);
        size_ = items;
    }
    Item* begin() { return items_.get(); }
    const Item* begin() const { return items_.get(); }
    const Item& operator[](std::size_t place) const { return items_[place]; }

private:
    std::unique_ptr<Item[]> items_;
    std::size_t size_ = 0;
};

// In eighths of a bit.
constexpr std::uint32_t whole_bit = 8;

}  // namespace

struct Deflater::State {
    MatchFinder matches;
    Room<Token> tokens;
    std::size_t token_count = 0;
    Room<std::uint32_t> literal_cost;  // of all bytes before a position, as literals
    // What the symbol of a length or distance is thought to cost, its extra bits included.
    std::array<std::uint32_t, 259> length_cost{};
    std::array<std::uint32_t, distance_symbols> distance_cost{};

    // Each byte adds some and each search takes some, so bytes that are hard to match cannot hold it up, and
    // the long matches of others are sought more thoroughly.
    unsigned tries_left = tries_saved_max;

    struct Match {
        std::int32_t gain = 0;  // over literals; 0: no match
        std::uint16_t length = 0;
        std::uint16_t distance = 0;
    };

    std::span<const Token> block() const { return {tokens.begin(), token_count}; }

    void estimate_costs(ByteView bytes) {
        std::array<std::uint32_t, 256> counts{};
        for (const std::uint8_t byte : bytes) ++counts[byte];
        std::array<std::uint32_t, 256> cost{};
        for (std::size_t byte = 0; byte < cost.size(); ++byte)
            if (counts[byte] > 0)
                cost[byte] = std::max(
                    whole_bit, static_cast<std::uint32_t>(std::lround(
                                   whole_bit * std::log2(static_cast<double>(bytes.size()) / counts[byte]))));
        literal_cost.reserve(bytes.size() + 1);
        std::uint32_t* next_cost = literal_cost.begin();
        std::uint32_t sum = 0;
        for (const std::uint8_t byte : bytes) {
            *next_cost++ = sum;
            sum += cost[byte];
        }
        *next_cost = sum;
        for (std::size_t length = 3; length < length_cost.size(); ++length)
            length_cost[length] = whole_bit * (5u + length_ranges[length_slots[length]].extra_bits);
        for (std::size_t slot = 0; slot < distance_symbols; ++slot)
            distance_cost[slot] = whole_bit * (4u + distance_ranges[slot].extra_bits);
    }

    // The next block's symbols will cost about what this one's did.
    void learn_costs(const BlockCodes& codes) {
        const auto bits = [](std::uint8_t length) { return length == 0 ? 12u : length; };
        for (std::size_t length = 3; length < length_cost.size(); ++length) {
            const std::size_t slot = length_slots[length];
            length_cost[length] =
                whole_bit * (bits(codes.length_bits[257 + slot]) + length_ranges[slot].extra_bits);
        }
        for (std::size_t slot = 0; slot < distance_symbols; ++slot)
            distance_cost[slot] =
                whole_bit * (bits(codes.distance_bits[slot]) + distance_ranges[slot].extra_bits);
    }

    // The best match that is longer than `longer_than`, for 1/share of the tries that there are.
    [[gnu::always_inline]] Match find(std::size_t position, std::size_t longer_than, unsigned share) {
        Match best;
        const unsigned tries = std::min(tries_max, tries_left / share);
        unsigned unused = tries;
        matches.find(position, longer_than, unused, [&](std::size_t length, std::size_t distance) {
            const auto gain =
                static_cast<std::int32_t>(literal_cost[position + length] - literal_cost[position] -
                                          length_cost[length] - distance_cost[distance_slot(distance)]);
            if (gain > best.gain)
                best = {gain, static_cast<std::uint16_t>(length), static_cast<std::uint16_t>(distance)};
        });
        tries_left -= tries - unused;
        return best;
    }

    void pass(std::size_t bytes) {
        tries_left = std::min(tries_left + tries_per_byte * static_cast<unsigned>(bytes), tries_saved_max);
    }

    // Fills `tokens` from `position` on until a block is full; returns where it ends. A match is put off when
    // one that begins a byte later gains more.
    std::size_t fill_block(ByteView bytes, std::size_t position) {
        // One more, for a match that was found but not yet taken.
        tokens.reserve(std::min(tokens_of_block, bytes.size() - position) + 1);
        Token* next_token = tokens.begin();
        const Token* const full = next_token + tokens_of_block;
        Match match;
        bool found = false;
        while (position < bytes.size() && (found || next_token < full)) {
            if (!found) match = find(position, 0, 1);
            found = false;
            if (match.gain <= 0) {
                *next_token++ = {bytes[position++], 0};
                pass(1);
                continue;
            }
            if (match.length < MatchFinder::length_max && next_token < full) {
                const Match next = find(position + 1, match.length - 2u, 2);
                if (next.gain > match.gain) {
                    *next_token++ = {bytes[position++], 0};
                    pass(1);
                    match = next;
                    found = true;
                    continue;
                }
                matches.insert(position + 2, position + match.length);
            } else {
                matches.insert(position + 1, position + match.length);
            }
            *next_token++ = {match.length, match.distance};
            position += match.length;
            pass(match.length);
        }
        token_count = static_cast<std::size_t>(next_token - tokens.begin());
        return position;
    }

    BlockCodes codes_of_tokens() const {
        Frequencies frequencies;
        for (const Token token : block()) {
            if (token.distance == 0) {
                ++frequencies.lengths[token.value];
            } else {
                ++frequencies.lengths[257u + length_slots[token.value]];
                ++frequencies.distances[distance_slot(token.distance)];
            }
        }
        frequencies.lengths[end_of_block] = 1;
        return make_codes(frequencies);
    }

    // Is a block perhaps smaller without matches? No code takes fewer bits than the estimate, if the block is
    // all there is; one of many may have fewer different bytes than all together.
    bool literals_may_win(std::size_t begin, std::size_t end, std::uint64_t bits) const {
        return bits * whole_bit > (literal_cost[end] - literal_cost[begin]) / 4 * 3;
    }

    static BlockCodes codes_of_literals(ByteView bytes) {
        Frequencies frequencies;
        for (const std::uint8_t byte : bytes) ++frequencies.lengths[byte];
        frequencies.lengths[end_of_block] = 1;
        return make_codes(frequencies);
    }
};

Deflater::Deflater() : state_(std::make_unique<State>()) {}
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;
Deflater::~Deflater() = default;

Bytes Deflater::deflate(ByteView bytes) {
    // No block is larger than its bytes stored, and none but the last has fewer than tokens_of_block.
    Bytes out(bytes.size() + 5 * (bytes.size() / tokens_of_block + 2) + 24);
    BitWriter writer(out.data());
    state_->matches.start(bytes);
    state_->tries_left = tries_saved_max;
    state_->estimate_costs(bytes);
    std::size_t begin = 0;
    do {
        const std::size_t end = state_->fill_block(bytes, begin);
        const bool last = end == bytes.size();
        const ByteView part = bytes.subspan(begin, end - begin);
        BlockCodes codes = state_->codes_of_tokens();
        if (state_->token_count < part.size() && state_->literals_may_win(begin, end, codes.bits)) {
            BlockCodes plain = State::codes_of_literals(part);
            if (plain.bits < codes.bits) {
                codes = std::move(plain);
                state_->tokens.reserve(part.size());
                state_->token_count = part.size();
                std::ranges::transform(part, state_->tokens.begin(),
                                       [](std::uint8_t byte) { return Token{byte, 0}; });
            }
        }
        if (codes.bits > 8 * (part.size() + 5 * (part.size() / stored_block_max + 1))) {
            write_stored(writer, part, last);
        } else {
            write_block(writer, codes, state_->block(), last);
            state_->learn_costs(codes);
        }
        begin = end;
    } while (begin < bytes.size());
    writer.fill_byte();
    out.resize(static_cast<std::size_t>(writer.end() - out.data()));
    return out;
}

}  // namespace automerge
