#include "shared/ui/screenshot.hpp"

#include <stb_image_write.h>

namespace skranke::ui {

Colour Picture::at(int x, int y) const {
    const auto start =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
    return {rgba[start], rgba[start + 1], rgba[start + 2], rgba[start + 3]};
}

Result<> write_png(const std::filesystem::path& file, const Picture& picture) {
    constexpr int channels = 4;
    if (stbi_write_png(file.c_str(), picture.width, picture.height, channels, picture.rgba.data(),
                       picture.width * channels) == 0) {
        return fail(ErrorCode::io, file.string() + " cannot be written: does its folder exist?");
    }
    return {};
}

}  // namespace skranke::ui
