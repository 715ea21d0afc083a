#pragma once
// What a running process holds, as the kernel tells it, and how that changes over time.
#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace skranke::soak {

struct ProcessFigures {
    double resident_mib = 0;  // with the libraries that it shares with others
    double private_mib = 0;   // its own alone: what a leak adds to
    std::size_t files = 0;    // open file descriptors
};

// Nothing if there is no such process.
std::optional<ProcessFigures> read_figures(int pid);

struct Sample {
    std::chrono::duration<double, std::ratio<3600>> at;  // since the start, in hours
    ProcessFigures figures;
};

// MiB per hour by least squares; 0 for less than two samples.
double memory_slope(const std::vector<Sample>& samples);

}  // namespace skranke::soak
