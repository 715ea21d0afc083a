#include "shared/ui/fonts.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>
#include <tuple>
#include <utility>

namespace skranke::ui {
namespace {

constexpr std::array<ImWchar, 11> all_letters{0x20,   0xFF,   0x2010, 0x2026, 0x20AC, 0x20AC,
                                              0x2190, 0x2193, 0x2212, 0x2212, 0};
constexpr std::array<ImWchar, 29> word_letters{
    ' ',  '~',  0xA0, 0xA0, 0xC4, 0xC6, 0xC9, 0xC9, 0xD6, 0xD6,   0xD8,   0xD8,   0xDC,   0xDC, 0xE4,
    0xE6, 0xE9, 0xE9, 0xF6, 0xF6, 0xF8, 0xF8, 0xFC, 0xFC, 0x2013, 0x2013, 0x2026, 0x2026, 0};
constexpr std::array<ImWchar, 9> number_letters{' ', ' ', '0', '9', 'A', 'Z', 0xA0, 0xA0, 0};

const ImWchar* ranges_of(Letters letters) {
    switch (letters) {
        case Letters::all: return all_letters.data();
        case Letters::words: return word_letters.data();
        case Letters::numbers: return number_letters.data();
    }
    std::unreachable();
}

// Larger letters are exact enough without samples between the pixels, and cost much room with them.
constexpr float oversampled_below = 48;

constexpr std::array console_needs{
    FontNeed{Face::regular, 14},
    FontNeed{Face::semibold, 14},
    FontNeed{Face::regular, 16},
    FontNeed{Face::semibold, 16},
    FontNeed{Face::bold, 16},
    FontNeed{Face::regular, 20},
    FontNeed{Face::semibold, 20},
    FontNeed{Face::bold, 20},
    FontNeed{Face::semibold, 28},
    FontNeed{Face::semibold, 32},
    FontNeed{Face::bold, 44, Letters::numbers},
    FontNeed{Face::bold, 76, Letters::numbers},
    FontNeed{Face::bold, 104, Letters::numbers},
    FontNeed{Face::bold, 128, Letters::numbers},
};

bool exist(const FontFiles& files) {
    std::error_code ignored;
    return std::filesystem::exists(files.regular, ignored) &&
           std::filesystem::exists(files.semibold, ignored) && std::filesystem::exists(files.bold, ignored);
}

}  // namespace

std::span<const FontNeed> console_fonts() { return console_needs; }

FontFiles find_fonts() {
    const std::filesystem::path inter{SKRANKE_INTER_FOLDER};
    FontFiles files{inter / "Inter-Regular.otf", inter / "Inter-SemiBold.otf", inter / "Inter-Bold.otf", {}};
    if (exist(files)) return files;
    const std::string advice =
        "the font Inter is not in " + inter.string() + ": install the package fonts-inter";
    const std::filesystem::path dejavu{SKRANKE_DEJAVU_FOLDER};
    files = {dejavu / "DejaVuSans.ttf", dejavu / "DejaVuSans-Bold.ttf", dejavu / "DejaVuSans-Bold.ttf",
             advice + "; DejaVu stands in"};
    if (exist(files)) return files;
    return {{}, {}, {}, advice + "; the screen is drawn in a font of last resort"};
}

Fonts::Fonts(ImFontAtlas& atlas, FontFiles files) : atlas_(atlas), files_(std::move(files)) {}

void Fonts::build(std::span<const FontNeed> needs, float scale) {
    scale_ = scale;
    loaded_.clear();
    atlas_.Clear();
    atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (const FontNeed& need : needs) {
        const auto& file = need.face == Face::regular    ? files_.regular
                           : need.face == Face::semibold ? files_.semibold
                                                         : files_.bold;
        const float pixels = need.size * scale * ascent_and_descent;
        ImFontConfig config;
        config.SizePixels = pixels;
        const bool large = need.size * scale >= oversampled_below;
        config.OversampleH = large ? 1 : 2;
        config.OversampleV = 1;
        config.PixelSnapH = large;
        ImFont* font =
            file.empty() ? atlas_.AddFontDefault(&config)
                         : atlas_.AddFontFromFileTTF(file.c_str(), pixels, &config, ranges_of(need.letters));
        if (font != nullptr) loaded_.push_back({need.face, need.size, font});
    }
    if (loaded_.empty()) loaded_.push_back({Face::regular, 16, atlas_.AddFontDefault()});
    std::ranges::sort(loaded_, {}, [](const Loaded& font) { return std::tuple{font.face, font.size}; });
    atlas_.Build();
}

Fonts::Choice Fonts::find(const TextStyle& style) const {
    const Loaded* best = nullptr;
    for (const Loaded& font : loaded_) {
        const bool better_face = best == nullptr || (font.face == style.face && best->face != style.face);
        const bool same_face = best != nullptr && font.face == best->face;
        if (better_face || (same_face && best->size < style.size)) best = &font;
    }
    if (best == nullptr) return {};
    // A font at its own size is drawn at exactly the pixels it was made with: any other number would blur it.
    const float size =
        best->size == style.size ? best->font->FontSize : style.size * scale_ * ascent_and_descent;
    return {best->font, size};
}

}  // namespace skranke::ui
