#pragma once
// Delta columns: a run-length column of differences. Nulls do not change the running sum, which starts at 0.
#include "automerge/encoding/run_length.hpp"

namespace automerge {

class DeltaReader {
public:
    DeltaReader() = default;
    explicit DeltaReader(ByteView column, Strictness strictness = Strictness::lax)
        : differences_(column, strictness) {}

    bool next(std::optional<std::int64_t>& out) {
        if (!differences_.next(out)) return false;
        if (!out) return true;
        // Wraps as the writer's subtraction does; whoever uses the value checks its domain.
        sum_ += static_cast<std::uint64_t>(*out);
        out = static_cast<std::int64_t>(sum_);
        return true;
    }

    // The next rows; no_number where there is none.
    bool fill(std::span<std::int64_t> out) {
        if (!differences_.fill(out)) return false;
        for (std::int64_t& row : out) {
            if (row == no_number) continue;
            sum_ += static_cast<std::uint64_t>(row);
            row = std::max(static_cast<std::int64_t>(sum_), no_number + 1);
        }
        return true;
    }

    bool finished_exactly() const { return differences_.finished_exactly(); }
    bool at_end() const { return differences_.at_end(); }
    const ByteReader& bytes() const { return differences_.bytes(); }

private:
    RunLengthReader<SignedItem> differences_;
    std::uint64_t sum_ = 0;
};

class DeltaWriter {
public:
    void append(std::int64_t value) {
        // Unsigned, because times at the two ends of their range are further apart than 63 bits.
        differences_.append(
            static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(last_)));
        last_ = value;
    }
    // A value, the next greater one, and so on.
    void append_ascending(std::int64_t first, std::uint64_t count) {
        append(first);
        if (count > 1) differences_.append(1, count - 1);
        last_ += static_cast<std::int64_t>(count - 1);
    }
    void append_null() { differences_.append_null(); }
    void append_nulls(std::uint64_t times) { differences_.append_nulls(times); }
    const Bytes& finish() { return differences_.finish(); }
    void clear() {
        differences_.clear();
        last_ = 0;
    }

private:
    RunLengthWriter<SignedItem> differences_;
    std::int64_t last_ = 0;
};

}  // namespace automerge
