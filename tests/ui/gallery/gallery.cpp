#include "tests/ui/gallery/gallery.hpp"

#include <array>

#include "shared/ui/widgets.hpp"

namespace skranke::test {

using namespace ui;

ScreenApp Gallery::app() {
    return {.frame =
                [this](Ui& ui) {
                    draw(ui);
                    return std::optional<std::chrono::nanoseconds>{};
                },
            .scale = [](const WindowSize& size) { return console_scale(size); },
            .fonts = console_fonts(),
            .colours = [this]() -> const Colours& { return dark ? dark_colours : light_colours; },
            .background = [this] { return dark ? dark_colours.bg : light_colours.bg; }};
}

void Gallery::draw(Ui& ui) {
    draw_left(ui);
    draw_right(ui);
    if (dialog_open) draw_dialog(ui);
}

void Gallery::draw_left(Ui& ui) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    canvas.icon(Icon::mark, {32, 24}, 28, colours.primary);
    canvas.text({72, 24}, type::title, colours.text, "Skranke");
    canvas.text({28, 510}, type::ticket_number, colours.text, "A\u00a0042");
    canvas.text({32, 587}, type::dialog_title, colours.text, "Handling og dialogtitel 28");
    canvas.text({32, 625}, type::title, colours.text, "Titel 20 halvfed");
    canvas.text({32, 654}, type::label, colours.text, "Mærkat 16 halvfed");
    canvas.text({32, 680}, type::body, colours.text,
                "Brødtekst 16: æøå ÆØÅ é – 1 minut, 2 minutter, kl. 10.15");
    canvas.text({32, 706}, type::caption, colours.text_2, "Billedtekst 14: ca. 10–15 min.");

    note(primary_button(ui, {.rect = {32, 100, 444, 84},
                             .label = primary_label,
                             .second_line = "A\u00a0041 · Ledsaget, ID-kort set kl. 10.02; går foran 4",
                             .key = "K",
                             .enabled = !disabled}),
         "primary");
    note(button(ui, {.rect = {32, 200, 217, 48},
                     .label = "Pause",
                     .icon = Icon::pause,
                     .key = "P",
                     .enabled = !disabled}),
         "pause");
    note(button(ui,
                {.rect = {257, 200, 217, 48}, .label = "Viderestil", .icon = Icon::arrow_right, .key = "V"}),
         "transfer");
    const auto one = [&](int index, std::string_view label, std::string_view key) {
        const float x = 32 + 200 * static_cast<float>(index);
        if (option(
                ui,
                {.rect = {x, 1020, 192, 44}, .label = label, .key = key, .chosen = chosen_option == index})) {
            chosen_option = index;
        }
    };
    one(0, "Straksafklaret", "2");
    one(1, "Løst", "1");
    one(2, "Medbetjent", "3");
    const std::array shown{Tab{.label = "Alle", .count = "12"}, Tab{.label = "Mine emner", .count = "11"}};
    chosen_tab = tabs(ui, {260, 1094}, shown, chosen_tab).value_or(chosen_tab);
    text_field(ui,
               {.rect = {275, 1076, 349, 44},
                .label = "Bemærkning",
                .error = "Det ligner et CPR-nummer – teksten er ikke gemt",
                .id = "remark"},
               text);
    text_field(
        ui, {.rect = {32, 1180, 349, 44}, .label = "Søg blandt 34 emner", .icon = Icon::search, .key = "S"},
        search);
    if (check_option(ui, {.rect = {32, 1240, 560, 64},
                          .label = "Borgeren er ledsaget",
                          .second_line = "Af en mestringsvejleder eller bostøtte.",
                          .key = "L",
                          .checked = escorted})) {
        escorted = !escorted;
    }
    note(tile_button(ui, {.rect = {32, 1308, 88, 88},
                          .icon = Icon::plus,
                          .label = "Nyt\nnummer",
                          .key = "N",
                          .id = "new"}),
         "new");
    note(choice_button(
             ui, {.rect = {200, 1330, 194, 44}, .label = "MKH", .second = "På gulvet", .icon = Icon::person}),
         "person");
}

