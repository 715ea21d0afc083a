#include "counter/people_texts.hpp"

#include <fmt/format.h>

#include "shared/text/format.hpp"

namespace skranke {

namespace {

constexpr PeopleTexts danish{
    .go_to_floor = "Gå på gulvet",
    .leave_floor = "Gå fra gulvet",
    .who_is_here = "Hvem er her nu?",
    .where_are_you = "Hvor er du?",
    .nobody_said = "Ingen er på gulvet endnu.",
    .helped_on_floor = "Hjulpet på gulvet",
    .phone_or_mail = "Telefon eller mail",
    .what_about = "Hvad handlede det om? Valget tæller med det samme.",
    .give_number = "Giv nummer",
    .keeps_time = "Nummeret beholder tiden fra hjælpen.",
    .has_a_number = "Borgeren har et nummer",
    .on_floor_now = "Svaret i ventezonen",
    .answer_here = "Svaret her",
    .ask_colleague = "Tilkald kollega",
    .i_am_coming = "Jeg kommer",
    .never_mind = "Fortryd kaldet",
    .thanks = "Luk kaldet",
    .tally = "Tælling",
    .misdirected = "Fejlhenvendelse",
    .role_issues_only = "Du udleverer numre",
    .advisors_call = "Vejlederne kalder. Skal du selv kalde, så skift person.",
    .tasks = "Opgaver",
    .no_tasks = "Der er ingen opgaver. Skriv en, som kan tages, når ingen venter.",
    .new_task = "Ny opgave – skriv intet om personer",
    .add_task = "Tilføj opgave",
    .task_take = "Tag opgaven",
    .task_done = "Opgaven er færdig",
    .task_back = "Læg tilbage",
    .task_remove = "Fjern",
    .task_urgent = "haster",
    .task_is_urgent = "Opgaven haster",
    .task_is_urgent_means = "Den bliver tilbudt før alle andre.",
    .no_deadline = "Uden frist",
    .due_tomorrow = "I morgen",
    .due_in_a_week = "Inden en uge",
    .pins = "PIN-koder",
    .you_have_pin = "Du har en PIN-kode på denne maskine. Andre maskiner kender den ikke.",
    .you_have_no_pin =
        "Med en PIN-kode kan ingen andre sætte sig ved skranken i dit navn. Den gælder kun på denne "
        "maskine.",
    .change_pin = "Skift PIN-kode",
    .remove_pin = "Fjern PIN-kode",
    .void_a_pin = "Nulstil en kollegas PIN-kode",
    .type_your_pin = "Skriv din PIN-kode",
    .choose_pin = "Vælg en PIN-kode",
    .repeat_pin = "Skriv den en gang til",
    .pin_here_alone = "Seks cifre. Koden gælder kun på denne maskine.",
    .one_moment = "Et øjeblik …",
    .pin_wrong = "Koden passer ikke. Prøv igen.",
    .pin_void = "Koden er spærret. En leder eller lokaladministrator kan nulstille den.",
    .pin_easy = "Den er let at gætte. Vælg en anden.",
    .pins_differ = "De to koder er ikke ens. Vælg igen.",
    .pin_not_stored = "Koden kan ikke gemmes eller prøves lige nu. Prøv igen.",
    .pin_kept = "PIN-koden er gemt på denne maskine",
    .pin_removed = "PIN-koden er fjernet",
};

constexpr PeopleTexts english{
    .go_to_floor = "Go to the floor",
    .leave_floor = "Leave the floor",
    .who_is_here = "Who is here now?",
    .where_are_you = "Where are you?",
    .nobody_said = "Nobody is on the floor yet.",
    .helped_on_floor = "Helped on the floor",
    .phone_or_mail = "Telephone or mail",
    .what_about = "What was it about? The choice counts at once.",
    .give_number = "Give a number",
    .keeps_time = "The number keeps the time of the help.",
    .has_a_number = "The citizen has a number",
    .on_floor_now = "Answered in the waiting zone",
    .answer_here = "Answered here",
    .ask_colleague = "Ask colleague",
    .i_am_coming = "I am coming",
    .never_mind = "Take it back",
    .thanks = "Close the call",
    .tally = "Counting",
    .misdirected = "Misdirected",
    .role_issues_only = "You hand out numbers",
    .advisors_call = "Advisors call. If you are to call yourself, switch person.",
    .tasks = "Tasks",
    .no_tasks = "There are no tasks. Write one that can be taken when nobody waits.",
    .new_task = "New task – write nothing about people",
    .add_task = "Add task",
    .task_take = "Take the task",
    .task_done = "The task is done",
    .task_back = "Put back",
    .task_remove = "Remove",
    .task_urgent = "urgent",
    .task_is_urgent = "The task is urgent",
    .task_is_urgent_means = "It is offered before all others.",
    .no_deadline = "No deadline",
    .due_tomorrow = "Tomorrow",
    .due_in_a_week = "Within a week",
    .pins = "PINs",
    .you_have_pin = "You have a PIN on this machine. Other machines do not know it.",
    .you_have_no_pin =
        "With a PIN nobody else can sit down at the desk in your name. It counts on this machine alone.",
    .change_pin = "Change PIN",
    .remove_pin = "Remove PIN",
    .void_a_pin = "Reset a colleague's PIN",
    .type_your_pin = "Type your PIN",
    .choose_pin = "Choose a PIN",
    .repeat_pin = "Type it once more",
    .pin_here_alone = "Six digits. It counts on this machine alone.",
    .one_moment = "One moment …",
    .pin_wrong = "That is not your PIN. Try again.",
    .pin_void = "This PIN is blocked. A manager or local administrator can reset it.",
    .pin_easy = "That one is easy to guess. Choose another.",
    .pins_differ = "The two are not the same. Choose again.",
    .pin_not_stored = "The PIN cannot be stored or checked just now. Try again.",
    .pin_kept = "The PIN is stored on this machine",
    .pin_removed = "The PIN is removed",
};

}  // namespace

const PeopleTexts& people_texts(Language language) { return language == Language::danish ? danish : english; }

namespace say {

namespace {

template <class... Args>
std::string either(Language language, fmt::format_string<const Args&...> danish_words,
                   fmt::format_string<const Args&...> english_words, const Args&... args) {
    return fmt::format(language == Language::danish ? danish_words : english_words, args...);
}

}  // namespace

std::string on_floor(std::size_t count, Language language) {
    return either(language, "{} på gulvet", "{} on the floor", count);
}

std::string counted(std::string_view service, Language language) {
    return either(language, "Talt med: {}", "Counted: {}", service);
}

std::string helped_at(UtcTime at, std::string_view service, Language language) {
    return either(language, "{} · {}", "{} · {}", at_time(at, language), service);
}

std::string tally_sum(const TallySum& sum, Language language) {
    std::string words =
        either(language, "I alt {} i dag · {} information · {} transaktion · {} fejlhenvendelser",
               "{} in all today · {} information · {} transaction · {} misdirected", sum.in_all,
               sum.information, sum.transaction, sum.misdirected);
    if (sum.by_volunteers)
        words += either(language, " · {} ved frivillige", " · {} by volunteers", *sum.by_volunteers);
    return words;
}

std::string volunteers_have_guided(std::size_t guidances, std::size_t goal, ServiceDay since,
                                   Language language) {
    const bool danish = language == Language::danish;
    return either(language, "Frivillige: {} af {} siden {}", "Volunteers: {} of {} since {}",
                  counted(static_cast<std::int64_t>(guidances), danish ? "vejledning" : "guidance",
                          danish ? "vejledninger" : "guidances", language),
                  count_text(static_cast<std::int64_t>(goal), language), date_text(since, language));
}

std::string answered_here(std::string_view number, Language language) {
    return either(language, "{} er straksafklaret i ventezonen", "{} was answered in the waiting zone",
                  number);
}

std::string wants_colleague(std::string_view desk, UtcTime at, Language language) {
    return either(language, "{} beder om en kollega – {}", "{} asks for a colleague – {}", desk,
                  at_time(at, language));
}

std::string asked_colleague(UtcTime at, Language language) {
    return either(language, "Du har tilkaldt en kollega {} – de andre kan se det",
                  "You asked for a colleague {} – the others can see it", at_time(at, language));
}

std::string due_by(ServiceDay day, Language language) {
    return either(language, "senest {}", "by {}", date_text(day, language));
}

std::string your_task(std::string_view title, std::chrono::minutes takes, Language language) {
    return either(language, "Din opgave: {} ({})", "Your task: {} ({})", title,
                  short_duration(takes, language));
}

std::string while_quiet(std::string_view title, std::chrono::minutes takes, Language language) {
    return either(language, "Mens der er ro: {} ({})", "While it is quiet: {} ({})", title,
                  short_duration(takes, language));
}

std::string with_initials(std::string_view words, std::string_view initials, Language language) {
    return either(language, "{}, {}", "{}, {}", words, initials);
}

std::string pin_wrong_wait(std::chrono::minutes wait, Language language) {
    return either(language, "Koden passer ikke. Vent {}, og prøv igen.",
                  "That is not your PIN. Wait {} and try again.", minutes_in_words(wait, language));
}

std::string pin_wait(std::chrono::minutes wait, Language language) {
    return either(language, "Der har været for mange forkerte forsøg. Vent {}, og prøv igen.",
                  "There were too many wrong attempts. Wait {} and try again.",
                  minutes_in_words(wait, language));
}

std::string pin_voided(std::string_view person, Language language) {
    return either(language, "PIN-koden for {} er nulstillet på denne maskine",
                  "The PIN of {} is reset on this machine", person);
}

std::string colleague_comes(std::string_view person, Language language) {
    return either(language, "{} er på vej til dig", "{} is coming to you", person);
}

std::string nobody_on_floor(std::size_t waiting, Language language) {
    return either(language, "Ingen er på gulvet – {} i køen", "Nobody is on the floor – {} in the queue",
                  waiting);
}

}  // namespace say

}  // namespace skranke
