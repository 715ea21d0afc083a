#pragma once
// What goes on at one node of a site on an ordinary day: people are served at the pace of people, screens are
// looked at often, and some of what is asked is refused.
#include <cstddef>
#include <random>

#include "tests/support/serving_node.hpp"

namespace skranke::soak {

struct Tally {
    std::size_t written = 0;  // actions that were done
    std::size_t refused = 0;
    std::size_t looked = 0;
    Tally& operator+=(const Tally& other);
};

class DeskWork {
public:
    // One with no desk hands out numbers only.
    DeskWork(test::ServingNode& node, bool has_desk, unsigned seed);

    // The next step of a visit. False: the node has gone silent.
    bool serve();
    // Something that writes nothing: the list, or what the rules refuse. False: the node has gone silent.
    bool look();

    const Tally& tally() const { return tally_; }

private:
    enum class Next { issue, call, start, finish };
    bool done(const std::string& line, bool& accepted);

    test::ServingNode& node_;
    bool has_desk_;
    std::mt19937 dice_;
    Next next_ = Next::issue;
    Tally tally_;
};

}  // namespace skranke::soak
