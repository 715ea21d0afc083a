#pragma once
// Refusals because of how far the day has come, in words; see refusals.hpp.
#include "shared/queue/actions.hpp"

namespace skranke::refusals {

// `may_override`: whoever asks may hand a number out all the same.
Refusal intake_is_closed(const DoneBy& closed, bool may_override);
Refusal day_is_closed(const DoneBy& closed);
Refusal may_not_direct_day();
// `left`: who has not been helped, in the order of the line; not those whom the person named.
Refusal leftovers_not_named(const std::vector<const Ticket*>& left);
Refusal intake_closed_already();
Refusal intake_open_already();
Refusal day_closed_already(const DoneBy& closed);
Refusal day_not_closed();

}  // namespace skranke::refusals
