#pragma once
// A PIN that is being typed: what is asked for, and what follows from what the device says of it. Plain
// values and pure functions; the controller posts what they ask for.
#include <optional>
#include <string>

#include "shared/pin/pin_thread.hpp"
#include "shared/text/language.hpp"

namespace skranke {

enum class PinStep {
    own,     // "Skriv din PIN-kode"
    fresh,   // "Vælg en PIN-kode"
    repeat,  // "Skriv den en gang til"
};
enum class PinPurpose { sit_down, change, remove };

struct PinEntry {
    PersonId person;
    PinPurpose purpose = PinPurpose::sit_down;
    PinStep step = PinStep::own;
    std::string typed{};     // digits
    std::string chosen{};    // to be repeated
    bool looked_at = false;  // the device has not answered yet
    std::string refusal{};   // why it is asked again
};

// Digits as they stand after a key; six of them are an answer. What is to be posted, if anything.
std::optional<PinRequest> type_pin(PinEntry& entry, std::string typed, Language language);

enum class PinOutcome { goes_on, sat_down, kept, removed };
struct PinStepTaken {
    PinOutcome outcome = PinOutcome::goes_on;
    std::optional<PinRequest> request{};
};
PinStepTaken receive_pin(PinEntry& entry, const PinReply& reply, Language language);

// What stands on the page.
struct PinScreen {
    std::string title, note;
    std::size_t digits = 0;  // typed so far
    std::string typed;
    std::string refusal;
    bool looked_at = false;
};
PinScreen pin_screen(const PinEntry& entry, Language language);

}  // namespace skranke
