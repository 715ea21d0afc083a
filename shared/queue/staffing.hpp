#pragma once
// When one more should come to the floor, and when one can do something else: a suggestion with its reason in
// words, never an order. Pure: the same day and the same minute give the same advice on every console.
#include <chrono>
#include <optional>
#include <string>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

struct StaffingRules {
    std::chrono::minutes target{15};          // eight of ten should wait no longer
    std::chrono::minutes oldest_at_most{20};  // nobody should have waited longer by now
    std::chrono::minutes idle_window{15};     // idle for more than half of this: one can leave
};

enum class StaffingStep {
    one_more,
    one_fewer,
    no_more_today,  // it takes long, and all who are here today are on the floor already
};

struct StaffingAdvice {
    StaffingStep step = StaffingStep::one_more;
    std::size_t working = 0;                     // who can take the next citizen, or has one
    std::optional<std::chrono::minutes> wait{};  // projected for who comes now: 80th percentile
    std::optional<std::chrono::minutes> oldest{};
    std::optional<int> idle_percent{};
    std::optional<ReducedBecause> reduced{};  // with no_more_today
    bool operator==(const StaffingAdvice&) const = default;
};

// Nothing: as many as are needed.
std::optional<StaffingAdvice> staffing_advice(const Day& day, const Municipality& municipality, UtcTime now,
                                              const StaffingRules& rules = {});

// How long who comes now will wait, with eight of ten waiting no longer. Nothing where nobody works, or
// nothing is known of how long it takes.
std::optional<std::chrono::minutes> projected_wait(const Day& day, const Municipality& municipality,
                                                   UtcTime now);
// People on the floor, and desks with a citizen whose person has not said where they are.
std::size_t working_now(const Day& day);

// "Én mere på gulvet? Den, der kommer nu, venter op til 25 min."
std::string in_words(const StaffingAdvice& advice, Language language = Language::danish);

}  // namespace skranke
