#pragma once
// "Tilkald kollega": a desk asks for a colleague, the others see it, somebody comes. Kept in the day like all
// else, so that it needs no internet and no server.
#include <optional>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace skranke {

struct Day;

// The events. A request is named by its event's key.
struct HelpRequested {};
struct HelpAnswered {
    EventKey request{};
};
struct HelpClosed {  // taken back, or over
    EventKey request{};
};

// The actions. `request` empty: the only one there is to answer; the desk's own to close.
struct RequestHelp {};
struct AnswerHelp {
    EventKey request{};
};
struct CloseHelp {
    EventKey request{};
};

// A request that nobody has closed.
struct HelpRequest {
    EventKey key;
    DeskId desk;
    PersonId person;
    UtcTime at;
    // Who said "Jeg kommer" first, in the order of events: where two did so apart, every node names the same.
    PersonId answered_by{};
    DeskId answered_at_desk{};
    std::optional<UtcTime> answered_at{};
    bool operator==(const HelpRequest&) const = default;
};

const HelpRequest* find_help(const Day& day, const EventKey& key);
// What the desk itself has asked, answered or not; null if nothing.
const HelpRequest* help_asked_by(const Day& day, const DeskId& desk);
// What other desks have asked and nobody has answered, oldest first.
std::vector<const HelpRequest*> help_wanted_from(const Day& day, const DeskId& desk);

}  // namespace skranke
