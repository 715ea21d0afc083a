#pragma once
// Refusals of what people do beside the queue: enquiries, help between colleagues, tasks. See refusals.hpp.
#include "shared/queue/actions.hpp"

namespace skranke::refusals {

Refusal no_enquiry_to_withdraw();
Refusal unknown_enquiry();
Refusal may_not_identify();
Refusal has_a_number(const Ticket& ticket);

Refusal help_asked_before();
Refusal help_answered_before(const HelpRequest& request);
Refusal no_help_wanted();

Refusal task_needs_title();
Refusal task_title_too_long(std::size_t longest);
Refusal task_takes_no_time();
Refusal unknown_task();
Refusal task_is_taken(const Task& task);

}  // namespace skranke::refusals
