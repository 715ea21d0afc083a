#include "tools/queue_command.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "tools/people_command.hpp"
#include "tools/people_requests.hpp"
#include "tools/queue_requests.hpp"

namespace skranke::tools {

namespace {

struct Options {
    std::string folder;
    bool json = false;
    int count = 1;
    std::string site;
    QueueRequest request;
};

void print_action(const Options& options, const Performed& performed, const Snapshot& snapshot) {
    if (options.json) {
        std::cout << to_json(options.request.verb, performed, snapshot).dump() << std::endl;
        return;
    }
    if (performed.ticket.id.empty()) {
        std::cout << options.request.verb << ": " << skranke::to_iso(performed.day) << std::endl;
        return;
    }
    std::cout << plain_number(performed.ticket.number) << " is " << word(performed.ticket.status);
    if (!performed.reason_in_words.empty()) std::cout << " (" << performed.reason_in_words << ')';
    std::cout << std::endl;
}

// Whoever asks for the day to be open has what they asked for.
bool is_open_already(const Refused& refused) {
    const auto* refusal = std::get_if<Refusal>(&refused);
    return refusal != nullptr && refusal->kind == Refusal::Kind::day_already_open;
}

int perform(QueueNode& node, const Clock& clock, const Options& options) {
    for (int i = 0; i < options.count; ++i) {
        const auto snapshot = node.snapshot();
        const auto resolved = resolve(options.request, *snapshot, clock.now());
        if (!resolved) return report(resolved.error());
        const auto performed = node.perform(resolved->action, resolved->desk, resolved->person);
        if (!performed) {
            if (!is_open_already(performed.error())) return report(performed.error());
            print_action(options, Performed{.ticket = {}, .day = snapshot->day->day, .reason_in_words = {}},
                         *snapshot);
            continue;
        }
        print_action(options, *performed, *node.snapshot());
    }
    return 0;
}

int list(const QueueNode& node, const Clock& clock, const Options& options) {
    const auto snapshot = node.snapshot();
    SiteId site;
    if (!options.site.empty()) {
        for (const auto& known : snapshot->municipality->sites)
            if (options.site == known.id.text || options.site == known.name) site = known.id;
        if (site.empty())
            return report(Error{ErrorCode::not_found, fmt::format("there is no site \"{}\"", options.site)});
    }
    const Json tickets = list_to_json(*snapshot, clock.now(), site);
    if (options.json) {
        std::cout << tickets.dump() << std::endl;
        return 0;
    }
    for (const auto& ticket : tickets)
        std::cout << fmt::format("{:<6}{:<12}{:<18}{}\n", ticket["number"].get<std::string>(),
                                 ticket["status"].get<std::string>(), ticket["site"].get<std::string>(),
                                 ticket["service_name"].get<std::string>());
    return 0;
}

// "Hvorfor ikke mig?", for staff to read.
int why(const QueueNode& node, const Clock& clock, const Options& options) {
    const auto snapshot = node.snapshot();
    const auto explained = explain(options.request, *snapshot, clock.now());
    if (!explained) return report(explained.error());
    if (options.json)
        std::cout << explanation_to_json(*explained).dump() << std::endl;
    else
        std::cout << in_words(*explained, Language::english) << std::endl;
    return 0;
}

int people(const QueueNode& node, const Options& options) {
    const auto snapshot = node.snapshot();
    if (options.json)
        std::cout << people_to_json(*snapshot).dump() << std::endl;
    else
        std::cout << people_to_text(*snapshot) << std::flush;
    return 0;
}

int run(const Options& options) {
    const SystemClock clock;
    SystemRandom random;
    const auto node = QueueNode::open({.folder = options.folder}, clock, random);
    if (!node) return report(node.error());
    if (options.request.verb == "people") return people(**node, options);
    if (options.request.verb == "why") return why(**node, clock, options);
    return options.request.verb == "list" ? list(**node, clock, options) : perform(**node, clock, options);
}

}  // namespace

void add_queue_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* queue = app.add_subcommand("queue",
                                     "Do at the queue what staff do at a console.\n"
                                     "Example: skranke queue --data /tmp/desk issue --service B02 --json");
    queue->require_subcommand(1);
    queue->add_option("--data", options->folder, "The node's folder")->required();
    queue->add_flag("--json", options->json, "One JSON object for the action; list: one array");
    queue->add_option("--desk", options->request.desk, "Desk, by id or name (default: the device's own)");
    queue->add_option("--person", options->request.person, "Initials (default: the first of the staff)");

