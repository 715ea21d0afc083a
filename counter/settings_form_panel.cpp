// Draws a form of the settings: columns of fields, or one column where there is no room for them.
#include <algorithm>
#include <cmath>

#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/settings_panel.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float label_height = 24;
constexpr float control_height = 44;
constexpr float check_height = 64;
constexpr float gap = 8;
constexpr float below_gap = 5;  // the ring of focus lies between
constexpr float column_gap = 24;
constexpr float column_min = 340, column_max = 600;
constexpr float lines_min = 92;  // three lines

std::string_view below(const FormField& field) {
    return field.error.empty() ? std::string_view{field.hint} : std::string_view{field.error};
}

// What stands beside each other.
struct FormRow {
    const FormField* first;
    const FormField* second;  // null: the first is as wide as the column
};

std::vector<FormRow> rows_of(const std::vector<FormField>& fields) {
    std::vector<FormRow> rows;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool two = fields[i].half && i + 1 < fields.size() && fields[i + 1].half;
        rows.push_back({&fields[i], two ? &fields[i + 1] : nullptr});
        if (two) ++i;
    }
    return rows;
}

class FormColumn {
public:
    FormColumn(ui::Ui& ui, float width) : ui_(ui), width_(width) {}

    float least_height(const std::vector<FormField>& fields) const {
        float height = 0;
        for (const FormRow& row : rows_of(fields)) height += height_of(row, lines_min);
        return height;
    }

    // Texts of several lines share what is left of `height`.
    std::optional<Command> draw(ui::Point at, const std::vector<FormField>& fields, float height) {
        const auto texts = std::ranges::count(fields, FieldLook::lines, &FormField::look);
        const float left = std::max(0.0F, height - least_height(fields));
        const float lines = lines_min + left / static_cast<float>(std::max<std::ptrdiff_t>(1, texts));
        std::optional<Command> command;
        for (const FormRow& row : rows_of(fields)) {
            const float row_height = height_of(row, lines);
            const float width = width_of(row);
            keep_first(command, draw_field({at.x, at.y, width, row_height}, *row.first, lines));
            if (row.second != nullptr)
                keep_first(command,
                           draw_field({at.x + width + 16, at.y, width, row_height}, *row.second, lines));
            at.y += row_height;
        }
        return command;
    }

private:
    float width_of(const FormRow& row) const { return row.second != nullptr ? (width_ - 16) / 2 : width_; }
    float height_of(const FormRow& row, float lines) const {
        const float first = height_of(*row.first, width_of(row), lines);
        return row.second == nullptr ? first : std::max(first, height_of(*row.second, width_of(row), lines));
    }
    // What is wrong, or what it means: as many lines as it takes.
    float below_height(const FormField& field, float width) const {
        if (below(field).empty()) return 16;
        const float indent = field.error.empty() ? 0 : 22;
        const auto lines = ui_.canvas().wrap(ui::type::caption, below(field), width - indent).size();
        return below_gap + ui::type::caption.line * static_cast<float>(lines) + 4;
    }
    std::size_t in_a_row(const FormField& field) const {
        return std::max<std::size_t>(1,
                                     static_cast<std::size_t>((width_ + gap) / (field.option_width + gap)));
    }
    float height_of(const FormField& field, float width, float lines) const {
        const float around = label_height + below_height(field, width);
        switch (field.look) {
            case FieldLook::line: return around + control_height;
            case FieldLook::lines: return around + lines;
            case FieldLook::check: return check_height + gap;
            case FieldLook::options: {
                const std::size_t columns = in_a_row(field);
                const std::size_t rows = (field.options.size() + columns - 1) / columns;
                return around + static_cast<float>(rows) * (control_height + gap) - gap;
            }
            case FieldLook::note: {
                const auto rows = ui_.canvas().wrap(ui::type::body, field.text, width).size();
                return label_height + static_cast<float>(rows) * ui::type::body.line + 20;
            }
        }
        return 0;
    }

    void draw_below(const ui::Rect& control, const FormField& field) {
        const ui::Colours& colours = ui_.colours();
        const bool wrong = !field.error.empty();
        if (wrong)
            ui_.canvas().icon(ui::Icon::warning, {control.x, control.bottom() + below_gap + 2}, 16,
                              colours.error);
        const float indent = wrong ? 22 : 0;
        ui_.canvas().wrapped_text(
            {control.x + indent, control.bottom() + below_gap, control.width - indent, 20}, ui::type::caption,
            wrong ? colours.error : colours.text_2, below(field));
    }

    std::optional<Command> draw_field(const ui::Rect& rect, const FormField& field, float lines) {
        if (field.look == FieldLook::check) return draw_check(rect, field);
        ui::Canvas& canvas = ui_.canvas();
        canvas.text_in({rect.x, rect.y, rect.width, 20}, ui::type::caption_strong, ui_.colours().text,
                       field.label);
        const ui::Rect rest{rect.x, rect.y + label_height, rect.width, rect.height - label_height};
        if (field.look == FieldLook::options) return draw_options(rest, field);
        if (field.look != FieldLook::note) return draw_text(rest, field, lines);
        canvas.wrapped_text(rest, ui::type::body, ui_.colours().text, field.text);
        return std::nullopt;
    }

