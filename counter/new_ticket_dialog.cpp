// "Nyt nummer": choose a service; for the escorted, answer whether the ID card was shown; then the number,
// once it is stored.
#include <array>

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/service_picker_panel.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float width = 720;
constexpr float issued_width = 600;
constexpr float refusal_height = 32;
constexpr float appointment_width = 184;

// What stopped the last attempt, with a sign: never colour alone.
void draw_refusal(ui::Ui& ui, const ui::Rect& row, const NewTicketScreen& screen) {
    const ui::Colour letters = screen.notice ? ui.colours().notice_text : ui.colours().error;
    ui.canvas().icon(screen.notice ? ui::Icon::information : ui::Icon::warning, {row.x, row.y + 6}, 20,
                     letters);
    ui.canvas().text_in({row.x + 30, row.y, row.width - 30, row.height}, ui::type::body, letters,
                        screen.refusal);
}

// The captions, and the fields under them.
constexpr float quiet_captions_height = 26;
constexpr float quiet_fields_height = quiet_captions_height + 44;

// A quiet place asks whom the citizen would rather wait for, and what to call them.
std::optional<Command> draw_quiet_fields(ui::Ui& ui, const ui::Rect& row, const NewTicketScreen& screen,
                                         const ConsoleTexts& texts) {
    std::optional<Command> command;
    const float half = (row.width - 8) / 2;
    // What a field is for stands over it once its own words are written over.
    const auto caption = [&](float x, std::string_view text, const std::string& typed) {
        if (!typed.empty())
            ui.canvas().text_in({x, row.y + 4, half, quiet_captions_height - 4}, ui::type::caption,
                                ui.colours().text_2, text);
    };
    caption(row.x, texts.waits_for_whom, screen.prefers);
    caption(row.x + half + 8, texts.alias_hint, screen.alias);
    std::string prefers = screen.prefers;
    if (ui::text_field(ui,
                       {.rect = {row.x, row.y + quiet_captions_height, half, 44},
                        .label = texts.waits_for_whom,
                        .icon = ui::Icon::person,
                        .key = "V",
                        .error = {},
                        .longest = 12,
                        .enabled = true,
                        .id = "prefers"},
                       prefers)) {
        command = TypePreferred{prefers};
    }
    std::string alias = screen.alias;
    if (ui::text_field(ui,
                       {.rect = {row.x + half + 8, row.y + quiet_captions_height, half, 44},
                        .label = texts.alias_hint,
                        .icon = {},
                        .key = "A",
                        .error = {},
                        .longest = 40,
                        .enabled = true,
                        .id = "alias"},
                       alias)) {
        keep_first(command, TypeAlias{alias});
    }
    return command;
}

std::optional<Command> draw_appointment(ui::Ui& ui, const ui::Rect& place, const NewTicketScreen& screen,
                                        const ConsoleTexts& texts) {
    std::string typed = screen.appointment;
    if (!ui::text_field(ui,
                        {.rect = place,
                         .label = texts.appointment_at,
                         .icon = ui::Icon::clock,
                         .key = "T",
                         .error = {},
                         .longest = 9,
                         .enabled = screen.step != NewTicketStep::storing,
                         .id = "appointment"},
                        typed))
        return std::nullopt;
    return TypeAppointment{typed};
}