    const auto add = [&](const std::string& verb, const std::string& text) {
        auto* action = queue->add_subcommand(verb, text);
        action->fallthrough();  // --data and --json may stand after the action, too
        action->callback([options, verb, &exit_code] {
            options->request.verb = verb;
            exit_code = run(*options);
        });
        return action;
    };
    const auto add_number = [&](CLI::App* action, const std::string& otherwise) {
        action->add_option("number", options->request.number, "Ticket, as A042 (default: " + otherwise + ")");
    };

    auto* open = add("open", "Open the service day. Example: skranke queue --data /tmp/desk open");
    open->add_option("--day", options->request.day, "Date, as 2026-11-21 (default: today)");
    open->add_flag("--confirm-date", options->request.confirm_date,
                   "The date is right, though it looks wrong");

    auto* issue = add(
        "issue", "Hand out a number. Example: skranke queue --data /tmp/desk issue --escorted --id-card yes");
    issue->add_option("--service", options->request.service, "Service, by id or name (default: the first)");
    issue->add_flag("--escorted", options->request.escorted,
                    "The citizen comes with a mestringsvejleder or bostøtte");
    issue
        ->add_option("--id-card", options->request.id_card,
                     "With --escorted: was the municipal ID card shown?")
        ->check(CLI::IsMember({"yes", "no", "later"}));
    issue->add_option("--appointment", options->request.appointment,
                      "A time agreed, as 10:30: the number counts from it");
    issue->add_option("--from-enquiry", options->request.from_enquiry,
                      "Help on the floor that goes on at a desk, as \"people\" names it: keeps its time");
    issue->add_option("--count", options->count, "Hand out so many numbers, one after the other")
        ->check(CLI::Range(1, 999));

    issue->add_flag("--although-closed", options->request.although_closed,
                    "Also if intake is closed, for whom an advisor decides it");
    issue->add_option("--prefers", options->request.prefers,
                      "Initials of the person whom the citizen would rather wait for");
    auto* prefer = add("prefer",
                       "Let a waiting ticket wait for somebody, or for anybody; it keeps its place.\n"
                       "Example: skranke queue --data /tmp/desk prefer A007 --for SHK");
    prefer->add_option("number", options->request.number, "Ticket, as A007")->required();
    prefer->add_option("--for", options->request.prefers, "Initials, or anybody")->required();
    auto* needs = add("needs",
                      "Say what a visit needs: language, sight, hearing, mobility, calm. Without --need:\n"
                      "nothing any more. Staff alone see it, and it goes with the day.\n"
                      "Example: skranke queue --data /tmp/desk needs A007 --need hearing --need calm");
    needs->add_option("number", options->request.number, "Ticket, as A007; else the one at the desk");
    needs->add_option("--need", options->request.needs, "One of the words above; may be repeated");
    auto* stop = add("stop",
                     "A van goes on to another stop, with a line of its own.\n"
                     "Example: skranke queue --data /tmp/van stop Torvet");
    stop->add_option("stop", options->request.to, "The stop, by id or name")->required();
    auto* session = add("session",
                        "A visit away from the house, outside the queue's figures.\n"
                        "Example: skranke queue --data /tmp/desk session --kind school --participants 12");
    session->add_option("--kind", options->request.kind, "psychiatric_ward, school, association or elsewhere")
        ->required();
    session->add_option("--participants", options->request.participants, "How many took part")->required();
    auto* appointment = add("appointment",
                            "Agree on a time for such a visit today. Nobody is named: who comes is known by\n"
                            "the time and a number. Example: skranke queue --data /tmp/desk appointment\n"
                            "--kind psychiatric_ward --at 10:15");
    appointment->add_option("--kind", options->request.kind, "As for session")->required();
    appointment->add_option("--at", options->request.appointment, "The time, as 10:15")->required();
    auto* became = add("appointment-became",
                       "Say what became of such a time.\n"
                       "Example: skranke queue --data /tmp/desk appointment-became 10:15/1 --state helped");
    became->add_option("appointment", options->request.number, "As \"people\" names it")->required();
    became->add_option("--state", options->request.state, "helped, did_not_come, cancelled, or agreed again")
        ->required();
    add("close-intake",
        "No new numbers; who has one is served. Example: skranke queue --data /tmp/desk close-intake");
    add("open-intake", "New numbers again. Example: skranke queue --data /tmp/desk open-intake");
    auto* close_day = add("close-day",
                          "Close the day: everybody is helped, or named as left over.\n"
                          "Example: skranke queue --data /tmp/desk close-day --with-leftovers");
    close_day->add_flag("--with-leftovers", options->request.with_leftovers,
                        "Whoever is not helped yet ends with the day, or is kept overnight");
    add("reopen-day",
        "Open a closed day again: everybody is where they were. Example: skranke queue --data /tmp/desk "
        "reopen-day");

