#pragma once
// Which of its number series a device may not go on with, since its disk turned out to be a copy: it cannot
// know what was given out after the copy was made. Plain values.
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "shared/base/calendar.hpp"

namespace skranke {

class SeriesHold {
public:
    // Of a device on its own disk: nothing is held.
    SeriesHold() = default;
    // Every series, of every day, until a person answers.
    static SeriesHold all();

    // `series` names the site, too: a van has one at each stop. A day is free that came after the answer, and
    // is today: one with a later date was opened by a wrong clock, and nobody knows what the lost disk gave
    // out on it.
    bool holds(std::string_view series, ServiceDay day, ServiceDay today) const;
    // A person has said how far the series had come on that day.
    void answer(std::string_view series, ServiceDay day, ServiceDay today);

    // As a node's file keeps it.
    std::string text() const;
    // What is not such a text holds everything.
    static SeriesHold from(std::string_view text);

private:
    bool is_copy_ = false;
    std::optional<ServiceDay> answered_on_;  // the latest date that an answer was about, or given on
    std::set<std::string, std::less<>> answered_;
};

}  // namespace skranke