std::optional<Command> draw_service_step(ui::Ui& ui, const NewTicketScreen& screen, const ConsoleTexts& texts,
                                         Language language) {
    const bool storing = screen.step == NewTicketStep::storing;
    const float refusal = screen.refusal.empty() ? 0 : refusal_height;
    const float escorted = screen.quiet ? 44 : 64;
    const float quiet = screen.quiet ? quiet_fields_height : 0;
    const float height = dialog_head_height + 52 + service_picker_height + 20 + escorted + quiet + refusal +
                         20 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "new ticket service",
                                                        .title = texts.new_number,
                                                        .width = width,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    float y = content.y + 12;
    ui.canvas().text_in({content.x, y, content.width, 28}, ui::type::title, ui.colours().text,
                        texts.what_help);
    y += 40;
    keep_first(command, draw_service_picker(ui, {content.x, y, content.width, service_picker_height},
                                            screen.picker, !storing));
    y += service_picker_height + 20;
    const ui::Rect appointment{content.right() - appointment_width, y, appointment_width, escorted};
    if (ui::check_option(ui,
                         {.rect = {content.x, y, content.width - appointment_width - 8, escorted},
                          .label = texts.citizen_is_escorted,
                          .second_line = screen.quiet           ? std::string_view{}
                                         : screen.asks_for_card ? std::string_view{texts.by_whom_escorted}
                                                                : std::string_view{texts.card_seen_at_desk},
                          .key = "L",
                          .checked = screen.escorted,
                          .enabled = !storing,
                          .id = "escorted"})) {
        keep_first(command, ToggleEscorted{});
        ui.focus("continue");
    }
    keep_first(command, draw_appointment(ui, appointment, screen, texts));
    y += escorted;
    if (screen.quiet) {
        keep_first(command, draw_quiet_fields(ui, {content.x, y, content.width, quiet}, screen, texts));
        y += quiet;
    }
    if (refusal > 0) {
        draw_refusal(ui, {content.x, y, content.width, refusal_height}, screen);
        y += refusal;
    }
    keep_first(command, draw_dialog_foot(ui, {content.x, y + 20, content.width, dialog_foot_height},
                                         cancel_button(language), screen.primary, 280));
    ui::end_dialog(ui);
    return command;
}

std::optional<Command> draw_answers(ui::Ui& ui, const ui::Rect& row, const ConsoleTexts& texts,
                                    bool enabled) {
    std::optional<Command> command;
    const float half = (row.width - 16) / 2;
    if (ui::answer(ui, {.rect = {row.x, row.y, half, row.height},
                        .title = texts.yes_shown,
                        .consequence = texts.goes_ahead,
                        .icon = ui::Icon::id_card,
                        .key = "J",
                        .chosen = false,
                        .enabled = enabled,
                        .id = "card shown"})) {
        command = AnswerIdCard{true};
    }
    if (ui::answer(ui, {.rect = {row.x + half + 16, row.y, half, row.height},
                        .title = texts.no,
                        .consequence = texts.ordinary_line,
                        .icon = ui::Icon::no_card,
                        .key = "N",
                        .chosen = false,
                        .enabled = enabled,
                        .id = "card not shown"})) {
        command = AnswerIdCard{false};
    }
    return command;
}

std::optional<Command> draw_id_card_step(ui::Ui& ui, const NewTicketScreen& screen, const ConsoleTexts& texts,
                                         Language language) {
    const bool storing = screen.step == NewTicketStep::storing;
    constexpr float steps_height = 2 * (ui::folded_step_height + 1) + 1;
    constexpr float answers_height = 124;
    const float refusal = screen.refusal.empty() ? 0 : refusal_height;
    const float height = dialog_head_height + 12 + steps_height + 80 + answers_height + refusal + 24 + 40 +
                         20 + dialog_foot_height - 4 + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "new ticket card",
                                                        .title = texts.new_number,
                                                        .width = width,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    ui::Canvas& canvas = ui.canvas();
    const ui::Rect& content = frame.content;
    float y = content.y + 12;
    const std::array steps{
        ui::FoldedStep{.question = texts.topic, .answer = screen.service, .change = texts.correct},
        ui::FoldedStep{.question = texts.escorted, .answer = texts.yes_by_support, .change = texts.correct}};
    if (ui::folded_steps(ui, {content.x, y}, content.width, steps) && !storing) {
        keep_first(command, ReturnToStep{NewTicketStep::service});
    }
    y += steps_height + 28;
    canvas.text_in({content.x, y, content.width, 36}, ui::type::dialog_title, ui.colours().text,
                   texts.is_id_card_shown);
    y += 52;
    keep_first(command, draw_answers(ui, {content.x, y, content.width, answers_height}, texts, !storing));
    y += answers_height;
    if (refusal > 0) {
        draw_refusal(ui, {content.x, y, content.width, refusal_height}, screen);
        y += refusal;
    }
    y += 24;
    canvas.icon(ui::Icon::information, {content.x, y}, 20, ui.colours().text_2);
    canvas.text_in({content.x + 30, y, content.width - 30, 20}, ui::type::caption, ui.colours().text_2,
                   texts.issued_when_answered);
    canvas.text_in({content.x + 30, y + 20, content.width - 30, 20}, ui::type::caption, ui.colours().text_2,
                   texts.only_yes_or_no);
    y += 60;
    // No default button: Enter does nothing until one of the two is chosen.
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         cancel_button(language), {}));
    ui::end_dialog(ui);
    return command;
}

