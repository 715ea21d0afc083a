#include "shared/queue/help_request.hpp"

#include <algorithm>

#include "shared/queue/day.hpp"

namespace skranke {

const HelpRequest* find_help(const Day& day, const EventKey& key) {
    const auto found = std::ranges::find(day.help, key, &HelpRequest::key);
    return found == day.help.end() ? nullptr : &*found;
}

const HelpRequest* help_asked_by(const Day& day, const DeskId& desk) {
    const auto found = std::ranges::find(day.help, desk, &HelpRequest::desk);
    return found == day.help.end() ? nullptr : &*found;
}

std::vector<const HelpRequest*> help_wanted_from(const Day& day, const DeskId& desk) {
    std::vector<const HelpRequest*> wanted;
    for (const HelpRequest& request : day.help)
        if (request.desk != desk && !request.answered_at) wanted.push_back(&request);
    return wanted;
}

}  // namespace skranke
