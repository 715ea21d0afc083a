// Writes the component sheet as pictures, to be looked at beside the design: ui_pictures FOLDER
#include <cstdio>
#include <filesystem>

#include "shared/ui/headless.hpp"
#include "tests/ui/gallery/gallery.hpp"

using namespace skranke;

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("usage: ui_pictures FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path folder{words[1]};
    const auto take = [&](const char* name, bool dark, bool dialog) {
        test::Gallery gallery;
        gallery.dark = dark;
        gallery.dialog_open = dialog;
        const ui::ScreenApp app = gallery.app();
        ui::Headless screen{app, {.width = 1280, .height = 1400}};
        screen.frame();
        if (!dialog) screen.move_mouse({900, 230});
        return ui::write_png(folder / name, screen.picture()).has_value();
    };
    const bool written = take("components-light.png", false, false) &&
                         take("components-dark.png", true, false) && take("dialog-light.png", false, true);
    return written ? 0 : 1;
}
