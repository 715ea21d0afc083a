#include "shared/ui/empty_state.hpp"

namespace skranke::ui {

float empty_state(Ui& ui, const EmptyState& empty) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const float inside = empty.rect.width - 40;
    const auto lines = static_cast<float>(canvas.wrap(type::body, empty.sentence, inside).size());
    const float height = type::title.line + lines * type::body.line;
    float y = empty.rect.centre().y - height / 2;
    canvas.text_in({empty.rect.x + 20, y, inside, type::title.line}, type::title, colours.text, empty.title,
                   Align::centre);
    y += type::title.line;
    y += canvas.wrapped_text({empty.rect.x + 20, y, inside, height}, type::body, colours.text_2,
                             empty.sentence, Align::centre);
    return y;
}

}  // namespace skranke::ui