    std::optional<Command> draw_text(const ui::Rect& rect, const FormField& field, float height) {
        const bool lines = field.look == FieldLook::lines;
        const ui::Rect control{rect.x, rect.y, rect.width, lines ? height : control_height};
        std::string text = field.text;
        const bool changed =
            lines ? ui::text_area(ui_, {.rect = control, .longest = 4000, .id = field.id}, text)
                  : ui::text_field(ui_, {.rect = control, .longest = 1000, .id = field.id}, text);
        draw_below(control, field);
        return changed ? std::optional<Command>(FillIn{field.id, text}) : std::nullopt;
    }

    std::optional<Command> draw_options(const ui::Rect& rect, const FormField& field) {
        const std::size_t columns = in_a_row(field);
        const float width =
            (rect.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        std::optional<Command> command;
        ui::Rect last{};
        for (std::size_t i = 0; i < field.options.size(); ++i) {
            const OutcomeOption& option = field.options[i];
            const ui::Rect place{rect.x + static_cast<float>(i % columns) * (width + gap),
                                 rect.y + static_cast<float>(i / columns) * (control_height + gap), width,
                                 control_height};
            const std::string id = field.id + " " + std::to_string(i);
            if (ui::option(ui_, {.rect = place, .label = option.label, .chosen = option.chosen, .id = id}))
                keep_first(command, option.command);
            last = {rect.x, place.y, rect.width, place.height};
        }
        draw_below(last, field);
        return command;
    }

    std::optional<Command> draw_check(const ui::Rect& rect, const FormField& field) {
        const bool pressed = ui::check_option(ui_, {.rect = {rect.x, rect.y, rect.width, check_height},
                                                    .label = field.label,
                                                    .second_line = below(field),
                                                    .checked = field.checked,
                                                    .id = field.id});
        return pressed ? std::optional(field.options.front().command) : std::nullopt;
    }

    ui::Ui& ui_;
    float width_;
};

std::optional<Command> draw_columns(ui::Ui& ui, const ui::Rect& view, const FormScreen& form) {
    const auto count = static_cast<float>(form.columns.size());
    const bool beside = view.width >= count * column_min + (count - 1) * column_gap;
    const float width =
        std::min(column_max, beside ? (view.width - (count - 1) * column_gap) / count : view.width - 16);
    FormColumn column(ui, width);
    float height = 0;
    for (const auto& fields : form.columns) {
        const float least = column.least_height(fields);
        height = beside ? std::max(height, least) : height + least;
    }
    // Room for the rings of focus.
    const ui::ScrollArea scroll(ui, "form " + form.id, view.inset(-8), height + 16);
    std::optional<Command> command;
    ui::Point at{view.x, scroll.top() + 8};
    for (const auto& fields : form.columns) {
        const float least = column.least_height(fields);
        const float room = beside ? std::max(view.height, least) : least;
        keep_first(command, column.draw(at, fields, room));
        if (beside)
            at.x += width + column_gap;
        else
            at.y += room;
    }
    return command;
}

void draw_refusal(ui::Ui& ui, const ui::Rect& rect, std::string_view refusal) {
    if (refusal.empty()) return;
    ui.canvas().icon(ui::Icon::warning, {rect.x, rect.centre().y - 10}, 20, ui.colours().error);
    const auto lines = ui.canvas().wrap(ui::type::body, refusal, rect.width - 30).size();
    const float height = static_cast<float>(lines) * ui::type::body.line;
    ui.canvas().wrapped_text({rect.x + 30, rect.centre().y - height / 2, rect.width - 30, height},
                             ui::type::body, ui.colours().error, refusal);
}

}  // namespace

std::optional<Command> draw_form(ui::Ui& ui, const ui::Rect& card, const FormScreen& form) {
    draw_card(ui, card);
    const ui::Rect inside{card.x + 24, card.y + 12, card.width - 48, card.height - 24};
    ui::Canvas& canvas = ui.canvas();
    const float introduction = canvas.text_width(ui::type::caption, form.introduction);
    canvas.text_in({inside.x, inside.y, inside.width - introduction - 24, 36}, ui::type::title,
                   ui.colours().text, form.title);
    canvas.text_in({inside.right() - introduction - 1, inside.y, introduction + 2, 36}, ui::type::caption,
                   ui.colours().text_2, form.introduction);
    const ui::Rect foot{inside.x, inside.bottom() - dialog_foot_height, inside.width, dialog_foot_height};
    const float top = inside.y + 40;
    std::optional<Command> command = draw_columns(ui, {inside.x, top, inside.width, foot.y - 8 - top}, form);

    std::optional<Command> given = draw_actions(ui, foot, form.back, form.store);
    // Wherever focus is: Enter in a field stores too, but ticks an option, and begins a line in a text.
    if (ui.active() && (ui.pressed_with_control("S") || ui.key_pressed("Enter")) && form.store.enabled)
        keep_first(given, form.store.command);
    if (given && std::holds_alternative<StoreForm>(*given) && !form.first_fault.empty())
        ui.focus(form.first_fault);  // to what is to be mended
    keep_first(command, std::move(given));
    float left = foot.x + 180;
    if (form.other) {
        ui::Button button{.rect = {left, foot.y + 4, 0, 48}, .label = form.other->label};
        button.rect.width = ui::button_width(canvas, button);
        left = button.rect.right() + 24;
        if (ui::button(ui, button)) keep_first(command, form.other->command);
    }
    draw_refusal(ui, {left, foot.y, foot.right() - 240 - left, foot.height}, form.refusal);
    if (!form.columns.empty() && !form.columns.front().empty()) {
        const FormField& first = form.columns.front().front();
        ui.focus_if_none(first.look == FieldLook::options ? first.id + " 0" : first.id);
    }
    return command;
}

}  // namespace skranke
