#pragma once
// Run-length columns: `n > 0` and a value: n times that value; `n < 0`: -n values, each once; `0, k`: k
// nulls. The writer makes the canonical form, the only one that hashes alike everywhere; the reader can
// insist on it.
#include <algorithm>

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/encoding/leb128.hpp"
#include "automerge/encoding/utf8.hpp"

namespace automerge {

// A row without a value, where rows are read many at a time. No number that the format allows is that small.
inline constexpr std::int64_t no_number = INT64_MIN;

struct UnsignedItem {
    using Value = std::uint64_t;
    static constexpr std::int64_t absent = no_number;
    // Nothing that large is allowed anywhere, so it need not be told apart.
    static std::int64_t stored(Value value) {
        return static_cast<std::int64_t>(std::min<Value>(value, INT64_MAX));
    }
    static bool read(ByteReader& reader, Value& out) { return reader.read_uleb(out); }
    static void append(Bytes& out, Value value) { append_uleb(out, value); }
};

struct SignedItem {
    using Value = std::int64_t;
    static constexpr std::int64_t absent = no_number;
    static std::int64_t stored(Value value) { return std::max(value, absent + 1); }
    static bool read(ByteReader& reader, Value& out) { return reader.read_leb(out); }
    static void append(Bytes& out, Value value) { append_leb(out, value); }
};

struct TextItem {
    using Value = std::string_view;
    static constexpr std::string_view absent{};  // without data, unlike an empty string that is there
    static std::string_view stored(Value value) { return value; }
    static bool read(ByteReader& reader, Value& out) {
        ByteView bytes;
        if (!reader.read_prefixed(bytes)) return false;
        if (!is_utf8(bytes)) return reader.refuse("a string is not valid UTF-8");
        out = as_text(bytes);
        return true;
    }
    static void append(Bytes& out, Value value) { append_prefixed(out, as_bytes(value)); }
};

enum class Strictness { lax, canonical };

template <class Item>
class RunLengthReader {
public:
    using Value = typename Item::Value;

    RunLengthReader() = default;
    explicit RunLengthReader(ByteView column, Strictness strictness = Strictness::lax)
        : reader_(column), canonical_(strictness == Strictness::canonical), absent_(column.empty()) {}

    // The next row; past the end of the column rows are null. False: the column is damaged.
    bool next(std::optional<Value>& out) {
        if (left_ == 0) {
            if (reader_.at_end()) {
                out.reset();
                overrun_ = true;
                return !reader_.failed();
            }
            if (!read_record()) return false;
        }
        --left_;
        if (record_ == Record::nulls) {
            out.reset();
            return true;
        }
        if (record_ == Record::literals && !read_literal()) return false;
        out = value_;
        return true;
    }

    // The next rows, as many as `out` has room for. False: the column is damaged.
    template <class Stored>
    bool fill(std::span<Stored> out) {
        while (!out.empty()) {
            if (left_ == 0) {
                if (reader_.at_end()) {
                    std::ranges::fill(out, Item::absent);
                    overrun_ = true;
                    return !reader_.failed();
                }
                if (!read_record()) return false;
            }
            const auto part = out.first(static_cast<std::size_t>(std::min<std::uint64_t>(left_, out.size())));
            if (record_ == Record::literals) {
                for (Stored& row : part) {
                    if (!read_literal()) return false;
                    row = Item::stored(value_);
                }
            } else {
                std::ranges::fill(part, record_ == Record::nulls ? Item::absent : Item::stored(value_));
            }
            left_ -= part.size();
            out = out.subspan(part.size());
        }
        return true;
    }

    // A column that is simply not there counts as finished after any number of rows.
    bool finished_exactly() const {
        return absent_ || (reader_.at_end() && left_ == 0 && !overrun_ && !reader_.failed());
    }
    bool at_end() const { return reader_.at_end() && left_ == 0; }
    const ByteReader& bytes() const { return reader_; }

    // How many rows the column says it has, without expanding its runs.
    static bool count(ByteView column, std::uint64_t& rows, std::uint64_t most) {
        ByteReader reader(column);
        rows = 0;
        while (!reader.at_end()) {
            std::int64_t header = 0;
            std::uint64_t run = 0;
            Value value{};
            if (!reader.read_leb(header)) return false;
            if (header > 0) {
                run = static_cast<std::uint64_t>(header);
                if (!Item::read(reader, value)) return false;
            } else if (header < 0) {
                run = 0 - static_cast<std::uint64_t>(header);
                if (run > reader.left()) return false;
                for (std::uint64_t i = 0; i < run; ++i)
                    if (!Item::read(reader, value)) return false;
            } else if (!reader.read_uleb(run)) {
                return false;
            }
            if (run > most - rows) return false;
            rows += run;
        }
        return !reader.failed();
    }

private:
    enum class Record : std::uint8_t { none, run, literals, nulls };

