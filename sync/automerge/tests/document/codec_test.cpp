#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "automerge/encoding/boolean.hpp"
#include "automerge/encoding/delta.hpp"
#include "automerge/encoding/scalar_codec.hpp"
#include "automerge/storage/deflate.hpp"

namespace automerge {
namespace {

using Random = std::mt19937_64;

// Numbers of all sizes, the ends of their range among them.
std::uint64_t any_number(Random& random) {
    const std::uint64_t number = random() >> (random() % 64);
    return random() % 16 == 0 ? std::numeric_limits<std::uint64_t>::max() - number % 3 : number;
}

// Rows with runs, literals and nulls.
std::vector<std::optional<std::uint64_t>> any_rows(Random& random) {
    std::vector<std::optional<std::uint64_t>> rows;
    while (random() % 8 != 0) {
        const auto value = random() % 4 == 0 ? std::nullopt : std::optional(any_number(random) % 5);
        rows.insert(rows.end(), random() % 4 + 1, value);
    }
    return rows;
}

template <class Item>
std::optional<std::vector<std::optional<typename Item::Value>>> read_rows(ByteView column, std::size_t count,
                                                                          Strictness strictness) {
    RunLengthReader<Item> reader(column, strictness);
    std::vector<std::optional<typename Item::Value>> rows(count);
    for (auto& row : rows)
        if (!reader.next(row)) return std::nullopt;
    if (!reader.finished_exactly()) return std::nullopt;
    return rows;
}

bool is_canonical(const Bytes& column, std::size_t rows) {
    return read_rows<UnsignedItem>(column, rows, Strictness::canonical).has_value();
}

}  // namespace

TEST_CASE("LEB128 numbers come back, in the shortest form") {
    Random random(1);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t number = any_number(random);
        Bytes bytes;
        append_uleb(bytes, number);
        append_leb(bytes, static_cast<std::int64_t>(number));
        ByteReader reader(bytes);
        std::uint64_t plain = 0;
        std::int64_t with_sign = 0;
        REQUIRE(reader.read_uleb(plain));
        REQUIRE(reader.read_leb(with_sign));
        CHECK(reader.at_end());
        CHECK(plain == number);
        CHECK(with_sign == static_cast<std::int64_t>(number));
    }
}

TEST_CASE("LEB128 numbers that are longer than needed, too large or cut off are refused") {
    std::uint64_t plain = 0;
    std::int64_t with_sign = 0;
    for (const Bytes& bytes : {Bytes{0x80, 0x00}, Bytes{0xff, 0x80, 0x00}, Bytes{0x80}, Bytes{},
                               Bytes{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02},
                               Bytes{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01}})
        CHECK_FALSE(ByteReader(bytes).read_uleb(plain));
    for (const Bytes& bytes : {Bytes{0x80, 0x00}, Bytes{0xff, 0x7f}, Bytes{0x80},
                               Bytes{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02}})
        CHECK_FALSE(ByteReader(bytes).read_leb(with_sign));
}

