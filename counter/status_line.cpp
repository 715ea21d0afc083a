#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

ui::Icon icon_of(StatusIcon icon) {
    switch (icon) {
        case StatusIcon::connected: return ui::Icon::linked;
        case StatusIcon::partly: return ui::Icon::partly_linked;
        case StatusIcon::disk: return ui::Icon::disk;
        case StatusIcon::colleague: return ui::Icon::speech;
    }
    std::unreachable();
}

ui::StatusLook look_of(StatusTone tone) {
    switch (tone) {
        case StatusTone::normal: return ui::StatusLook::normal;
        case StatusTone::notice: return ui::StatusLook::notice;
        case StatusTone::stop: return ui::StatusLook::stop;
    }
    std::unreachable();
}

}  // namespace

std::optional<Command> draw_status_line(ui::Ui& ui, const ConsoleLayout& layout,
                                        const ConsoleScreen& screen) {
    const StatusLine& status = screen.status;
    ui::StatusLine line{.rect = layout.status,
                        .look = look_of(status.tone),
                        .icon = icon_of(status.icon),
                        .sentence = status.sentence,
                        .fact = status.fact,
                        .help = console_texts(screen.language).help};
    if (status.action) {
        line.action = status.action->label;
        line.action_key = status.action->key;
    }
    switch (ui::status_line(ui, line)) {
        case ui::StatusPressed::nothing: return std::nullopt;
        case ui::StatusPressed::action: return status.action->command;
        case ui::StatusPressed::help: return OpenHelp{};
    }
    std::unreachable();
}

std::optional<Command> draw_toast(ui::Ui& ui, const ConsoleLayout& layout, const Toast& toast) {
    ui::toast(ui, {.bottom_centre = {layout.status.centre().x, layout.status.y - 12},
                   .sentence = toast.text,
                   .icon = toast.refusal ? ui::Icon::warning : ui::Icon::check});
    return std::nullopt;
}

}  // namespace skranke