std::optional<Command> draw_issued_step(ui::Ui& ui, const NewTicketScreen& screen,
                                        const ConsoleTexts& texts) {
    const float needs_height = 32 + options_height(screen.needs.size()) + 24;
    const float height = dialog_head_height + 8 + 140 + 4 + 28 + 4 + 24 + 20 + 58 + 16 + needs_height +
                         dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "new ticket issued",
                                                        .title = texts.citizens_number_is,
                                                        .width = issued_width,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect& content = frame.content;
    const float title_width = canvas.text_width(ui::type::dialog_title, texts.citizens_number_is);
    const float pill_x = content.x + title_width + 24;
    const float pill_width = 12 + 26 + canvas.text_width(ui::type::caption_strong, screen.stored) + 12;
    const ui::Rect pill{pill_x, content.y - 44 + 8, pill_width, ui::pill_height};
    canvas.fill(pill, colours.ok_bg, ui::pill_height / 2);
    canvas.icon(ui::Icon::check, {pill.x + 12, pill.y + 5}, 18, colours.ok);
    canvas.text_in({pill.x + 38, pill.y, pill.width - 50, pill.height}, ui::type::caption_strong, colours.ok,
                   screen.stored);

    float y = content.y + 8;
    canvas.text_in({content.x - 5, y, content.width + 5, 140}, ui::type::issued_number, colours.text,
                   screen.number);
    y += 144;
    canvas.text_in({content.x, y, content.width, 28}, ui::type::title, colours.text, screen.service);
    y += 32;
    canvas.text_in({content.x, y, content.width, 24}, ui::type::body, colours.text_2, screen.reason);
    y += 44;
    const ui::Rect box{content.x, y, content.width, 58};
    canvas.fill(box, colours.inset, 8);
    canvas.outline(box, colours.line, 1, 8);
    const float said = canvas.text_in({box.x + 17, box.y, box.width - 34, box.height}, ui::type::body,
                                      colours.text_2, texts.say_to_citizen);
    canvas.text_in({box.x + 17 + said + 12, box.y, box.width - 46 - said, box.height}, ui::type::label,
                   colours.text, screen.say_this);
    y += 58 + 16;
    canvas.text_in({content.x, y, content.width, 24}, ui::type::body, colours.text_2, texts.what_is_needed);
    keep_first(command, draw_options(ui, {content.x, y + 32}, content.width, screen.needs));
    y += needs_height;
    keep_first(command,
               draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height}, {}, screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace

std::optional<Command> draw_new_ticket_dialog(ui::Ui& ui, const NewTicketScreen& screen, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    if (screen.step == NewTicketStep::issued) {
        return draw_issued_step(ui, screen, texts);
    }
    const bool asks_for_card =
        screen.step == NewTicketStep::id_card ||
        (screen.step == NewTicketStep::storing && screen.escorted && screen.asks_for_card);
    return asks_for_card ? draw_id_card_step(ui, screen, texts, language)
                         : draw_service_step(ui, screen, texts, language);
}

}  // namespace skranke
