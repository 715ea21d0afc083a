#pragma once
// A day folded ticket by ticket: a new event costs the fold of its own ticket, however long the day is.
// The same day as `fold_day` of all the events: what becomes of a ticket follows from its own events alone.
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/queue/day.hpp"

namespace skranke {

class DayFold {
public:
    DayFold(SiteId site, ServiceDay day);

    // In any order; each key once.
    void add(const Event& event);
    Day day();

private:
    struct OneTicket {
        std::vector<Event> events;
        Day folded;  // of these events alone: no ticket before the one that issues it has come
        EventOrder call_order;
        bool stale = false;
    };
    void fold(OneTicket& one) const;

    SiteId site_;
    ServiceDay day_;
    std::unordered_map<std::string, OneTicket> tickets_;  // by id
    std::vector<Event> day_events_;                       // those that are about no ticket
    Day without_tickets_;                                 // as they fold
    bool stale_ = true;
};

}  // namespace skranke
