#include "counter/session_dialog.hpp"

#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float field_height = 44;
// As many as leave the fields in sight with large text, too.
constexpr float low_below = 600;
std::size_t rows_shown(const ui::Rect& screen) { return screen.height < low_below ? 2 : 3; }

// The time of another appointment, and how many took part.
std::optional<Command> draw_fields(ui::Ui& ui, const ui::Rect& row, const SessionScreen& screen,
                                   const ConsoleTexts& texts) {
    std::optional<Command> command;
    const float width = (row.width - 12) / 2;
    std::string time = screen.time;
    if (ui::text_field(ui,
                       {.rect = {row.x, row.y, width, row.height},
                        .label = texts.new_appointment_at,
                        .icon = ui::Icon::clock,
                        .key = "T",
                        .error = screen.refusal,
                        .longest = 10,
                        .enabled = true,
                        .id = "session time"},
                       time)) {
        command = TypeSessionTime{time};
    }
    std::string participants = screen.participants;
    if (ui::text_field(ui,
                       {.rect = {row.x + width + 12, row.y, width, row.height},
                        .label = texts.how_many_took_part,
                        .icon = ui::Icon::people,
                        .key = "S",
                        .error = {},
                        .longest = 4,
                        .enabled = true,
                        .proposed = true,
                        .id = "participants"},
                       participants)) {
        keep_first(command, TypeParticipants{participants});
    }
    return command;
}

}  // namespace

std::optional<Command> draw_session_dialog(ui::Ui& ui, const SessionScreen& screen, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    const float kinds_height = options_height(screen.kinds.size());
    const float list_height =
        dialog_row_height * static_cast<float>(std::min(screen.appointments.size(), rows_shown(ui.screen())));
    auto [rest, command] = begin_text_dialog(
        ui, {.id = "session",
             .title = texts.away_from_house,
             .text = screen.note,
             .close_label = texts.close,
             .width = 680,
             .height_below = 16 + kinds_height + 12 + list_height + 12 + field_height + 36});
    float y = rest.y + 16;
    keep_first(command, draw_options(ui, {rest.x, y}, rest.width, screen.kinds));
    y += kinds_height + 12;
    keep_first(command, draw_dialog_rows(ui, "appointments", {rest.x, y, rest.width, list_height},
                                         screen.appointments));
    y += list_height + 12;
    keep_first(command, draw_fields(ui, {rest.x, y, rest.width, field_height}, screen, texts));
    y += field_height + 36;
    keep_first(command, draw_dialog_foot(ui, {rest.x, y, rest.width, dialog_foot_height},
                                         cancel_button(language), screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
