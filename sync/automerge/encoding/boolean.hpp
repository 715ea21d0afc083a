#pragma once
// Boolean columns: lengths of alternating runs, the first of `false`; only that first one may be 0.
#include <algorithm>

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/encoding/leb128.hpp"

namespace automerge {

class BooleanReader {
public:
    BooleanReader() = default;
    explicit BooleanReader(ByteView column) : reader_(column), absent_(column.empty()) {}

    enum class Row : std::uint8_t { no, yes, absent };
    // The next rows, as many as `out` has room for; absent past the end. False: the column is damaged.
    bool fill(std::span<Row> out) {
        while (!out.empty()) {
            if (left_ == 0) {
                if (reader_.at_end()) {
                    std::ranges::fill(out, Row::absent);
                    overrun_ = true;
                    return !reader_.failed();
                }
                if (!reader_.read_uleb(left_)) return false;
                if (left_ == 0 && !first_) return reader_.refuse("a run of no booleans");
                value_ = first_ ? false : !value_;
                first_ = false;
                continue;
            }
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, out.size()));
            std::ranges::fill(out.first(count), value_ ? Row::yes : Row::no);
            left_ -= count;
            out = out.subspan(count);
        }
        return true;
    }

    bool finished_exactly() const {
        return absent_ || (reader_.at_end() && left_ == 0 && !overrun_ && !reader_.failed());
    }
    const ByteReader& bytes() const { return reader_; }

private:
    ByteReader reader_;
    std::uint64_t left_ = 0;
    bool value_ = false;
    bool first_ = true;
    bool absent_ = true;
    bool overrun_ = false;
};

class BooleanWriter {
public:
    void append(bool value, std::uint64_t times = 1) {
        if (value != last_) flush();
        last_ = value;
        count_ += times;
        any_true_ = any_true_ || value;
    }

    // Bytes even where all rows are false.
    const Bytes& finish() {
        if (count_ > 0) append_uleb(out_, count_);
        count_ = 0;
        return out_;
    }
    // No bytes where all rows are false.
    const Bytes& finish_if_any() {
        if (!any_true_) count_ = 0;
        return finish();
    }

    void clear() {
        out_.clear();
        count_ = 0;
        last_ = any_true_ = false;
    }

private:
    void flush() {
        append_uleb(out_, count_);
        count_ = 0;
    }

    Bytes out_;
    std::uint64_t count_ = 0;
    bool last_ = false;
    bool any_true_ = false;
};

}  // namespace automerge
