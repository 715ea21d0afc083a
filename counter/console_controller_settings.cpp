// The settings: what is typed becomes an edit of the set-up, and the node's answer is told where it was
// typed.
#include "counter/console_controller.hpp"
#include "counter/console_texts.hpp"
#include "counter/settings_changes.hpp"
#include "counter/settings_form.hpp"
#include "counter/settings_texts.hpp"

namespace skranke {

void ConsoleController::store_form(const Municipality& municipality) {
    auto& form = state_.settings.form;
    if (!form || !is_changed(*form)) {
        return;
    }
    form->tried = true;
    if (ReadForm read = read_form(*form, municipality); read.faults.empty()) {
        post_edit(std::move(read.edit));
    }
}

void ConsoleController::answer_settings_question(const SettingsQuestion& question) {
    const bool takes_out = question.takes_out;
    state_.dialog = {};
    auto& form = state_.settings.form;
    if (!takes_out) {
        form.reset();
    } else if (const auto* person = form ? std::get_if<Person>(&form->before) : nullptr) {
        post_edit(PersonEdit{.before = *person, .after = {}});
    }
}

// One at a time, as with actions.
void ConsoleController::post_edit(SetUpEdit edit) {
    if (state_.settings.storing) {
        return;
    }
    state_.settings.form->refusal.clear();
    state_.settings.storing = ++latest_intent_;
    intents_.push_back(
        {.id = latest_intent_, .action = std::move(edit), .desk = state_.desk, .person = state_.person});
}

void ConsoleController::receive_edit(const Reply& reply, std::chrono::nanoseconds monotonic) {
    SettingsPage& page = state_.settings;
    page.storing.reset();
    if (reply.result) {
        state_.storage_failure.reset();
        page.form.reset();
        page.search.clear();  // what was changed may be found by it no more
        show_receipt(std::string(settings_texts(state_.language).stored), monotonic);
        return;
    }
    std::string words;
    if (const auto* refusal = std::get_if<Refusal>(&reply.result.error())) {
        words = in_language(*refusal, state_.language);
    } else {
        const ErrorCode code = std::get<Error>(reply.result.error()).code;
        state_.storage_failure = code;
        words = say::not_stored(code, state_.language);
    }
    if (page.form) {
        page.form->refusal = std::move(words);
    } else {
        state_.toast = Toast{.text = std::move(words), .refusal = true, .shown_at = monotonic};
    }
}

}  // namespace skranke
