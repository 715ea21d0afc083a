#include "shared/ui/software_raster.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace skranke::ui {
namespace {

struct Texture {
    const unsigned char* alpha = nullptr;
    int width = 0;
    int height = 0;

    // Between four texels, as a graphics card samples.
    float sample(float u, float v) const {
        const float x = u * static_cast<float>(width) - 0.5F;
        const float y = v * static_cast<float>(height) - 0.5F;
        const float left = std::floor(x);
        const float top = std::floor(y);
        const float across = x - left;
        const float down = y - top;
        const auto texel = [&](float column, float row) {
            const int in_x = std::clamp(static_cast<int>(column), 0, width - 1);
            const int in_y = std::clamp(static_cast<int>(row), 0, height - 1);
            return static_cast<float>(alpha[in_y * width + in_x]) / 255.0F;
        };
        return (texel(left, top) * (1 - across) + texel(left + 1, top) * across) * (1 - down) +
               (texel(left, top + 1) * (1 - across) + texel(left + 1, top + 1) * across) * down;
    }
};

struct Corner {
    ImVec2 at;
    ImVec2 uv;
    std::array<float, 4> colour;  // red, green, blue, opacity
};

Corner corner_of(const ImDrawVert& vertex) {
    const auto channel = [&](int shift) { return static_cast<float>(vertex.col >> shift & 0xFFU); };
    return {vertex.pos,
            vertex.uv,
            {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT),
             channel(IM_COL32_A_SHIFT) / 255.0F}};
}

// Twice the signed area of the triangle from the edge a-b to a point. Two triangles that share an edge must
// agree on it to the last bit, or a pixel between them is drawn twice or never: so it is always counted from
// the same end.
float edge(const ImVec2& a, const ImVec2& b, float x, float y) {
    if (b.x < a.x || (b.x == a.x && b.y < a.y)) return -edge(b, a, x, y);
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// A pixel on the line between two triangles belongs to one of them: the top or left edge owns it.
bool owns(const ImVec2& a, const ImVec2& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

class Raster {
public:
    Raster(Picture& picture, const Texture& texture) : picture_(picture), texture_(texture) {}

    void triangle(std::array<Corner, 3> corners, const ImVec4& clip) {
        float area = edge(corners[0].at, corners[1].at, corners[2].at.x, corners[2].at.y);
        if (area == 0) return;
        if (area < 0) {
            std::swap(corners[1], corners[2]);
            area = -area;
        }
        const auto bounds = [&](float ImVec2::* axis) {
            return std::minmax({corners[0].at.*axis, corners[1].at.*axis, corners[2].at.*axis});
        };
        const auto [left, right] = bounds(&ImVec2::x);
        const auto [top, bottom] = bounds(&ImVec2::y);
        const int from_x = std::max({0, static_cast<int>(left), static_cast<int>(clip.x)});
        const int from_y = std::max({0, static_cast<int>(top), static_cast<int>(clip.y)});
        const int to_x = std::min({picture_.width, static_cast<int>(right) + 1, static_cast<int>(clip.z)});
        const int to_y = std::min({picture_.height, static_cast<int>(bottom) + 1, static_cast<int>(clip.w)});
        for (int y = from_y; y < to_y; ++y) {
            for (int x = from_x; x < to_x; ++x) pixel(corners, area, x, y);
        }
    }

private:
    void pixel(const std::array<Corner, 3>& corners, float area, int x, int y) {
        const float middle_x = static_cast<float>(x) + 0.5F;
        const float middle_y = static_cast<float>(y) + 0.5F;
        std::array<float, 3> weight{};
        for (std::size_t side = 0; side < 3; ++side) {
            const ImVec2& a = corners[(side + 1) % 3].at;
            const ImVec2& b = corners[(side + 2) % 3].at;
            const float inside = edge(a, b, middle_x, middle_y);
            if (inside < 0 || (inside == 0 && !owns(a, b))) return;
            weight[side] = inside / area;
        }
        const auto mixed = [&](auto value) {
            return value(corners[0]) * weight[0] + value(corners[1]) * weight[1] +
                   value(corners[2]) * weight[2];
        };
        const float u = mixed([](const Corner& corner) { return corner.uv.x; });
        const float v = mixed([](const Corner& corner) { return corner.uv.y; });
        const float opacity =
            mixed([](const Corner& corner) { return corner.colour[3]; }) * texture_.sample(u, v);
        const auto start = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) +
                            static_cast<std::size_t>(x)) *
                           4;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const float colour = mixed([channel](const Corner& corner) { return corner.colour[channel]; });
            std::uint8_t& target = picture_.rgba[start + channel];
            target = static_cast<std::uint8_t>(
                std::lround(colour * opacity + static_cast<float>(target) * (1 - opacity)));
        }
    }

    Picture& picture_;
    const Texture& texture_;
};

}  // namespace

Picture rasterise(const ImDrawData& drawing) {
    Picture picture{static_cast<int>(drawing.DisplaySize.x), static_cast<int>(drawing.DisplaySize.y), {}};
    picture.rgba.assign(
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4, 255);
    unsigned char* alpha = nullptr;
    Texture texture;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&alpha, &texture.width, &texture.height);
    texture.alpha = alpha;
    Raster raster{picture, texture};
    for (const ImDrawList* list :
         std::span{drawing.CmdLists, static_cast<std::size_t>(drawing.CmdListsCount)}) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const auto corner = [&](unsigned int index) {
                const auto at = static_cast<int>(
                    list->IdxBuffer[static_cast<int>(command.IdxOffset + index)] + command.VtxOffset);
                return corner_of(list->VtxBuffer[at]);
            };
            for (unsigned int index = 0; index + 2 < command.ElemCount; index += 3) {
                raster.triangle({corner(index), corner(index + 1), corner(index + 2)}, command.ClipRect);
            }
        }
    }
    return picture;
}

}  // namespace skranke::ui
