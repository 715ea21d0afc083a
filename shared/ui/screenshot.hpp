#pragma once
// A picture as bytes, and as a PNG file.
#include <cstdint>
#include <filesystem>
#include <vector>

#include "shared/base/result.hpp"
#include "shared/ui/colour.hpp"

namespace skranke::ui {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  // rows from the top

    Colour at(int x, int y) const;
};

Result<> write_png(const std::filesystem::path& file, const Picture& picture);

}  // namespace skranke::ui
