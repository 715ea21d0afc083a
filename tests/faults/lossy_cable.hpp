#pragma once
// A cable between two hosts on which packets are lost, and come late and so in another order. Each end is a
// TUN device, whose packets a thread of the test carries to the other: the connections over it are the
// kernel's own, as they are over a bad wire, and no kernel has to know how to lose packets.
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "tests/faults/host.hpp"

namespace skranke::test {

struct CableFaults {
    int lost_percent = 0;
    int late_percent = 0;
    std::chrono::milliseconds late_by_most{0};
    unsigned seed = 1;  // of which packets these are, counted as they come
};

class LossyCable {
public:
    struct Traffic {
        std::uint64_t carried = 0, lost = 0, overtaken = 0;
    };

    // The ends have these addresses, and are called "cable". Null where this machine has no TUN devices, or
    // does not let us make one.
    static std::unique_ptr<LossyCable> connect(Host& first, const std::string& first_address, Host& second,
                                               const std::string& second_address, const CableFaults& faults);
    ~LossyCable();
    LossyCable(const LossyCable&) = delete;
    LossyCable& operator=(const LossyCable&) = delete;

    Traffic traffic() const;  // so far

private:
    struct State;
    explicit LossyCable(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skranke::test
