#pragma once
// The console's texts about the people at work, in Danish and English: who is where, help without a number, a
// colleague, what a role does not do. Danish is the source. The rest: console_texts.hpp.
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/calendar.hpp"
#include "shared/base/clock.hpp"
#include "shared/text/language.hpp"

namespace skranke {

struct PeopleTexts {
    std::string_view go_to_floor, leave_floor, who_is_here, where_are_you, nobody_said;
    std::string_view helped_on_floor, phone_or_mail, what_about, give_number, keeps_time, has_a_number,
        on_floor_now, answer_here;
    std::string_view ask_colleague, i_am_coming, never_mind, thanks;
    std::string_view tally, misdirected;
    std::string_view role_issues_only, advisors_call;
    std::string_view tasks, no_tasks, new_task, add_task, task_take, task_done, task_back, task_remove,
        task_urgent, task_is_urgent, task_is_urgent_means, no_deadline, due_tomorrow, due_in_a_week;
    std::string_view pins, you_have_pin, you_have_no_pin, change_pin, remove_pin, void_a_pin, type_your_pin,
        choose_pin, repeat_pin, pin_here_alone, one_moment, pin_wrong, pin_void, pin_easy, pins_differ,
        pin_not_stored, pin_kept, pin_removed;
};

const PeopleTexts& people_texts(Language language);

namespace say {

std::string on_floor(std::size_t count, Language language);
std::string counted(std::string_view service, Language language);
std::string helped_at(UtcTime at, std::string_view service, Language language);
struct TallySum {
    std::size_t in_all = 0, information = 0, transaction = 0, misdirected = 0;
    std::optional<std::size_t> by_volunteers{};  // nothing: there are none
};
std::string tally_sum(const TallySum& sum, Language language);
// "Frivillige: 64 vejledninger af 200 siden 3-11-2026"
std::string volunteers_have_guided(std::size_t guidances, std::size_t goal, ServiceDay since,
                                   Language language);
std::string answered_here(std::string_view number, Language language);
std::string wants_colleague(std::string_view desk, UtcTime at, Language language);
std::string asked_colleague(UtcTime at, Language language);
std::string due_by(ServiceDay day, Language language);
std::string your_task(std::string_view title, std::chrono::minutes takes, Language language);
std::string while_quiet(std::string_view title, std::chrono::minutes takes, Language language);
// "Skriv din PIN-kode, MKH"
std::string with_initials(std::string_view words, std::string_view initials, Language language);
std::string pin_wrong_wait(std::chrono::minutes wait, Language language);
std::string pin_wait(std::chrono::minutes wait, Language language);
std::string pin_voided(std::string_view person, Language language);
std::string colleague_comes(std::string_view person, Language language);
// "Ingen er på gulvet – 8 i køen"
std::string nobody_on_floor(std::size_t waiting, Language language);

}  // namespace say

}  // namespace skranke
