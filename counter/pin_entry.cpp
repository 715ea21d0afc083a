#include "counter/pin_entry.hpp"

#include <algorithm>

#include "counter/people_texts.hpp"
#include "shared/base/overloaded.hpp"

namespace skranke {

namespace {

std::string_view title_of(const PinEntry& entry, const PeopleTexts& texts) {
    switch (entry.step) {
        case PinStep::own: return texts.type_your_pin;
        case PinStep::fresh: return texts.choose_pin;
        case PinStep::repeat: return texts.repeat_pin;
    }
    return {};
}

void ask_again(PinEntry& entry, PinStep step, std::string refusal) {
    entry.step = step;
    entry.typed.clear();
    entry.chosen.clear();
    entry.refusal = std::move(refusal);
}

std::string words_of(const PinVerdict& verdict, Language language) {
    const PeopleTexts& texts = people_texts(language);
    // A wait that is shown is never shorter than it is.
    const auto wait = std::chrono::ceil<std::chrono::minutes>(verdict.wait);
    switch (verdict.kind) {
        case PinVerdict::Kind::right: return {};
        case PinVerdict::Kind::wrong:
            return wait.count() > 0 ? say::pin_wrong_wait(wait, language) : std::string(texts.pin_wrong);
        case PinVerdict::Kind::waiting: return say::pin_wait(wait, language);
        case PinVerdict::Kind::void_: return std::string(texts.pin_void);
    }
    return {};
}

PinStepTaken after_the_right_one(PinEntry& entry) {
    switch (entry.purpose) {
        case PinPurpose::sit_down: return {.outcome = PinOutcome::sat_down};
        case PinPurpose::change: ask_again(entry, PinStep::fresh, {}); return {};
        case PinPurpose::remove: entry.looked_at = true; return {.request = RemovePin{entry.person}};
    }
    return {};
}

}  // namespace

std::optional<PinRequest> type_pin(PinEntry& entry, std::string typed, Language language) {
    if (entry.looked_at) return std::nullopt;
    std::erase_if(typed, [](char letter) { return letter < '0' || letter > '9'; });
    typed.resize(std::min(typed.size(), pin_length));
    entry.typed = std::move(typed);
    const auto pin = Pin::parse(entry.typed);
    if (!pin) return std::nullopt;

    const PeopleTexts& texts = people_texts(language);
    entry.refusal.clear();
    if (entry.step == PinStep::own) {
        entry.looked_at = true;
        return CheckPin{entry.person, *pin};
    }
    if (entry.step == PinStep::fresh) {
        if (pin->easy_to_guess()) {
            ask_again(entry, PinStep::fresh, std::string(texts.pin_easy));
            return std::nullopt;
        }
        entry.chosen = std::exchange(entry.typed, {});
        entry.step = PinStep::repeat;
        return std::nullopt;
    }
    if (entry.typed != entry.chosen) {
        ask_again(entry, PinStep::fresh, std::string(texts.pins_differ));
        return std::nullopt;
    }
    entry.looked_at = true;
    return KeepPin{entry.person, *pin};
}

PinStepTaken receive_pin(PinEntry& entry, const PinReply& reply, Language language) {
    entry.looked_at = false;
    if (!reply.result) {
        ask_again(entry, entry.step == PinStep::own ? PinStep::own : PinStep::fresh,
                  std::string(people_texts(language).pin_not_stored));
        return {};
    }
    return std::visit(
        Overloaded{[&](const CheckPin&) -> PinStepTaken {
                       if (reply.result->kind == PinVerdict::Kind::right) return after_the_right_one(entry);
                       ask_again(entry, PinStep::own, words_of(*reply.result, language));
                       return {};
                   },
                   [&](const KeepPin&) -> PinStepTaken { return {.outcome = PinOutcome::kept}; },
                   [&](const RemovePin&) -> PinStepTaken { return {.outcome = PinOutcome::removed}; }},
        reply.request);
}

PinScreen pin_screen(const PinEntry& entry, Language language) {
    const PeopleTexts& texts = people_texts(language);
    return {.title = say::with_initials(title_of(entry, texts), entry.person.text, language),
            .note = std::string(entry.looked_at ? texts.one_moment : texts.pin_here_alone),
            .digits = entry.typed.size(),
            .typed = entry.typed,
            .refusal = entry.refusal,
            .looked_at = entry.looked_at};
}

}  // namespace skranke
