// Where somebody is, and help between colleagues.
#include "shared/queue/decider.hpp"
#include "shared/queue/people_refusals.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

Decided Decider::operator()(const SetStaffStatus& action) const {
    const PersonId& who = action.who.empty() ? actor.person : action.who;
    if (who.empty() || !municipality.find(who)) return refused(refusals::unknown_person(who));
    return event(StaffStatusSet{.who = who, .status = action.status});
}

Decided Decider::operator()(const RequestHelp&) const {
    if (help_asked_by(day, actor.desk)) return refused(refusals::help_asked_before());
    return event(HelpRequested{});
}

Decided Decider::operator()(const AnswerHelp& action) const {
    const auto wanted = help_wanted_from(day, actor.desk);
    for (const HelpRequest* request : wanted)
        if (action.request.empty() || request->key == action.request)
            return event(HelpAnswered{.request = request->key});
    const HelpRequest* answered = find_help(day, action.request);
    return refused(answered ? refusals::help_answered_before(*answered) : refusals::no_help_wanted());
}

Decided Decider::operator()(const CloseHelp& action) const {
    if (!action.request.empty()) {
        if (!find_help(day, action.request)) return refused(refusals::no_help_wanted());
        return event(HelpClosed{.request = action.request});
    }
    // Two devices may have asked for one desk while apart: closed together.
    Decision closing;
    for (const HelpRequest& request : day.help)
        if (request.desk == actor.desk)
            closing.events.push_back(event(HelpClosed{.request = request.key}).events.front());
    if (closing.events.empty()) return refused(refusals::no_help_wanted());
    return closing;
}

}  // namespace skranke
