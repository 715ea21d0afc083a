// Who works at the console, and the PINs of this device.
#include "counter/console_controller.hpp"
#include "counter/initials.hpp"
#include "counter/learning_changes.hpp"
#include "counter/people_texts.hpp"
#include "counter/settings_changes.hpp"

namespace skranke {

void ConsoleController::type_initials(std::string text, const Snapshot& snapshot) {
    constexpr std::size_t bytes_max = 12;
    text = in_capitals(text);
    if (text.size() > bytes_max) {
        return;
    }
    state_.typed_initials = std::move(text);
    std::vector<const Person*> fitting;
    for (const Person& person : snapshot.municipality->staff) {
        if (!state_.typed_initials.empty() && person.id.text.starts_with(state_.typed_initials)) {
            fitting.push_back(&person);
        }
    }
    if (fitting.size() == 1 && fitting.front()->id.text == state_.typed_initials) {
        comes(fitting.front()->id);
    }
}

// Whoever has a PIN on this device says it first.
void ConsoleController::comes(const PersonId& person) {
    state_.typed_initials.clear();
    if (state_.with_pin.contains(person)) {
        state_.pin = PinEntry{.person = person};
    } else {
        sits_down(person);
    }
}

void ConsoleController::sits_down(const PersonId& person) {
    state_.pin.reset();
    if (person != state_.person) {
        forget_settings(state_);
    }
    state_.person = person;
    state_.switching = state_.locked = false;
    if (state_.shows_around && !state_.device_settings.shown_around.contains(person)) {
        LearningChanges{.state = state_}(StartTour{});
    }
}

void ConsoleController::miss_person(const Municipality& municipality) {
    if (state_.person.empty() || municipality.find(state_.person) != nullptr) {
        return;
    }
    state_.person = {};
    state_.dialog = {};
    forget_settings(state_);
}

void ConsoleController::ask_for_pin(PinPurpose purpose, PinStep step) {
    state_.dialog = {};
    state_.pin = PinEntry{.person = state_.person, .purpose = purpose, .step = step};
}

void ConsoleController::post_pin(std::optional<PinRequest> request) {
    if (request) {
        pin_requests_.push_back(*std::move(request));
    }
}

void ConsoleController::receive(const PinReply& reply, std::chrono::nanoseconds monotonic) {
    const PeopleTexts& texts = people_texts(state_.language);
    const auto about = std::visit([](const auto& request) { return request.person; }, reply.request);
    if (!state_.pin || state_.pin->person != about || !state_.pin->looked_at) {
        // Made void by somebody else; or whoever asked has gone.
        const bool made_void = std::holds_alternative<RemovePin>(reply.request);
        if (made_void) {
            state_.toast = Toast{.text = reply.result ? say::pin_voided(about.text, state_.language)
                                                      : std::string(texts.pin_not_stored),
                                 .refusal = !reply.result,
                                 .shown_at = monotonic};
        }
        return;
    }
    PinStepTaken taken = receive_pin(*state_.pin, reply, state_.language);
    post_pin(std::move(taken.request));
    switch (taken.outcome) {
        case PinOutcome::goes_on: return;
        case PinOutcome::sat_down: sits_down(about); return;
        case PinOutcome::kept: show_receipt(std::string(texts.pin_kept), monotonic); break;
        case PinOutcome::removed: show_receipt(std::string(texts.pin_removed), monotonic); break;
    }
    state_.pin.reset();
}

}  // namespace skranke
