#pragma once
// What each event of the people at work does to the day: who is where, enquiries without a number, help
// between colleagues, the task bank. For `apply_to_day` alone; an event that does not fit changes nothing.
#include "shared/queue/day.hpp"

namespace skranke {

void apply(Day& day, const Event& event, const StaffStatusSet& set);

void apply(Day& day, const Event& event, const EnquiryRecorded& recorded);
void apply(Day& day, const Event& event, const EnquiryWithdrawn& withdrawn);

void apply(Day& day, const Event& event, const HelpRequested& requested);
void apply(Day& day, const Event& event, const HelpAnswered& answered);
void apply(Day& day, const Event& event, const HelpClosed& closed);

void apply(Day& day, const Event& event, const TaskAdded& added);
void apply(Day& day, const Event& event, const TaskMoved& moved);

}  // namespace skranke
