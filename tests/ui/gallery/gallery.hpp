#pragma once
// Every widget once, at the places of the design's component sheet: what the tests press and look at.
#include <string>

#include "shared/ui/screen_app.hpp"

namespace skranke::test {

// What was pressed last, and what the widgets keep.
struct Gallery {
    std::string pressed;
    std::string text = "DDMMÅÅ-XXXX";
    std::string search;
    bool dark = false;
    bool disabled = false;
    bool dialog_open = false;
    int chosen_option = 1;
    bool escorted = false;
    std::size_t chosen_tab = 0;
    std::string primary_label = "Kald næste";

    ui::ScreenApp app();
    void draw(ui::Ui& ui);

private:
    void draw_left(ui::Ui& ui);
    void draw_right(ui::Ui& ui);
    void draw_dialog(ui::Ui& ui);
    void note(bool was_pressed, const std::string& name) {
        if (was_pressed) pressed = name;
    }
};

}  // namespace skranke::test
