#include "tests/windows/day_as_json.hpp"

#include <type_traits>

#include "shared/queue/labels.hpp"

namespace skranke::test {

namespace {

using nlohmann::json;

json plain(const DoneBy& done);
json plain(const Call& call);
json plain(const Turn& turn);
json plain(const Leg& leg);
json plain(const Ticket& ticket);
json plain(const HelpRequest& help);
json plain(const PaperBlock& block);
json plain(const Session& session);
json plain(const Task& task);
json plain(const Day& day);

// What a value is called, by its kind: times in milliseconds, identifiers for choices, numbers as "A 042".
template <class Value>
json plain(const Value& value) {
    if constexpr (requires { value.has_value(); })
        return value ? plain(*value) : json(nullptr);
    else if constexpr (requires { value.time_since_epoch(); })
        return value.time_since_epoch().count();
    else if constexpr (requires { value.count(); })
        return value.count();
    else if constexpr (std::is_same_v<Value, TicketNumber>)
        return number_text(value);
    else if constexpr (requires { value.text; })
        return value.text;
    else if constexpr (std::is_enum_v<Value>)
        return identifier(value);
    else
        return value;
}

template <class Value>
json plain(const std::vector<Value>& values) {
    json list = json::array();
    for (const Value& value : values) list.push_back(plain(value));
    return list;
}

json plain(const DoneBy& done) { return {{"at", plain(done.at)}, {"person", plain(done.person)}}; }

json plain(const Call& call) {
    return {{"desk", plain(call.desk)}, {"person", plain(call.person)}, {"at", plain(call.at)}};
}

json plain(const Turn& turn) {
    return {{"desk", plain(turn.desk)},
            {"person", plain(turn.person)},
            {"at", plain(turn.at)},
            {"rule", plain(turn.rule)},
            {"overtook", plain(turn.overtook)}};
}

json plain(const Leg& leg) {
    return {{"service", plain(leg.service)},         {"desk", plain(leg.desk)},
            {"waits_since", plain(leg.waits_since)}, {"called_at", plain(leg.called_at)},
            {"started_at", plain(leg.started_at)},   {"ended_at", plain(leg.ended_at)},
            {"paused", plain(leg.paused)},           {"finished_late", leg.finished_late}};
}

json plain(const Ticket& ticket) {
    return {{"number", plain(ticket.number)},
            {"service", plain(ticket.service)},
            {"first_service", plain(ticket.first_service)},
            {"escort", plain(ticket.escort)},
            {"card_seen_at", plain(ticket.card_seen_at)},
            {"issued_at", plain(ticket.issued_at)},
            {"arrival", plain(ticket.position.arrival)},
            {"appointment", plain(ticket.appointment)},
            {"status", plain(ticket.status)},
            {"calls", plain(ticket.calls)},
            {"call_reason", ticket.call_reason},
            {"turns", plain(ticket.turns)},
            {"desk", plain(ticket.desk)},
            {"person", plain(ticket.person)},
            {"first_called_at", plain(ticket.first_called_at)},
            {"started_at", plain(ticket.started_at)},
            {"paused_at", plain(ticket.paused_at)},
            {"ended_at", plain(ticket.ended_at)},
            {"outcome", plain(ticket.outcome)},
            {"also", plain(ticket.also)},
            {"referred_to", ticket.referred_to},
            {"legs", plain(ticket.legs)},
            {"topics", plain(ticket.topics)},
            {"for_desk", plain(ticket.for_desk)},
            {"for_partner", plain(ticket.for_partner)},
            {"to_front", ticket.to_front},
            {"transfers", ticket.transfers},
            {"returned", ticket.returned},
            {"returned_after_no_show", ticket.returned_after_no_show},
            {"steps_undone", ticket.steps_undone},
            {"calls_undone", ticket.calls_undone},
            {"answered_on_floor", ticket.answered_on_floor},
            {"from_help_on_the_floor", !ticket.from_enquiry.empty()},
            {"manual", ticket.manual},
            {"prefers", plain(ticket.prefers)},
            {"overruled_events", ticket.overruled_events},
            {"overlooked_at_closing", ticket.overlooked_at_closing}};
}

json plain(const Enquiry& enquiry, const Day& day) {
    const Ticket* ticket = day.find(enquiry.became);
    return {{"at", plain(enquiry.at)},
            {"desk", plain(enquiry.desk)},
            {"person", plain(enquiry.person)},
            {"channel", plain(enquiry.what.channel)},
            {"source", plain(enquiry.what.source)},
            {"service", plain(enquiry.what.service)},
            {"type", plain(enquiry.what.type)},
            {"misdirected", enquiry.what.misdirected},
            {"became", ticket != nullptr ? plain(ticket->number) : json(nullptr)}};
}

json plain(const HelpRequest& help) {
    return {{"desk", plain(help.desk)},
            {"person", plain(help.person)},
            {"at", plain(help.at)},
            {"answered_by", plain(help.answered_by)}};
}

json plain(const PaperBlock& block) {
    return {{"letter", std::string(1, block.letter)},
            {"first", block.first},
            {"last", block.last},
            {"reserved", plain(block.reserved)}};
}

json plain(const Session& session) {
    return {
        {"kind", plain(session.kind)}, {"participants", session.participants}, {"held", plain(session.held)}};
}

json plain(const Task& task) {
    return {{"title", task.words.title}, {"state", plain(task.state)}, {"held_by", plain(task.held_by)}};
}

json plain(const Day& day) {
    json all{{"site", plain(day.site)},
             {"opened", day.opened},
             {"intake_closed", plain(day.course.intake_closed)},
             {"closed", plain(day.course.closed)},
             {"kept_overnight", day.course.kept_overnight},
             {"tickets", plain(day.tickets)},
             {"help", plain(day.help)},
             {"tasks", plain(day.tasks)}};
    all["left_over"] = json::array();
    for (const Leftover& left : day.course.leftovers)
        if (const Ticket* ticket = day.find(left.ticket)) all["left_over"].push_back(plain(ticket->number));
    all["paper"] = plain(day.paper_blocks);
    all["sessions"] = plain(day.sessions);
    all["staff"] = json::object();
    for (const auto& [person, presence] : day.staff)
        all["staff"][person.text] = {{"status", plain(presence.status)},
                                     {"since", plain(presence.since)},
                                     {"desk", plain(presence.desk)}};
    all["enquiries"] = json::array();
    for (const Enquiry& enquiry : day.enquiries) all["enquiries"].push_back(plain(enquiry, day));
    return all;
}

}  // namespace

json days_as_json(const std::vector<Day>& days) { return plain(days); }

}  // namespace skranke::test
