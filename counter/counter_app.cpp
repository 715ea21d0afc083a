#include "counter/counter_app.hpp"

#include <algorithm>
#include <utility>

#include "counter/console_texts.hpp"
#include "counter/guidance_panel.hpp"
#include "counter/last_number.hpp"
#include "counter/learning_panels.hpp"
#include "counter/learning_texts.hpp"
#include "counter/panels.hpp"
#include "counter/settings_panel.hpp"
#include "counter/tally_screen.hpp"
#include "counter/tasks_screen.hpp"
#include "counter/waits_panel.hpp"
#include "shared/ui/scroll_area.hpp"
#include "shared/ui/theme.hpp"

namespace skranke {

namespace {

using std::chrono::nanoseconds;

ConsoleState first_state(const CounterAppOptions& options) {
    ConsoleState state;
    state.language = options.language;
    state.desk = DeskId{options.desk};
    state.person = PersonId{options.person};
    state.device_settings = {.text_percent = options.text_percent,
                             .theme = options.theme,
                             .language = options.language,
                             .shown_around = options.shown_around};
    state.practice = options.practice;
    state.settings.kle = options.kle;
    return state;
}

nanoseconds until_next_minute(UtcTime now) {
    return std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes{1} - now;
}

// Focus follows the work, not the line: a number that others call elsewhere moves nothing here.
std::string step_of(const ConsoleScreen& screen) {
    const bool has_citizen = screen.card.state == CardState::called ||
                             screen.card.state == CardState::in_service ||
                             screen.card.state == CardState::double_call;
    return std::to_string(static_cast<int>(screen.page)) +
           std::to_string(static_cast<int>(screen.card.state)) +
           (has_citizen ? screen.card.number : std::string{});
}

void draw_loading(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen) {
    ui.canvas().text_in(layout.below_top, ui::type::body, ui.colours().text_2,
                        console_texts(screen.language).loading, ui::Align::centre);
}

// Ctrl + and Ctrl - change the size of the text, and F3 leaves practice, whatever is open and has focus.
std::optional<Command> learning_key(ui::Ui& ui, const ConsoleState& state) {
    const int percent = state.device_settings.text_percent;
    if (ui.pressed_with_control("+=")) return SetTextSize{larger_text(percent)};
    if (ui.pressed_with_control("-")) return SetTextSize{smaller_text(percent)};
    if (ui.pressed_with_control("0")) return SetTextSize{};
    const bool leaves = state.practice && std::erase_if(ui.input().keys, [](const ui::KeyPress& press) {
                                              return press.key == ui::Key::f3 && !press.repeat;
                                          }) > 0;
    return leaves ? std::optional<Command>(EndPractice{}) : std::nullopt;
}

std::optional<Command> draw_right_card(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen) {
    if (screen.right_card == RightCard::devices) {
        return draw_devices(ui, layout, screen);
    }
    if (screen.right_card == RightCard::guidance && !layout.wide) {
        return draw_guidance(ui, layout, screen);
    }
    return draw_queue_list(ui, layout, screen);
}

}  // namespace

CounterApp::CounterApp(const CounterAppOptions& options, NodeDoor node, const Clock& clock, PinDoor pins,
                       SettingsDoor settings, StickDoor stick)
    : node_(std::move(node)),
      pins_(std::move(pins)),
      settings_door_(std::move(settings)),
      stick_door_(std::move(stick)),
      clock_(clock),
      controller_(first_state(options)) {
    kept_settings_ = controller_.state().device_settings;
    if (settings_door_.keep) controller_.show_around();
    if (stick_door_.exchange) controller_.offer_exchange();
}

ui::ScreenApp CounterApp::screen_app() {
    return {.frame = [this](ui::Ui& ui) { return frame(ui); },
            .scale =
                [this](const ui::WindowSize& window) {
                    return ui::console_scale(window, controller_.state().device_settings.text_percent);
                },
            .fonts = ui::console_fonts(),
            .colours = [this]() -> const ui::Colours& {
                return ui::colours_of(controller_.state().device_settings.theme);
            },
            .background = [this] { return ui::colours_of(controller_.state().device_settings.theme).bg; }};
}

bool CounterApp::loaded() const {
    const auto snapshot = node_.snapshot();
    return snapshot && snapshot->municipality && snapshot->day;
}

std::optional<nanoseconds> CounterApp::frame(ui::Ui& ui) {
    const auto snapshot = node_.snapshot();
    const UtcTime now = clock_.now();
    if (!snapshot || !snapshot->municipality || !snapshot->day) {
        draw_loading(ui, layout_of(ui), console_screen(nullptr, controller_.state(), now));
        return std::nullopt;
    }
    take_pin_replies(ui.now());
    if (!std::exchange(settled_, true)) {
        controller_.settle(*snapshot);
    }
    take_replies(*snapshot, ui.now());
    if (auto ended = stick_door_.take_result ? stick_door_.take_result() : std::nullopt) {
        controller_.receive(*std::move(ended), ui.now());
    }
    if (!ui.input().keys.empty() || !ui.input().buttons.empty() || !ui.input().text.empty()) {
        controller_.touched(ui.now());
    }
    controller_.pass_time(ui.now());
    controller_.notice_peers(snapshot->sync, now);
    controller_.notice_volunteers(*snapshot);
    controller_.forget_aliases(*snapshot->day);
    if (settings_door_.take_failure && settings_door_.take_failure()) {
        warning_ = learning_texts(controller_.state().language).not_kept;
    }
    if (!warning_.empty()) {
        controller_.warn(std::exchange(warning_, {}), ui.now());
    }
    controller_.miss_person(*snapshot->municipality);

    const ConsoleScreen screen = console_screen(snapshot.get(), controller_.state(), now);
    keep_focus(ui, screen);
    if (const auto command = draw(ui, screen, *snapshot, now)) {
        controller_.take(*command, *snapshot, now);
        keep_settings();
        exchange_with_stick();
        ui.redraw();
    }
    for (Intent& intent : controller_.take_intents()) {
        node_.post(std::move(intent));
    }
    for (PinRequest& request : controller_.take_pin_requests()) {
        if (pins_.post) pins_.post(std::move(request));
    }
    if (const auto& toast = controller_.state().toast) {
        ui.redraw_in(toast->shown_at + toast_stays - ui.now());
    }
    // "Genkald kan bruges igen om …" changes faster than the minutes.
    const bool recall_waits =
        screen.card.state == CardState::called && !screen.card.secondary.front().enabled;
    return recall_waits ? nanoseconds{std::chrono::seconds{1}} : until_next_minute(now);
}

void CounterApp::take_replies(const Snapshot& snapshot, nanoseconds monotonic) {
    for (const Reply& reply : node_.take_replies()) {
        controller_.receive(reply, snapshot, monotonic);
    }
}

void CounterApp::take_pin_replies(nanoseconds monotonic) {
    if (!pins_.people) return;
    controller_.know_pins(pins_.people());
    for (const PinReply& reply : pins_.take_replies()) {
        controller_.receive(reply, monotonic);
    }
}

void CounterApp::keep_settings() {
    const DeviceSettings& settings = controller_.state().device_settings;
    if (settings == kept_settings_) return;
    kept_settings_ = settings;
    if (settings_door_.keep) settings_door_.keep(settings);
}

void CounterApp::exchange_with_stick() {
    if (!controller_.take_stick_wish()) return;
    if (const auto stick = controller_.begin_exchange(stick_door_.sticks())) stick_door_.exchange(*stick);
}

ConsoleLayout CounterApp::layout_of(const ui::Ui& ui) const {
    const float banner = controller_.state().practice ? practice_banner_height : 0;
    return console_layout(ui.screen().width, ui.screen().height, banner);
}

void CounterApp::keep_focus(ui::Ui& ui, const ConsoleScreen& screen) {
    std::string step = step_of(screen);
    if (step != step_) {
        step_ = std::move(step);
        ui.focus("primary");
    } else {
        ui.focus_if_none("primary");
    }
}

std::optional<Command> CounterApp::draw(ui::Ui& ui, const ConsoleScreen& screen, const Snapshot& snapshot,
                                        UtcTime now) {
    const ConsoleLayout layout = layout_of(ui);
    const ConsoleState& state = controller_.state();
    std::optional<Command> command = learning_key(ui, state);
    const auto tour = tour_screen(screen, state);
    if (tour) {
        keep_first(command, take_tour_keys(ui, *tour));
    }
    keep_first(command, draw_top_bar(ui, layout, screen));
    keep_first(command, draw_page(ui, layout, screen, snapshot, now));
    keep_first(command, draw_status_line(ui, layout, screen));
    if (const auto& toast = controller_.state().toast) {
        keep_first(command, draw_toast(ui, layout, *toast));
    }
    if (tour) {
        keep_first(command, draw_tour(ui, layout, *tour));
    }
    if (ui.key_pressed("F9")) {
        keep_first(command, LockScreen{});
    }
    if (ui.key_pressed("Esc")) {
        keep_first(command, Back{});
    }
    keep_first(command, draw_dialog(ui, screen, snapshot, now));
    // After the dialogs, so that it stands over them.
    if (state.practice) {
        keep_first(command, draw_practice_banner(ui, state.language));
    }
    return command;
}

std::optional<Command> CounterApp::draw_page(ui::Ui& ui, const ConsoleLayout& layout,
                                             const ConsoleScreen& screen, const Snapshot& snapshot,
                                             UtcTime now) {
    if (screen.page != Page::queue) {
        return draw_whole_page(ui, layout, screen, snapshot, now);
    }
    const Language language = screen.language;
    std::optional<Command> command = draw_ticket_card(ui, layout, screen);
    if (layout.wide) {
        if (screen.guidance && screen.guidance_beside) {
            keep_first(command, draw_guidance(ui, layout, screen));
        } else {
            draw_figures(ui, layout, waits_screen(snapshot, controller_.state(), now), language);
        }
    }
    if (layout.right.width > 0) {
        keep_first(command, draw_right_card(ui, layout, screen));
    }
    keep_first(command, draw_rail(ui, layout, screen));
    return command;
}

// Scrolls where large text leaves less height than the page needs.
std::optional<Command> CounterApp::draw_whole_page(ui::Ui& ui, const ConsoleLayout& layout,
                                                   const ConsoleScreen& screen, const Snapshot& snapshot,
                                                   UtcTime now) {
    const Language language = screen.language;
    const auto draw = [&](const ConsoleLayout& within) -> std::optional<Command> {
        switch (screen.page) {
            case Page::choose_person: return draw_choose_person(ui, within, screen);
            case Page::pin: return draw_pin_page(ui, within, screen.pin, language);
            case Page::waits:
                draw_waits(ui, within, waits_screen(snapshot, controller_.state(), now), language);
                return std::nullopt;
            case Page::tally: return draw_tally(ui, within, tally_screen(snapshot, controller_.state(), now));
            case Page::settings:
                return draw_settings(ui, within, settings_screen(snapshot, controller_.state(), now),
                                     language);
            case Page::loading:
            case Page::queue: break;
        }
        return std::nullopt;
    };
    const bool stacked = screen.page == Page::waits && layout.below_top.width < waits_stacked_below;
    const float least_height = stacked ? 960 : 600;
    // The settings scroll by themselves, under what stays in sight.
    if (layout.below_top.height >= least_height || screen.page == Page::settings) {
        return draw(layout);
    }
    ConsoleLayout within = layout;
    const ui::ScrollArea scroll(ui, "page", layout.below_top, least_height);
    within.below_top.y = scroll.top();
    within.below_top.height = least_height;
    return draw(within);
}

std::optional<Command> CounterApp::draw_dialog(ui::Ui& ui, const ConsoleScreen& screen,
                                               const Snapshot& snapshot, UtcTime now) {
    const ConsoleState& state = controller_.state();
    const Language language = state.language;
    if (const auto* open = std::get_if<NewTicketDialog>(&state.dialog)) {
        return draw_new_ticket_dialog(ui, new_ticket_screen(*open, snapshot, state, now), language);
    }
    if (const auto* open = std::get_if<ChooseNumberDialog>(&state.dialog)) {
        return draw_choose_number_dialog(ui, choose_number_screen(*open, screen.list, snapshot, state, now),
                                         language);
    }
    if (const auto* open = std::get_if<TransferDialog>(&state.dialog)) {
        return draw_transfer_dialog(ui, transfer_screen(*open, snapshot, state), language);
    }
    if (const auto* open = std::get_if<ReferralDialog>(&state.dialog)) {
        return draw_referral_dialog(ui, referral_screen(*open, state), language);
    }
    if (const auto* open = std::get_if<NoShowDialog>(&state.dialog)) {
        return draw_question_dialog(ui, no_show_screen(*open, snapshot, state), language);
    }
    if (const auto* open = std::get_if<OutOfOrderDialog>(&state.dialog)) {
        return draw_out_of_order_dialog(ui, out_of_order_screen(*open, snapshot, state, now), language);
    }
    if (const auto* open = std::get_if<DateDialog>(&state.dialog)) {
        return draw_question_dialog(ui, date_screen(*open, state), language);
    }
    if (const auto* open = std::get_if<EnquiryDialog>(&state.dialog)) {
        return draw_enquiry_dialog(ui, enquiry_screen(*open, snapshot, state, now), language);
    }
    if (std::holds_alternative<StaffDialog>(state.dialog)) {
        return draw_staff_dialog(ui, staff_screen(snapshot, state), language);
    }
    if (const auto* open = std::get_if<TasksDialog>(&state.dialog)) {
        return draw_tasks_dialog(ui, tasks_screen(*open, snapshot, state), language);
    }
    if (std::holds_alternative<PinsDialog>(state.dialog)) {
        return draw_pins_dialog(ui, pins_screen(snapshot, state), language);
    }
    if (const auto* open = std::get_if<CrisisDialog>(&state.dialog)) {
        return draw_question_dialog(ui, crisis_screen(*open, state), language);
    }
    if (const auto* open = std::get_if<PaperDialog>(&state.dialog)) {
        return draw_paper_dialog(ui, paper_screen(*open, snapshot, state, now), language);
    }
    if (const auto* open = std::get_if<SessionDialog>(&state.dialog)) {
        return draw_session_dialog(ui, session_screen(*open, snapshot, state, now), language);
    }
    if (std::holds_alternative<DayDialog>(state.dialog)) {
        return draw_day_dialog(ui, day_screen(snapshot, state), language);
    }
    if (const auto* open = std::get_if<CloseDayDialog>(&state.dialog)) {
        return draw_question_dialog(ui, close_day_screen(*open, snapshot, state), language);
    }
    if (const auto* open = std::get_if<LastNumberDialog>(&state.dialog)) {
        return draw_last_number_dialog(ui, last_number_screen(*open, snapshot, state), language);
    }
    if (const auto* open = std::get_if<SettingsQuestion>(&state.dialog)) {
        return draw_question_dialog(ui, settings_question_screen(*open, state), language);
    }
    if (std::holds_alternative<HelpDialog>(state.dialog)) {
        return draw_help_dialog(ui, language, state.practice);
    }
    if (std::holds_alternative<AppearanceDialog>(state.dialog)) {
        return draw_appearance_dialog(ui, state);
    }
    return std::nullopt;
}

}  // namespace skranke