    bool read_record() {
        std::int64_t header = 0;
        if (!reader_.read_leb(header)) return false;
        const Record previous = record_;
        if (header > 0) {
            record_ = Record::run;
            left_ = static_cast<std::uint64_t>(header);
            const Value before = value_;
            if (!Item::read(reader_, value_)) return false;
            if (!canonical_) return true;
            if (left_ < 2) return reader_.refuse("a run of one value is not canonical");
            if ((previous == Record::run || previous == Record::literals) && before == value_)
                return reader_.refuse("two neighbouring runs hold the same value");
            return true;
        }
        if (header < 0) {
            record_ = Record::literals;
            left_ = 0 - static_cast<std::uint64_t>(header);
            if (left_ > reader_.left())
                return reader_.refuse("a literal run is longer than its column", ErrorKind::truncated);
            has_before_ = previous == Record::run;
            if (canonical_ && previous == Record::literals)
                return reader_.refuse("two literal runs are neighbours");
            return true;
        }
        record_ = Record::nulls;
        if (!reader_.read_uleb(left_)) return false;
        if (left_ == 0) return reader_.refuse("a run of no nulls");
        if (canonical_ && previous == Record::nulls)
            return reader_.refuse("two runs of nulls are neighbours");
        return true;
    }

    bool read_literal() {
        const Value before = value_;
        if (!Item::read(reader_, value_)) return false;
        if (canonical_ && has_before_ && before == value_)
            return reader_.refuse("a literal run repeats a value");
        has_before_ = true;
        return true;
    }

    ByteReader reader_;
    Record record_ = Record::none;
    bool canonical_ = false;
    bool has_before_ = false;  // value_ is the neighbour of the next literal
    bool absent_ = true;
    bool overrun_ = false;
    std::uint64_t left_ = 0;
    Value value_{};
};

template <class Item>
class RunLengthWriter {
public:
    using Value = typename Item::Value;

    // A string's bytes must stay where they are until finish().
    void append(Value value, std::uint64_t times = 1) {
        if (count_ > 0 && value == last_) {
            count_ += times;
            return;
        }
        settle();
        last_ = value;
        count_ = times;
    }

    void append_null() { append_nulls(1); }
    void append_nulls(std::uint64_t times) {
        settle();
        nulls_ += times;
    }

    void append(const std::optional<Value>& value) { value ? append(*value) : append_null(); }

    // The column's bytes: none if every row was null.
    const Bytes& finish() {
        if (count_ == 1 && literal_count_ == 0) {  // small changes have many columns of one value
            if (nulls_ > 0) flush_nulls();
            append_leb(out_, -1);
            Item::append(out_, last_);
            count_ = 0;
            return out_;
        }
        settle();
        flush_literals();
        if (nulls_ > 0 && !out_.empty()) flush_nulls();
        return out_;
    }

    // The same, except that rows which are all null have bytes, too: bundles hold some columns so.
    const Bytes& finish_with_nulls() {
        finish();
        if (nulls_ > 0) flush_nulls();
        return out_;
    }

    void clear() {
        out_.clear();
        literals_.clear();
        count_ = nulls_ = literal_count_ = 0;
    }

private:
    // Moves the values counted so far to where they belong: a run if there are several, else the literals.
    // Rows mostly repeat the one before, so this is kept out of their way.
    [[gnu::noinline]] void settle() {
        if (count_ == 0) return;
        if (nulls_ > 0) flush_nulls();
        if (count_ == 1) {
            Item::append(literals_, last_);
            ++literal_count_;
        } else {
            flush_literals();
            append_leb(out_, static_cast<std::int64_t>(count_));
            Item::append(out_, last_);
        }
        count_ = 0;
    }

    void flush_literals() {
        if (literal_count_ == 0) return;
        append_leb(out_, -static_cast<std::int64_t>(literal_count_));
        append_bytes(out_, literals_);
        literals_.clear();
        literal_count_ = 0;
    }

    void flush_nulls() {
        flush_literals();
        append_leb(out_, 0);
        append_uleb(out_, nulls_);
        nulls_ = 0;
    }

    Bytes out_;
    Bytes literals_;
    Value last_{};
    std::uint64_t count_ = 0;          // of last_, not yet settled
    std::uint64_t nulls_ = 0;          // after the literals, before last_
    std::uint64_t literal_count_ = 0;  // in literals_
};

using UnsignedReader = RunLengthReader<UnsignedItem>;
using UnsignedWriter = RunLengthWriter<UnsignedItem>;
using TextReader = RunLengthReader<TextItem>;
using TextWriter = RunLengthWriter<TextItem>;

}  // namespace automerge