void Gallery::draw_right(Ui& ui) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    canvas.fill({656, 112, 592, 238}, colours.surface, 12);
    canvas.outline({656, 112, 592, 238}, colours.line, 1, 12);
    const auto row = [&](int index, std::string_view number, std::string_view service,
                         std::optional<Badge> mark, std::string_view wait, bool next, bool dimmed) {
        const std::string place = std::to_string(index);
        const TicketRowPressed answer =
            ticket_row(ui, {.rect = {665, 121 + 44 * static_cast<float>(index - 1), 574, 44},
                            .id = number,
                            .index = place,
                            .number = number,
                            .service = service,
                            .badge = mark,
                            .wait = wait,
                            .call = "Kald",
                            .next = next,
                            .dimmed = dimmed,
                            .rule_above = index > 2});
        note(answer == TicketRowPressed::row, "row " + std::string{number});
        note(answer == TicketRowPressed::call, "call " + std::string{number});
    };
    row(1, "A 041", "MitID – uden legitimation", Badge{Icon::people, "Ledsaget"}, "22 min.", true, false);
    row(2, "A 039", "Pas – voksen", {}, "25 min.", false, false);
    row(3, "C 011", "Flytning i Danmark", {}, "24 min.", false, false);
    row(4, "A 040", "Boligstøtte – hjælp til ansøgning", {}, "23 min.", false, false);
    row(5, "C 014", "Rejsekort – problem", Badge{Icon::blocked, "Kun Bord 4"}, "8 min.", false, true);

    float x = 656;
    for (const Badge& mark : {Badge{Icon::people, "Ledsaget"}, Badge{Icon::clock, "Tid kl. 10.30"},
                              Badge{Icon::clock, "Kort ærinde"}, Badge{Icon::arrow_right, "Viderestillet"}}) {
        x += badge(canvas, colours, {x, 398}, mark) + 8;
    }
    x = 656;
    for (const Badge& mark : {Badge{Icon::undo, "Tilbage i køen"}, Badge{Icon::person, "Venter på SHK"},
                              Badge{Icon::blocked, "Kun Bord 4"}, Badge{Icon::paper, "Papir"}}) {
        x += badge(canvas, colours, {x, 432}, mark) + 8;
    }
    x = 656;
    for (const Pill& state :
         {Pill{Icon::check, "Klar", PillLook::plain}, Pill{Icon::bell, "Kaldt", PillLook::soft},
          Pill{Icon::person, "I gang", PillLook::soft}, Pill{Icon::pause, "På pause", PillLook::plain},
          Pill{Icon::split, "Kaldt to gange", PillLook::notice}}) {
        x += pill(canvas, colours, {x, 506}, state) + 8;
    }
    const auto line = [&](float y, StatusLook look, Icon icon, std::string_view sentence,
                          std::string_view action) {
        status_line(ui, {.rect = {656, y, 592, 44},
                         .look = look,
                         .icon = icon,
                         .sentence = sentence,
                         .action = action,
                         .help = action.empty() ? "Hjælp" : ""});
    };
    line(618, StatusLook::normal, Icon::linked, "Forbundet med 5 enheder – alt er gemt og delt", "");
    line(768, StatusLook::notice, Icon::partly_linked, "Uden net siden kl. 10.14 – alt gemmes her",
         "Se enheder");
    line(918, StatusLook::stop, Icon::disk, "Disken er fuld – nye numre kan ikke gemmes", "Vis hvordan");
    const ToastState receipt = toast(ui, {.bottom_centre = {845, 1058},
                                          .sentence = "A\u00a0038 afsluttet som Løst",
                                          .action = "Fortryd",
                                          .key = "Z"});
    note(receipt == ToastState::action, "undo");
    empty_state(ui, {.rect = {656, 1296, 592, 92},
                     .title = "Alle, der tog et nummer, er hjulpet",
                     .sentence = "Nye numre kommer frem her med det samme."});
}

void Gallery::draw_dialog(Ui& ui) {
    const DialogFrame frame =
        begin_dialog(ui, {.id = "new ticket", .title = "Nyt nummer", .width = 718, .height = 550});
    const Rect& content = frame.content;
    const std::array steps{
        FoldedStep{.question = "Emne", .answer = "MitID – uden legitimation"},
        FoldedStep{.question = "Ledsaget", .answer = "Ja, af mestringsvejleder eller bostøtte"}};
    const auto changed = folded_steps(ui, {content.x, content.y + 12}, content.width, steps);
    note(changed.has_value(), "change");
    const float y = content.y + 190;
    note(answer(ui, {.rect = {content.x, y, 319, 124},
                     .title = "Ja, kortet er vist",
                     .consequence = "Nummeret går foran den almindelige kø.",
                     .icon = Icon::id_card,
                     .key = "J"}),
         "yes");
    note(answer(ui, {.rect = {content.right() - 319, y, 319, 124},
                     .title = "Nej",
                     .consequence = "Uden ID-kort går turen i den almindelige kø.",
                     .icon = Icon::no_card,
                     .key = "N"}),
         "no");
    const Button default_button{.rect = {content.right() - 282, content.bottom() - 56, 282, 56},
                                .label = "Videre til ID-kort",
                                .key = "Enter",
                                .filled = true,
                                .id = "go on"};
    note(button(ui, default_button), "go on");
    if (button(ui, {.rect = {content.x, content.bottom() - 48, 148, 48}, .label = "Annullér"}) ||
        frame.closed) {
        dialog_open = false;
    }
    ui.focus_if_none("go on");
    end_dialog(ui);
}

}  // namespace skranke::test
