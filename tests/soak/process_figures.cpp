#include "tests/soak/process_figures.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace skranke::soak {

std::optional<ProcessFigures> read_figures(int pid) {
    const std::filesystem::path folder = "/proc/" + std::to_string(pid);
    std::ifstream memory(folder / "smaps_rollup");
    if (!memory) return std::nullopt;
    ProcessFigures figures;
    for (std::string line; std::getline(memory, line);) {
        std::istringstream words(line);
        std::string name;
        double kib = 0;
        if (!(words >> name >> kib)) continue;
        if (name == "Rss:") figures.resident_mib += kib / 1024;
        if (name == "Private_Clean:" || name == "Private_Dirty:") figures.private_mib += kib / 1024;
    }
    std::error_code gone;
    const std::filesystem::directory_iterator files(folder / "fd", gone);
    if (gone) return std::nullopt;
    figures.files = static_cast<std::size_t>(std::distance(begin(files), end(files)));
    return figures;
}

double memory_slope(const std::vector<Sample>& samples) {
    const auto count = static_cast<double>(samples.size());
    if (samples.size() < 2) return 0;
    double hours = 0, memory = 0;
    for (const auto& sample : samples) {
        hours += sample.at.count() / count;
        memory += sample.figures.private_mib / count;
    }
    double together = 0, alone = 0;
    for (const auto& sample : samples) {
        const double apart = sample.at.count() - hours;
        together += apart * (sample.figures.private_mib - memory);
        alone += apart * apart;
    }
    return alone > 0 ? together / alone : 0;
}

}  // namespace skranke::soak