TEST_CASE("Run-length columns come back and are canonical") {
    Random random(2);
    for (int i = 0; i < 5'000; ++i) {
        const auto rows = any_rows(random);
        UnsignedWriter writer;
        for (const auto& row : rows) writer.append(row);
        const Bytes column = writer.finish();
        const auto read = read_rows<UnsignedItem>(column, rows.size(), Strictness::canonical);
        REQUIRE(read);
        CHECK(*read == rows);
        std::uint64_t count = 0;
        CHECK(UnsignedReader::count(column, count, 1'000));
        CHECK((column.empty() || count == rows.size()));
    }
}

TEST_CASE("A run-length column is written as the format's example says") {
    UnsignedWriter writer;
    for (const std::uint64_t value : {1u, 2u, 2u, 3u}) writer.append(value);
    CHECK(writer.finish() == Bytes{0x7f, 1, 2, 2, 0x7f, 3});
}

TEST_CASE("A column of nulls has no bytes") {
    UnsignedWriter writer;
    for (int i = 0; i < 5; ++i) writer.append_null();
    CHECK(writer.finish().empty());
}

TEST_CASE("Run-length columns in any but the canonical form are seen") {
    CHECK(is_canonical({2, 7}, 2));
    CHECK_FALSE(is_canonical({1, 7}, 1));              // a run of one
    CHECK_FALSE(is_canonical({0x7f, 7, 0x7f, 8}, 2));  // two literal runs
    CHECK_FALSE(is_canonical({0x7e, 7, 7}, 2));        // equal neighbours
    CHECK_FALSE(is_canonical({2, 7, 2, 7}, 4));        // a run cut in two
    CHECK_FALSE(is_canonical({2, 7, 0x7f, 7}, 3));     // a literal that belongs to the run before
    CHECK_FALSE(is_canonical({0x7f, 7, 2, 7}, 3));     // a literal that belongs to the run after
    CHECK_FALSE(is_canonical({0, 1, 0, 1}, 2));        // nulls cut in two
    CHECK_FALSE(is_canonical({0, 0, 2, 7}, 2));        // no nulls
    CHECK_FALSE(is_canonical({3, 7}, 2));              // too long
}

TEST_CASE("A column that claims more rows than allowed is refused before it is expanded") {
    Bytes column;
    append_leb(column, std::numeric_limits<std::int64_t>::max());
    append_uleb(column, 1);
    std::uint64_t count = 0;
    CHECK_FALSE(UnsignedReader::count(column, count, 1'000'000));
    CHECK_FALSE(UnsignedReader::count(Bytes{0x80, 0x80, 0x80, 0x80, 0x78, 1}, count, 1'000'000));
}

TEST_CASE("Delta columns come back from one end of the range to the other") {
    Random random(3);
    for (int i = 0; i < 2'000; ++i) {
        DeltaWriter writer;
        std::vector<std::optional<std::int64_t>> rows;
        for (auto count = random() % 20; count > 0; --count) {
            if (random() % 5 == 0) {
                rows.emplace_back();
                writer.append_null();
            } else {
                rows.emplace_back(static_cast<std::int64_t>(any_number(random)));
                writer.append(*rows.back());
            }
        }
        const Bytes column = writer.finish();
        DeltaReader reader(column, Strictness::canonical);
        for (const auto& row : rows) {
            std::optional<std::int64_t> read;
            REQUIRE(reader.next(read));
            CHECK(read == row);
        }
        CHECK(reader.finished_exactly());
    }
}

TEST_CASE("Boolean columns come back") {
    Random random(4);
    for (int i = 0; i < 2'000; ++i) {
        BooleanWriter writer;
        std::vector<bool> rows;
        while (random() % 10 != 0) rows.insert(rows.end(), random() % 3 + 1, random() % 2 == 0);
        for (const bool row : rows) writer.append(row);
        const Bytes column = writer.finish();
        BooleanReader reader(column);
        for (const bool row : rows) {
            BooleanReader::Row read{};
            REQUIRE(reader.fill(std::span(&read, 1)));
            CHECK(read == (row ? BooleanReader::Row::yes : BooleanReader::Row::no));
        }
        CHECK(reader.finished_exactly());
    }
}

TEST_CASE("Rows read many at a time are those read one by one") {
    Random random(14);
    for (int i = 0; i < 500; ++i) {
        DeltaWriter writer;
        const std::size_t count = random() % 300;
        for (std::size_t row = 0; row < count; ++row)
            random() % 3 == 0 ? writer.append_null() : writer.append(static_cast<std::int64_t>(random() % 3));
        const Bytes column = writer.finish();
        DeltaReader one_by_one(column, Strictness::canonical);
        DeltaReader many(column, Strictness::canonical);
        for (std::size_t row = 0; row < count;) {
            std::vector<std::int64_t> rows(std::min<std::size_t>(1 + random() % 90, count - row));
            REQUIRE(many.fill(std::span(rows)));
            for (const std::int64_t value : rows) {
                std::optional<std::int64_t> expected;
                REQUIRE(one_by_one.next(expected));
                REQUIRE(value == expected.value_or(no_number));
            }
            row += rows.size();
        }
        CHECK(many.finished_exactly() == one_by_one.finished_exactly());
    }
}

TEST_CASE("Appending many equal rows is appending each of them") {
    Random random(15);
    for (int i = 0; i < 500; ++i) {
        UnsignedWriter at_once;
        UnsignedWriter one_by_one;
        for (int run = 0; run < 20; ++run) {
            const std::uint64_t times = 1 + random() % 3;
            const std::uint64_t value = random() % 3;
            value == 0 ? at_once.append_nulls(times) : at_once.append(value, times);
            for (std::uint64_t time = 0; time < times; ++time)
                value == 0 ? one_by_one.append_null() : one_by_one.append(value);
        }
        CHECK(at_once.finish() == one_by_one.finish());
    }
}

TEST_CASE("A boolean column says false with bytes if it must and without if it may") {
    BooleanWriter must;
    must.append(false);
    CHECK(must.finish() == Bytes{1});
    BooleanWriter may;
    may.append(false);
    CHECK(may.finish_if_any().empty());
    BooleanReader::Row row{};
    const Bytes column{1, 0, 1};
    BooleanReader reader(column);
    CHECK(reader.fill(std::span(&row, 1)));
    CHECK_FALSE(reader.fill(std::span(&row, 1)));  // a run of no booleans in the middle
}

TEST_CASE("Every scalar comes back from its bytes") {
    const std::vector<Scalar> scalars = {Null{},
                                         true,
                                         false,
                                         std::uint64_t{0},
                                         std::numeric_limits<std::uint64_t>::max(),
                                         std::numeric_limits<std::int64_t>::min(),
                                         std::int64_t{-1},
                                         3.25,
                                         -0.0,
                                         std::string{},
                                         std::string{"smørrebrød 💡"},
                                         Bytes{0, 255},
                                         Counter{-7},
                                         Timestamp{1'700'000'000'000},
                                         Unknown{10, {1, 2}},
                                         Unknown{15, {}}};
    for (const Scalar& scalar : scalars) {
        Bytes storage;
        const ScalarView view = encode_scalar(scalar, storage);
        REQUIRE(check_scalar(view));
        CHECK(decode_scalar(view) == scalar);
    }
}

TEST_CASE("Bytes that are not exactly one value are refused") {
    const auto refused = [](ScalarType type, const Bytes& bytes) { return !check_scalar({type, bytes}); };
    CHECK(refused(ScalarType::null, {0}));
    CHECK(refused(ScalarType::uint, {}));
    CHECK(refused(ScalarType::uint, {1, 1}));
    CHECK(refused(ScalarType::int_, {0x80, 0x00}));
    CHECK(refused(ScalarType::f64, {0, 0, 0, 0, 0, 0, 0}));
    CHECK(refused(ScalarType::string, {0xff}));
    CHECK(refused(ScalarType::string, {0xed, 0xa0, 0x80}));  // a lone surrogate
    CHECK(refused(ScalarType::string, {0xc0, 0x80}));        // overlong
    CHECK(refused(ScalarType::counter, {}));
}

TEST_CASE("Deflated bytes come back, and no further than the limit") {
    const Bytes zeros(1'000'000, 0);
    const Bytes small = Deflater().deflate(zeros);
    CHECK(small.size() < 2'000);
    const auto inflated = inflate_raw(small, zeros.size());
    REQUIRE(inflated);
    CHECK(*inflated == zeros);
    const auto over = inflate_raw(small, zeros.size() - 1);
    REQUIRE_FALSE(over);
    CHECK(over.error().kind == ErrorKind::over_limit);
    CHECK_FALSE(inflate_raw(ByteView(small).first(small.size() / 2), zeros.size()));
    CHECK(inflate_raw(Deflater().deflate({}), 0));
}

}  // namespace automerge
