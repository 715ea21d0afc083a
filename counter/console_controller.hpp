#pragma once
// Turns commands into changes of the console's state and into intents for the node, and the node's replies
// into what staff see. Knows no window and no thread.
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "counter/command.hpp"
#include "counter/console_state.hpp"
#include "sync/node/node_thread.hpp"

namespace skranke {

// How long a receipt or refusal stays.
inline constexpr std::chrono::seconds toast_stays{5};
// A console that nobody touches hides its citizen, and asks who comes.
inline constexpr std::chrono::minutes locks_after{5};

class ConsoleController {
public:
    explicit ConsoleController(ConsoleState state) : state_(std::move(state)) {}

    const ConsoleState& state() const { return state_; }
    // With the first snapshot: which desk this is (by id or name; the device's own where none was named), and
    // whether the person works here.
    void settle(const Snapshot& snapshot);
    void take(const Command& command, const Snapshot& snapshot, UtcTime now);
    void receive(const Reply& reply, const Snapshot& snapshot, std::chrono::nanoseconds monotonic);
    void receive(const PinReply& reply, std::chrono::nanoseconds monotonic);
    // Who have a PIN on this device.
    void know_pins(std::set<PersonId> people) { state_.with_pin = std::move(people); }
    // From here on whoever sits down for the first time is shown around.
    void show_around() { state_.shows_around = !state_.practice; }
    // An exchange with a stick: whether one can be made here, that one was asked for, how it ended.
    void offer_exchange() { state_.has_stick_door = true; }
    bool take_stick_wish() { return std::exchange(state_.stick_wished, false); }
    std::optional<std::filesystem::path> begin_exchange(const std::vector<std::filesystem::path>& sticks) {
        return skranke::begin_exchange(state_.stick, sticks);
    }
    void receive(Result<BundleExchange> result, std::chrono::nanoseconds monotonic);
    bool take_practice_wish() { return std::exchange(state_.practice_asked, false); }
    void warn(std::string text, std::chrono::nanoseconds monotonic) {
        state_.toast = Toast{.text = std::move(text), .refusal = true, .shown_at = monotonic};
    }
    // Remembers since when no peer has been reached.
    void notice_peers(const SyncStatus& sync, UtcTime now);
    void notice_volunteers(const Snapshot& snapshot);
    // Who has been taken out of the staff works here no longer.
    void miss_person(const Municipality& municipality);
    // A citizen who waits no more has no name here.
    void forget_aliases(const Day& day);
    // Somebody pressed something.
    void touched(std::chrono::nanoseconds monotonic);
    // Lets go of what has been shown long enough, and locks a console that nobody has touched for long.
    void pass_time(std::chrono::nanoseconds monotonic);
    // To be posted to the node, oldest first.
    std::vector<Intent> take_intents() { return std::exchange(intents_, {}); }

    // To be posted to the device's PINs, oldest first.
    std::vector<PinRequest> take_pin_requests() { return std::exchange(pin_requests_, {}); }

private:
    void perform(Action action);
    void toggle_outcome(const TicketId& ticket, Outcome outcome);
    void continue_dialog(const Snapshot& snapshot, UtcTime now);
    void continue_new_ticket(NewTicketDialog& dialog, const Snapshot& snapshot);
    void choose_referral(std::string target, const Snapshot& snapshot);
    void go_back();
    void type_initials(std::string text, const Snapshot& snapshot);
    void lock();
    void comes(const PersonId& person);
    void sits_down(const PersonId& person);
    void ask_for_pin(PinPurpose purpose, PinStep step);
    void post_pin(std::optional<PinRequest> request);
    void give_number(const GiveNumber& given);
    // The settings.
    void store_form(const Municipality& municipality);
    void answer_settings_question(const SettingsQuestion& question);
    void post_edit(SetUpEdit edit);
    void receive_edit(const Reply& reply, std::chrono::nanoseconds monotonic);
    void choose_service(ServiceId service);
    // False: what is to be said of the citizen may not be, or is no time.
    bool check_alias(NewTicketDialog& dialog) const;
    bool check_appointment(NewTicketDialog& dialog, const Snapshot& snapshot) const;
    void issue(NewTicketDialog& dialog, const Snapshot& snapshot);
    void succeeded(const Action& action, const Performed& performed, const Snapshot& snapshot,
                   std::chrono::nanoseconds monotonic);
    // The dialog that is open shows it by itself.
    bool answered_in_dialog(const Action& action, const Performed& performed, const Snapshot& snapshot);
    void refused(const Action& action, const Refusal& refusal, std::chrono::nanoseconds monotonic);
    void failed(const Action& action, const Error& error, std::chrono::nanoseconds monotonic);
    void show_receipt(std::string text, std::chrono::nanoseconds monotonic);
    void show_refusal(const Action& action, std::string text, std::chrono::nanoseconds monotonic);

    ConsoleState state_;
    std::vector<Intent> intents_;
    std::vector<PinRequest> pin_requests_;
    std::uint64_t latest_intent_ = 0;
    VolunteerProgress volunteer_progress_;
};

}  // namespace skranke
