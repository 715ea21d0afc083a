// What people do beside the line: come and go, help on the floor, ask for a colleague, take a task.
#include <algorithm>

#include "tools/simulate/people.hpp"

namespace skranke::simulation {

void People::act_beside_the_line(const Desk& desk, const Day& day) {
    const DeskId& own = *world_.machines[desk.machine]->post().desk;
    const ServiceId service = world_.municipality.services[world_.random.below(4)].id;
    switch (world_.random.below(8)) {
        case 0: act(desk, SetStaffStatus{.status = every_staff_status[world_.random.below(4)]}); return;
        case 1: act(desk, RecordEnquiry{.service = service}); return;
        case 2:
            act(desk,
                RecordEnquiry{
                    .channel = Channel::telephone, .source = EnquirySource::by_hand, .service = service});
            return;
        case 3: return go_on_after_help(desk, day);
        case 4: return answer_on_floor(desk, day);
        case 5:
            if (help_asked_by(day, own)) {
                act(desk, CloseHelp{});
            } else {
                act(desk, RequestHelp{});
            }
            return;
        case 6:
            if (!help_wanted_from(day, own).empty()) act(desk, AnswerHelp{});
            return;
        default: return look_into_task_bank(desk, day);
    }
}

// Help on the floor that turns out to be long, or a slip of the finger.
void People::go_on_after_help(const Desk& desk, const Day& day) {
    const Enquiry* latest = latest_enquiry_at(day, *world_.machines[desk.machine]->post().desk);
    if (!latest) return;
    if (latest->what.source == EnquirySource::floor && happens(0.7)) {
        world_.walked(RarePath::number_after_help);
        act(desk, IssueTicket{.from_enquiry = latest->key});
    } else {
        act(desk, WithdrawEnquiry{});
    }
}

void People::answer_on_floor(const Desk& desk, const Day& day) {
    const auto line = day.waiting();
    if (line.empty()) return;
    world_.walked(RarePath::answered_on_floor);
    act(desk, AnswerOnFloor{.ticket = line[world_.random.below(line.size())]->id});
}

void People::look_into_task_bank(const Desk& desk, const Day& day) {
    const auto offered = tasks_to_offer(day);
    const auto taken = std::ranges::find(day.tasks, TaskState::taken, &Task::state);
    if (taken != day.tasks.end()) {
        act(desk, MoveTask{.task = taken->id, .to = happens(0.5) ? TaskState::done : TaskState::open});
    } else if (!offered.empty()) {
        act(desk, MoveTask{.task = offered.front()->id, .to = TaskState::taken});
    } else {
        act(desk, AddTask{.words = {.title = "Tjek brochurerne"}});
    }
}

}  // namespace skranke::simulation
