#pragma once
// The panels of the console: each draws its part of the screen and answers the command that staff gave, if
// any. None of them decides anything.
#include <optional>

#include "counter/console_layout.hpp"
#include "counter/console_screen.hpp"
#include "counter/day_dialog.hpp"
#include "counter/dialog_screen.hpp"
#include "counter/paper_dialog.hpp"
#include "counter/people_screen.hpp"
#include "counter/session_dialog.hpp"
#include "shared/ui/ui.hpp"

namespace skranke {

std::optional<Command> draw_top_bar(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen);
std::optional<Command> draw_rail(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen);
std::optional<Command> draw_ticket_card(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen);
std::optional<Command> draw_conflict_card(ui::Ui& ui, const ConsoleLayout& layout,
                                          const ConsoleScreen& screen);
std::optional<Command> draw_queue_list(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen);
std::optional<Command> draw_devices(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen);
std::optional<Command> draw_status_line(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen);
std::optional<Command> draw_choose_person(ui::Ui& ui, const ConsoleLayout& layout,
                                          const ConsoleScreen& screen);
std::optional<Command> draw_toast(ui::Ui& ui, const ConsoleLayout& layout, const Toast& toast);

std::optional<Command> draw_pin_page(ui::Ui& ui, const ConsoleLayout& layout, const PinScreen& screen,
                                     Language language);

// Dialogs lie over all of these.
std::optional<Command> draw_new_ticket_dialog(ui::Ui& ui, const NewTicketScreen& screen, Language language);
std::optional<Command> draw_transfer_dialog(ui::Ui& ui, const TransferScreen& screen, Language language);
std::optional<Command> draw_choose_number_dialog(ui::Ui& ui, const ChooseNumberScreen& screen,
                                                 Language language);
std::optional<Command> draw_referral_dialog(ui::Ui& ui, const ReferralScreen& screen, Language language);
std::optional<Command> draw_out_of_order_dialog(ui::Ui& ui, const OutOfOrderScreen& screen,
                                                Language language);
std::optional<Command> draw_question_dialog(ui::Ui& ui, const QuestionScreen& screen, Language language);
std::optional<Command> draw_day_dialog(ui::Ui& ui, const DayScreen& screen, Language language);
std::optional<Command> draw_paper_dialog(ui::Ui& ui, const PaperScreen& screen, Language language);
std::optional<Command> draw_session_dialog(ui::Ui& ui, const SessionScreen& screen, Language language);
std::optional<Command> draw_help_dialog(ui::Ui& ui, Language language, bool practice);

std::optional<Command> draw_enquiry_dialog(ui::Ui& ui, const EnquiryScreen& screen, Language language);
struct TallyScreen;
std::optional<Command> draw_tally(ui::Ui& ui, const ConsoleLayout& layout, const TallyScreen& tally);
struct TasksScreen;
std::optional<Command> draw_tasks_dialog(ui::Ui& ui, const TasksScreen& screen, Language language);
std::optional<Command> draw_pins_dialog(ui::Ui& ui, const PinsScreen& screen, Language language);
std::optional<Command> draw_staff_dialog(ui::Ui& ui, const StaffScreen& screen, Language language);

// The card that every panel stands on.
void draw_card(ui::Ui& ui, const ui::Rect& rect);

// The first of two commands that was given in a frame.
inline void keep_first(std::optional<Command>& kept, std::optional<Command> given) {
    if (!kept) {
        kept = std::move(given);
    }
}

}  // namespace skranke
