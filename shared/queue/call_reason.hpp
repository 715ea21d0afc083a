#pragma once
// Why a citizen was called before others: kept with the call, so that "Hvorfor ikke mig?" has an answer.
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/queue/ticket_number.hpp"
#include "shared/text/language.hpp"

namespace skranke {

// The part of the rule that decided.
enum class CallRule {
    longest_wait,
    only_waiting,
    escorted,         // came with a mestringsvejleder or bostøtte who showed the card
    appointment,      // counts from an agreed time
    transferred,      // counts from when the number was issued
    returned,         // likewise
    express,          // a short errand between long ones
    waited_long,      // fairness: has waited so long that nobody goes ahead any more
    overtaken_often,  // fairness: so many in a row have gone ahead that it is this citizen's turn
    chosen_by_staff,  // out of order, by a person
};

// Why a person called somebody out of order. A choice and no text, so that nothing personal is written.
enum class ChosenBecause { special_consideration, agreed_with_citizen, continues_here, quick_question };
// In the order in which they are offered.
inline constexpr std::array every_because{ChosenBecause::special_consideration,
                                          ChosenBecause::agreed_with_citizen, ChosenBecause::continues_here,
                                          ChosenBecause::quick_question};

struct CallReason {
    CallRule rule = CallRule::longest_wait;
    // escorted: when the card was seen. appointment: the time agreed. transferred, returned: the time kept.
    UtcTime since{};
    // waited_long: how long. Whole minutes.
    std::chrono::minutes waited{};
    // Who came earlier, could have been served at this desk, and waits on; in the order they came.
    std::vector<TicketNumber> overtook{};
    std::optional<ChosenBecause> because{};  // chosen_by_staff, always
    bool operator==(const CallReason&) const = default;
};

// "Ledsaget, ID-kort set kl. 10.02; går foran 4": one sentence without its full stop.
std::string in_words(const CallReason& reason, Language language = Language::danish);
// The same with the numbers that were passed, as it is kept: "…; går foran A 041 og A 043".
std::string in_full_words(const CallReason& reason, Language language = Language::danish);

}  // namespace skranke
