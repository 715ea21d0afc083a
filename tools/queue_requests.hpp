#pragma once
// One action as words on a command line, and the action as a value: shared by `queue` and `serve`.
#include <string>
#include <vector>

#include "shared/queue/explanation.hpp"
#include "sync/node/queue_node.hpp"
#include "tools/command_output.hpp"

namespace skranke::tools {

// What a person asked for, with names and numbers still as text.
struct QueueRequest {
    std::string verb;     // open, issue, call, recall, start, finish, no-show, return, transfer, clear, undo,
                          // pause, resume, topic, left, cancel, check-escort
    std::string number;   // of a ticket; empty: next, or the one at the desk
    std::string desk;     // id or name; empty: the device's own
    std::string person;   // initials; empty: the first of the staff
    std::string service;  // id or name; for issue and transfer
    bool escorted = false;
    std::string id_card;      // "", "yes" or "no"
    std::string appointment;  // "10:30", of the open day; empty: none
    std::string because;      // for call: why out of order; empty: no reason
    std::string outcome = "solved";
    std::string referred_to;
    std::vector<std::string> also{};  // for finish: further outcomes
    bool late = false;                // for finish: it was forgotten
    std::string to_desk, to_partner;  // for transfer: only they call it
    bool to_front = false;            // for transfer: ahead of those who wait
    std::string day;                  // for open: 2026-11-21; empty: today
    bool confirm_date = false;
    bool although_closed = false;      // for issue
    std::string prefers;               // for issue and prefer: initials; "anybody": no preference
    std::vector<std::string> needs{};  // for needs: "hearing"; none: nothing is needed any more
    std::string to;                    // for stop: a site, by id or name
    std::string kind;                  // for session: psychiatric_ward, school, association, elsewhere
    int participants = 0;              // for session
    std::string state;                 // for appointment-became: helped, did_not_come, cancelled, agreed
    bool with_leftovers = false;       // for close-day: whoever is not helped is named
    std::string at_desk;               // for clear: the desk that has the citizen; empty: back in the queue
    std::string from_enquiry;          // for issue: the help on the floor that goes on at a desk
    // See people_requests.hpp; `number` names a status, an enquiry, a request or a task there.
    std::string who;                    // for status: a colleague's initials
    std::string channel = "telephone";  // for count
    std::string type;                   // for helped and count: information or transaction
    bool misdirected = false;
    std::string title;  // for task-add
    int minutes = 15;
    bool urgent = false;
};

// Looks names up in the snapshot. An unknown one is an error that lists what there is.
struct ResolvedRequest {
    Action action;
    DeskId desk;
    PersonId person;
};
Result<ResolvedRequest> resolve(const QueueRequest& request, const Snapshot& snapshot, UtcTime now);

// "issue --service B02 --escorted --id-card yes": one line of a person or a program.
Result<QueueRequest> parse_request_line(const std::string& line);

// "A041 B01 10:32", as it stands on the paper.
struct PaperRequest {
    std::string number, service, at;
};
Result<EnterPaper> paper_entry(const PaperRequest& request, const Snapshot& snapshot);

// Why the ticket that the request names has not been called yet, seen from its desk and person.
Result<Explanation> explain(const QueueRequest& request, const Snapshot& snapshot, UtcTime now);
Json explanation_to_json(const Explanation& explanation);

Json to_json(const std::string& verb, const Performed& performed, const Snapshot& snapshot);
// All tickets of every day held at the own site's latest date: at a desk first, then waiting in the order in
// which they will be called, then ended. `site`: only that one.
Json list_to_json(const Snapshot& snapshot, UtcTime now, const SiteId& site = {});

// "10:15/1": the appointment of a visit, as it is named on a command line.
std::string plain_code(const SessionAppointment& appointment);

// "in_person, telephone, email"
template <class Values>
std::string identifiers(const Values& values) {
    std::string words;
    for (const auto value : values) {
        if (!words.empty()) words += ", ";
        words += identifier(value);
    }
    return words;
}
// Why somebody may be called out of order: what --because takes.
std::string reasons_out_of_order();

std::string word(Outcome outcome);           // "solved", "referred", …
std::string_view word(TicketStatus status);  // "waiting", "called", "in_service", "finished", "no_show"

}  // namespace skranke::tools