    auto* call = add("call",
                     "Call the next, or a chosen number.\n"
                     "Example: skranke queue --data /tmp/desk call A007 --because agreed_with_citizen");
    add_number(call, "the next");
    call->add_option("--because", options->request.because,
                     "With a number that is not next: " + reasons_out_of_order());
    add_number(add("recall", "Call again. Example: skranke queue --data /tmp/desk recall"),
               "the one at the desk");
    add_number(add("start", "The citizen is here. Example: skranke queue --data /tmp/desk start"),
               "the one at the desk");
    auto* finish =
        add("finish", "End with an outcome. Example: skranke queue --data /tmp/desk finish --outcome solved");
    add_number(finish, "the one at the desk");
    finish->add_option("--outcome", options->request.outcome,
                       "solved, resolved-at-first-contact, assisted-self-service, referred, out-of-scope, "
                       "left-without-help");
    finish->add_option("--also", options->request.also, "A further outcome; may be given several times");
    finish->add_flag("--late", options->request.late,
                     "The finish was forgotten: the time does not count as service time");
    finish->add_option("--referred-to", options->request.referred_to, "With outcome referred: where to");
    add_number(add("no-show", "The citizen did not come. Example: skranke queue --data /tmp/desk no-show"),
               "the one at the desk");
    add_number(
        add("return", "Back to the queue, time kept. Example: skranke queue --data /tmp/desk return A007"),
        "the one at the desk");
    auto* transfer =
        add("transfer",
            "On to another service, time kept. Example: skranke queue --data /tmp/desk transfer --to A01");
    add_number(transfer, "the one at the desk");
    transfer->add_option("--to", options->request.service, "Service, by id or name (default: the same)");
    transfer->add_option("--to-desk", options->request.to_desk, "Only this desk is to call it");
    transfer->add_option("--to-partner", options->request.to_partner,
                         "Only a desk of this organisation is, by name, as \"Ældre Sagen\"");
    transfer->add_flag("--front", options->request.to_front,
                       "Ahead of those who wait (default: by the time of the number)");
    add_number(add("pause",
                   "The citizen needs the desk no more for a while.\n"
                   "Example: skranke queue --data /tmp/desk pause"),
               "the one at the desk");
    add_number(add("resume", "Go on with a paused one. Example: skranke queue --data /tmp/desk resume A007"),
               "the one that the desk paused");
    auto* topic = add("topic",
                      "Another errand in the same visit.\n"
                      "Example: skranke queue --data /tmp/desk topic --service B06");
    add_number(topic, "the one at the desk");
    topic->add_option("--service", options->request.service, "Service, by id or name")->required();
    for (const auto& [verb, text] :
         {std::pair{"left", "A waiting citizen has gone. Example: skranke queue --data /tmp/desk left A007"},
          std::pair{"cancel",
                    "A number drawn by mistake. Example: skranke queue --data /tmp/desk cancel A007"}})
        add(verb, text)->add_option("number", options->request.number, "Ticket, as A007")->required();
    auto* check_escort = add("check-escort",
                             "Say whether a waiting citizen's escort has shown the municipal ID card.\n"
                             "Example: skranke queue --data /tmp/desk check-escort A007 --id-card yes");
    check_escort->add_option("number", options->request.number, "Ticket, as A007")->required();
    check_escort->add_option("--id-card", options->request.id_card, "Was it shown?")
        ->required()
        ->check(CLI::IsMember({"yes", "no"}));
    add_number(add("undo",
                   "Take the desk's own last step back, within two minutes.\n"
                   "Example: skranke queue --data /tmp/desk undo"),
               "the one the desk did something with last");
    auto* last_number =
        add("last-number",
            "Say which number was the last today, to a device that goes on from a copy of its "
            "disk.\nExample: skranke queue --data /tmp/desk last-number A047");
    last_number->add_option(
        "number", options->request.number,
        "The last that was given out; 0: none (default: not known, a hundred are left out)");
    auto* clear = add("clear",
                      "Say where the citizen is after two desks called the same number.\n"
                      "Example: skranke queue --data /tmp/desk clear A017 --at-desk \"Skranke 1\"");
    clear->add_option("number", options->request.number, "Ticket, as A017")->required();
    clear->add_option("--at-desk", options->request.at_desk,
                      "The desk that has the citizen (default: back in the queue)");
    add_people_actions(add, options->request);
    auto* why_action =
        add("why",
            "Why a waiting ticket has not been called yet: its place, who went ahead and by which "
            "rule.\nExample: skranke queue --data /tmp/desk why A007");
    why_action->add_option("number", options->request.number, "Ticket, as A007")->required();
    auto* list_action = add("list",
                            "All tickets of the day: at a desk, waiting in calling order, ended.\n"
                            "Example: skranke queue --data /tmp/desk list --json");
    list_action->add_option("--site", options->site, "Only this site, by id or name");
}

}  // namespace skranke::tools
