#include "automerge/core/sequence.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "automerge/core/map_index.hpp"

namespace automerge {
namespace {

using Random = std::mt19937_64;

// The same sequence, kept the simple way.
struct Model {
    std::vector<Sequence::Element> elements;

    std::uint64_t start_of(std::size_t at) const {
        std::uint64_t start = 0;
        for (std::size_t i = 0; i < at; ++i) start += elements[i].width;
        return start;
    }
};

void check_equal(const Sequence& sequence, const Model& model, const std::vector<Op>& ops) {
    std::size_t at = 0;
    std::uint64_t start = 0;
    for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place), ++at) {
        REQUIRE(at < model.elements.size());
        const Sequence::Element& expected = model.elements[at];
        REQUIRE(sequence[place].row == expected.row);
        REQUIRE(sequence[place].width == expected.width);
        REQUIRE(sequence.place_of(expected.row, ops) == place);
        REQUIRE(sequence.start_of(place) == start);
        for (std::uint32_t inside = 0; inside < expected.width; ++inside) {
            const auto found = sequence.find(start + inside);
            REQUIRE(found);
            REQUIRE(found->place == place);
            REQUIRE(found->start == start);
        }
        start += expected.width;
    }
    REQUIRE(at == model.elements.size());
    REQUIRE(sequence.width() == start);
    REQUIRE_FALSE(sequence.find(start));
}

}  // namespace

TEST_CASE("A sequence finds every element by index, and every index by element") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Random random(seed);
        Sequence sequence;
        Model model;
        std::vector<Op> ops;
        if (seed % 2 == 0) {  // begin with one that was built at once
            ops.resize(5'000);
            for (Row row = 0; row < ops.size(); ++row)
                model.elements.push_back({row, static_cast<std::uint32_t>(random() % 3)});
            sequence.build(model.elements, ops);
            check_equal(sequence, model, ops);
        }
        for (int i = 0; i < 6'000; ++i) {
            const std::size_t at = random() % (model.elements.size() + 1);
            const auto width = static_cast<std::uint32_t>(random() % 3);
            const auto row = static_cast<Row>(ops.size());
            if (random() % 8 == 0 && at < model.elements.size()) {
                sequence.set_width(sequence.place_of(model.elements[at].row, ops), width);
                model.elements[at].width = width;
                continue;
            }
            ops.emplace_back();
            if (at == 0) {
                sequence.insert_front(row, width, ops);
            } else {
                sequence.insert_after(sequence.place_of(model.elements[at - 1].row, ops), row, width, ops);
            }
            model.elements.insert(model.elements.begin() + static_cast<std::ptrdiff_t>(at), {row, width});
            if (random() % 10 == 0) {  // only the newest is ever taken back
                sequence.erase(sequence.place_of(row, ops));
                model.elements.erase(model.elements.begin() + static_cast<std::ptrdiff_t>(at));
                ops.pop_back();
            }
        }
        check_equal(sequence, model, ops);
        for (int i = 0; i < 2'000; ++i) {
            const std::size_t left = random() % model.elements.size();
            const std::size_t right = random() % model.elements.size();
            CHECK(sequence.precedes(sequence.place_of(model.elements[left].row, ops),
                                    sequence.place_of(model.elements[right].row, ops)) == (left < right));
        }
    }
}

TEST_CASE("A map index keeps its keys in the order of their bytes") {
    Random random(7);
    StringPool keys;
    MapIndex map;
    std::vector<std::string> expected;
    for (int i = 0; i < 5'000; ++i) {
        const std::string key = std::to_string(random() % 4'000);
        map.at(keys.intern(key), keys).newest = static_cast<Row>(i);
        const auto place = std::ranges::lower_bound(expected, key);
        if (place == expected.end() || *place != key) expected.insert(place, key);
        if (random() % 5 == 0) {
            map.erase(keys.intern(key), keys);
            expected.erase(std::ranges::find(expected, key));
        }
    }
    std::vector<std::string> found;
    map.for_each([&](const MapEntry& entry) { found.emplace_back(keys[entry.key]); });
    CHECK(found == expected);
    for (const std::string& key : expected) CHECK(map.find(keys.intern(key), keys));
    CHECK_FALSE(map.find(keys.intern("not there"), keys));
}

}  // namespace automerge
