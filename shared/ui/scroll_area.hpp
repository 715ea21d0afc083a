#pragma once
// A view on content that is higher than it: wheel, page keys and focus move it; a thin bar shows where it is.
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

// Lives while the content is drawn, which begins at `top()`.
class ScrollArea {
public:
    ScrollArea(Ui& ui, std::string_view id, const Rect& view, float content_height);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    // Where the content begins: above the view when scrolled.
    float top() const { return top_; }
    // Is any part of these heights in sight? What is not need not be drawn, but must be offered to focus.
    bool shows(float y, float height) const { return y + height > view_.y && y < view_.bottom(); }

private:
    Ui& ui_;
    Rect view_;
    float top_;
};

// The same where a function begins it and another ends it. Answers where the content begins.
float begin_scroll_area(Ui& ui, std::string_view id, const Rect& view, float content_height);
void end_scroll_area(Ui& ui);

}  // namespace skranke::ui
