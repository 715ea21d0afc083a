#pragma once
// Finds the font files and draws their letters into Dear ImGui's atlas, sharp at the window's scale.
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "shared/ui/type.hpp"

struct ImFont;
struct ImFontAtlas;

namespace skranke::ui {

// Which letters a font carries: large ones are costly.
enum class Letters {
    all,      // Danish and its neighbours, dashes, quotes, arrows
    words,    // Latin letters, digits and what stands in a short sentence
    numbers,  // A–Z 0–9 and space: ticket numbers
};

struct FontNeed {
    Face face = Face::regular;
    float size = 16;  // logical pixels per em
    Letters letters = Letters::all;
};

// Every size that the staff console draws text in.
std::span<const FontNeed> console_fonts();

// Where the three faces are.
struct FontFiles {
    std::filesystem::path regular, semibold, bold;
    // Not empty: Inter is missing; says which package to install.
    std::string warning;
};

// Inter where it is installed, DejaVu with a warning where not; no files at all leave Dear ImGui's own font.
FontFiles find_fonts();

class Fonts {
public:
    // The atlas must live longer. Nothing is drawn before `build`.
    Fonts(ImFontAtlas& atlas, FontFiles files);

    // Replaces all fonts of the atlas; the texture has to be made anew after this.
    void build(std::span<const FontNeed> needs, float scale);

    struct Choice {
        ImFont* font = nullptr;
        float size = 0;  // to give Dear ImGui, in real pixels
    };
    // The font for a style at the built scale: the smallest that is large enough, drawn smaller if need be.
    Choice find(const TextStyle& style) const;
    const std::string& warning() const { return files_.warning; }

private:
    struct Loaded {
        Face face;
        float size;
        ImFont* font;
    };

    ImFontAtlas& atlas_;
    FontFiles files_;
    std::vector<Loaded> loaded_;  // by face, then size
    float scale_ = 1;
};

}  // namespace skranke::ui
