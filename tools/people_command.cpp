#include "tools/people_command.hpp"

namespace skranke::tools {

void add_people_actions(const std::function<CLI::App*(const std::string&, const std::string&)>& add,
                        QueueRequest& request) {
    auto* status =
        add("status", "Say where somebody is. Example: skranke queue --data /tmp/desk status on_floor");
    status->add_option("status", request.number, "on_floor, paused, urgent_task or off")->required();
    status->add_option("--who", request.who, "Initials of a colleague (default: --person)");

    const auto add_enquiry = [&](CLI::App* action) {
        action->add_option("--service", request.service, "Service, by id or name")->required();
        action->add_option("--type", request.type, "information or transaction");
        action->add_flag("--misdirected", request.misdirected, "The enquiry should not have come here");
    };
    add_enquiry(add("helped",
                    "Helped on the floor, without a number.\n"
                    "Example: skranke queue --data /tmp/desk helped --service E03"));
    auto* count = add("count",
                      "Count an enquiry by telephone, mail or else.\n"
                      "Example: skranke queue --data /tmp/desk count --channel telephone --service B02");
    add_enquiry(count);
    count->add_option("--channel", request.channel,
                      "in_person, telephone, email, digital_post, letter, sms, web, social_media, system");
    add("uncount", "Take back the latest count of this desk. Example: skranke queue --data /tmp/desk uncount")
        ->add_option("enquiry", request.number, "Another, as \"people\" names it");
    add("answer",
        "Help somebody who waits where they stand, without a call.\n"
        "Example: skranke queue --data /tmp/desk answer A007")
        ->add_option("number", request.number, "Ticket, as A007")
        ->required();

    add("ask-colleague", "Ask for a colleague. Example: skranke queue --data /tmp/desk ask-colleague");
    add("coming", "Say that you come. Example: skranke queue --data /tmp/desk coming")
        ->add_option("request", request.number, "As \"people\" names it (default: the oldest)");
    add("no-colleague", "Take the request back. Example: skranke queue --data /tmp/desk no-colleague")
        ->add_option("request", request.number, "As \"people\" names it (default: this desk's)");

    auto* task = add("task-add",
                     "Put a task into the bank; nothing personal.\n"
                     "Example: skranke queue --data /tmp/desk task-add --title \"Tjek brochurerne\"");
    task->add_option("--title", request.title, "What there is to do")->required();
    task->add_option("--minutes", request.minutes, "About how long it takes (default: 15)");
    task->add_option("--due", request.day, "By which date, as 2026-11-21");
    task->add_flag("--urgent", request.urgent, "Before all others");
    const auto add_task = [&](const std::string& verb, const std::string& text) {
        add(verb, text + " Example: skranke queue --data /tmp/desk " + verb + " 1")
            ->add_option("task", request.number, "Its place in \"people\", or its id")
            ->required();
    };
    add_task("task-take", "Take a task.");
    add_task("task-back", "Put a task back into the bank.");
    add_task("task-done", "A task is done.");
    add_task("task-remove", "A task is not needed any more.");
    add("people",
        "Who is where, helped without a number, who asks for a colleague, the task bank.\n"
        "Example: skranke queue --data /tmp/desk people --json");
}

}  // namespace skranke::tools
