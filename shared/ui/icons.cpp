#include "shared/ui/icons.hpp"

#include <utility>

namespace skranke::ui {

IconShape shape_of(Icon icon) {
    switch (icon) {
        case Icon::person: return {.path = "O 12 7.5 3.5 M5 20a7 7 0 0 1 14 0"};
        case Icon::people:
            return {.path = "O 8.5 8 3 M2.5 19a6 6 0 0 1 12 0 O 17 9 2.4 M17.2 14.2A5 5 0 0 1 21.6 19"};
        case Icon::plus: return {.path = "M12 4v16M4 12h16"};
        case Icon::clock: return {.path = "O 12 12 8.5 M12 7v5l3.5 2.5"};
        case Icon::arrow_right: return {.path = "M3 12h17M13.5 5.5 20 12l-6.5 6.5"};
        case Icon::undo: return {.path = "M5 9h9a5 5 0 0 1 0 10h-7M9 4.5 4.5 9 9 13.5"};
        case Icon::bell: return {.path = "M5 17.5h14M7 17.5V11a5 5 0 0 1 10 0v6.5M10.5 20.5h3"};
        case Icon::check: return {.path = "M4.5 12.5 9.5 17.5 19.5 6.5"};
        case Icon::close: return {.path = "M5 5l14 14M19 5 5 19"};
        case Icon::chevron_down: return {.path = "M6 9.5l6 6 6-6"};
        case Icon::linked: return {.path = "@ 5.5 12 4.5 @ 18.5 12 4.5 M8 12h8"};
        case Icon::partly_linked: return {.path = "@ 5.5 12 4.5 O 18.5 12 3.5 M8.5 12h3"};
        case Icon::speech:
            return {.path = "M4 4.5h16v11h-8l-4.5 4.5v-4.5h-3.5zM8 10h1.6M11.2 10h1.6M14.4 10h1.6"};
        case Icon::desk_person: return {.path = "O 12 5.5 3 M6 16a6 6 0 0 1 12 0M3 20.5h18"};
        case Icon::phone: return {.path = "R 7 2.5 10 19 2.5 M10.5 18h3"};
        case Icon::pause: return {.stroke = 3, .path = "M8.5 5v14M15.5 5v14"};
        case Icon::blocked: return {.path = "O 12 12 8.5 M6 18 18 6"};
        case Icon::paper: return {.path = "R 5 3 14 18 2 M8.5 8h7M8.5 12h7M8.5 16h4"};
        case Icon::split: return {.path = "M3 12h6l5-5.5M9 12l5 5.5 O 17 5 3 O 17 19 3"};
        case Icon::information: return {.path = "O 12 12 9 M12 11v6M12 7v2"};
        case Icon::warning: return {.path = "M12 5v9M12 17v2 O 12 12 9.5"};
        case Icon::search: return {.path = "O 10.5 10.5 6 M15 15l6 6"};
        case Icon::lock: return {.path = "R 5 10.5 14 10 2 M8 10.5V8a4 4 0 0 1 8 0v2.5"};
        case Icon::disk: return {.path = "R 3.5 3.5 17 17 2 M8 3.5v5h8v-5M7.5 20.5v-7h9v7"};
        case Icon::id_card:
            return {.path = "R 2.5 5 19 14 2.5 O 8 11 2 M4.8 16.2a3.3 3.3 0 0 1 6.4 0M14 10h5M14 14h5"};
        case Icon::no_card: return {.path = "R 2.5 5 19 14 2.5 M6 15.5 18 8.5"};
        case Icon::screen_off: return {.path = "R 2.5 4 19 13 2 M8 20.5h8M12 17v3.5M5 20 19 1.5"};
        case Icon::arrow_to_desk: return {.stroke = 2.8F, .path = "M2 12h19M13.5 4.5 21 12l-7.5 7.5"};
        case Icon::mark: return {.grid = 28, .filled = true, .path = "@ 14 8 5 R 3 16 22 6 2"};
    }
    std::unreachable();
}

}  // namespace skranke::ui
